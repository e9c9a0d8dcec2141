"""Speed of the parser: what loading the tables takes, words a second when warm, by stage, and memory.

Run it by hand: `uv run python benchmarks/parse_speed.py [FOLDER_OF_TEXTS]`; without a folder it takes the samples.
All times are those of the processor. Other programs on the machine lengthen them all the same: ratios of two runs on
one quiet machine mean more than the figures themselves.
"""

import gc
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from extraction import pipeline

SAMPLES = Path(__file__).parents[1] / "examples" / "articles"
ROUNDS = 7
DAY = date(2024, 6, 1)
STAGES = {
    "sentences": ("read",),
    "numbers": ("find_numbers",),
    "dates": ("find_published", "find_dates"),
    "names and their English": ("find_entities",),
    "figures": ("find_figures",),
    "quotes": ("find_quotes",),
    "events and their English": ("with_figures", "find_events"),
}

COLD_START = """
import sys, time
sys.path.insert(0, {root!r})
started = time.process_time()
from extraction.pipeline import parse
from datetime import date
imported = time.process_time()
text = open({path!r}, encoding="utf-8").read()
day = date(2024, 6, 1)
parse(text, day)
first = time.process_time()
parse(text, day)
print(imported - started, first - imported - (time.process_time() - first))
"""


def timed(stage: Callable[..., object], spent: dict[str, float], name: str) -> Callable[..., object]:
    """The stage, with the seconds it takes added up under its name."""

    def run(*arguments: object, **options: object) -> object:
        start = time.process_time()
        found = stage(*arguments, **options)
        spent[name] += time.process_time() - start
        return found

    return run


def main() -> None:
    """Print what was measured."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES
    paths = sorted(folder.glob("*.txt"))
    starts = [_cold_start(paths[0]) for _ in range(ROUNDS)]
    imports, loading = (min(values) for values in zip(*starts, strict=True))
    print(f"imports: {imports:.2f} s; loading the tables: {loading:.2f} s (best of {ROUNDS} new processes)")
    texts = [path.read_text("utf-8") for path in paths]
    words = sum(len(text.split()) for text in texts)
    for text in texts:
        pipeline.parse(text, DAY)
    best = min(_round(texts) for _ in range(ROUNDS))
    print(f"{len(texts)} articles, {words} words, warm: {words / best:,.0f} words a second (best of {ROUNDS})")
    _by_stage(texts, words)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at the peak, Python, libraries and tables with it: {peak:.0f} MB")


def _cold_start(path: Path) -> tuple[float, float]:
    """Seconds of importing the parser, and of loading the tables for the first article, in a new process."""
    code = COLD_START.format(root=str(Path(__file__).parents[1]), path=str(path))
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    imports, loading = printed.split()
    return float(imports), float(loading)


def _by_stage(texts: list[str], words: int) -> None:
    spent = dict.fromkeys(STAGES, 0.0)
    for stage, functions in STAGES.items():
        for name in functions:
            setattr(pipeline, name, timed(getattr(pipeline, name), spent, stage))
    for _ in range(ROUNDS):
        _round(texts)
    total = sum(spent.values())
    for stage, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {stage:26} {seconds / total:6.1%}  {seconds / ROUNDS / words * 1e6:6.1f} us a word")


def _round(texts: list[str]) -> float:
    gc.collect()
    start = time.process_time()
    for text in texts:
        pipeline.parse(text, DAY)
    return time.process_time() - start


if __name__ == "__main__":
    main()
