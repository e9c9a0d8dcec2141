"""Speed of the parser: words a second when warm, by stage, and the cost of a cold start.

Run it by hand: `uv run python benchmarks/parse_speed.py [FOLDER_OF_TEXTS]`; without a folder it takes the samples.
Ratios of two runs on one quiet machine mean more than the figures themselves.
"""

import sys
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

from extraction import pipeline

SAMPLES = Path(__file__).parents[1] / "examples" / "articles"
ROUNDS = 5
DAY = date(2024, 6, 1)
STAGES = (
    "read", "find_numbers", "find_dates", "find_entities", "Reading", "find_figures", "find_quotes", "with_figures",
    "find_events",
)  # fmt: skip


def timed(stage: Callable[..., object], spent: dict[str, float], name: str) -> Callable[..., object]:
    """The stage, with the seconds it takes added up under its name."""

    def run(*arguments: object) -> object:
        start = time.perf_counter()
        found = stage(*arguments)
        spent[name] += time.perf_counter() - start
        return found

    return run


def main() -> None:
    """Print what was measured."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    words = sum(len(text.split()) for text in texts)
    start = time.perf_counter()
    pipeline.parse(texts[0], DAY)
    print(f"first article, lexicons loaded on the way: {time.perf_counter() - start:.2f} s")
    for text in texts:
        pipeline.parse(text, DAY)
    best = min(_round(texts) for _ in range(ROUNDS))
    print(f"{len(texts)} articles, {words} words, warm: {words / best:,.0f} words a second (best of {ROUNDS})")
    spent = dict.fromkeys(STAGES, 0.0)
    for name in STAGES:
        setattr(pipeline, name, timed(getattr(pipeline, name), spent, name))
    _round(texts)
    total = sum(spent.values())
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {name:14} {seconds / total:6.1%}  {seconds / words * 1e6:6.1f} us a word")
    tracemalloc.start()
    pipeline.parse(max(texts, key=len), DAY)
    print(f"memory at the peak of one parse: {tracemalloc.get_traced_memory()[1] / 1e6:.1f} MB over the lexicons")


def _round(texts: list[str]) -> float:
    start = time.perf_counter()
    for text in texts:
        pipeline.parse(text, DAY)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
