"""Articles mutilated at random, parsed, and their facts checked.

Run it by hand: `uv run python -m tests.fuzz [--minutes 10] [--seed 1] [FOLDER]`. FOLDER holds .txt files; without it
the samples serve. Prints counts at the end, and each kind of failure with a short text that shows it, which is also
written to `fuzz-failures/`. The exit code is 1 where anything failed.
"""

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.extraction.invariants import check

ROOT = Path(__file__).parents[1]
SAMPLES = (ROOT / "examples" / "articles", ROOT / "tests" / "extraction" / "articles")
FAILURES = Path("fuzz-failures")

SIGNS = "«»“”\"'‘’()[]{}.,،؛:;!؟?…-–—/\\%٪٫٬$€£+*#@&_|~^=<>"
INVISIBLE = "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad\u0640"
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0300"
STRANGE = "\0\x07\x1b\x85\u2028\u2029\ud800\udfff\ufffe\uffff\U0001f600\U0010ffffﷺﷲ﷼ﻻ¼½²Ⅷ٠۹०"
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩"
BLANKS = " \n\t\r\u00a0\u3000"
ARTICLES = ("و", "ف", "ب", "ل", "ك", "ال", "لل", "وال", "بال")

Mutation = Callable[[random.Random, str, str], str]


def _place(rng: random.Random, text: str) -> tuple[int, int]:
    start = rng.randrange(len(text) + 1)
    return start, min(len(text), start + rng.choice((0, 1, 2, 5, 20, 100)))


def insert_signs(rng: random.Random, text: str, _: str) -> str:
    """Put a run of odd characters somewhere."""
    at, _end = _place(rng, text)
    kind = rng.choice((SIGNS, INVISIBLE, MARKS, STRANGE, DIGITS, BLANKS))
    run = "".join(rng.choices(kind, k=rng.choice((1, 1, 2, 5, 40))))
    return text[:at] + run + text[at:]


def insert_any(rng: random.Random, text: str, _: str) -> str:
    """Put any code point somewhere, half a surrogate pair too."""
    at, _end = _place(rng, text)
    return text[:at] + chr(rng.randrange(0x110000)) + text[at:]


def delete(rng: random.Random, text: str, _: str) -> str:
    """Cut a piece out, mostly in the middle of a word."""
    start, end = _place(rng, text)
    return text[:start] + text[end:]


def repeat(rng: random.Random, text: str, _: str) -> str:
    """Say a piece again and again."""
    start, end = _place(rng, text)
    return text[:end] + text[start:end] * rng.choice((1, 2, 10)) + text[end:]


def splice(rng: random.Random, text: str, other: str) -> str:
    """Put a piece of another article in."""
    at, _end = _place(rng, text)
    start, end = _place(rng, other)
    return text[:at] + other[start:end] + text[at:]


def swap_words(rng: random.Random, text: str, _: str) -> str:
    """Exchange two words."""
    words = text.split(" ")
    first, second = rng.randrange(len(words)), rng.randrange(len(words))
    words[first], words[second] = words[second], words[first]
    return " ".join(words)


def change_word(rng: random.Random, text: str, other: str) -> str:
    """Replace a word by one of another article, or join a proclitic to it."""
    words, others = text.split(" "), other.split(" ")
    at = rng.randrange(len(words))
    words[at] = rng.choice(others) if rng.random() < 0.7 else rng.choice(ARTICLES) + words[at]
    return " ".join(words)


def change_number(rng: random.Random, text: str, _: str) -> str:
    """Put a number where a word was: huge, tiny, a date, a score."""
    words = text.split(" ")
    number = rng.choice(("9" * 400, "0", "00", "1/0", "31/2/2015", "29-2-2100", "12:75", "1e999", "3-2", "0,5", "10000",
                         "1.2.3.4", "٪5", "5٪٪", "1/2/3/4", "-7", "99/99/9999", "0/0/0"))  # fmt: skip
    words[rng.randrange(len(words))] = number
    return " ".join(words)


def shuffle_sentences(rng: random.Random, text: str, _: str) -> str:
    """Tell the sentences in another order."""
    parts = text.split(".")
    rng.shuffle(parts)
    return ".".join(parts)


MUTATIONS: tuple[Mutation, ...] = (
    insert_signs, insert_any, delete, repeat, splice, swap_words, change_word, change_number, shuffle_sentences,
)  # fmt: skip
LONGEST = 6000  # characters; longer ones only slow the search down


def mutated(rng: random.Random, texts: list[str]) -> str:
    """An article after some mutations."""
    text = rng.choice(texts)
    start = rng.randrange(len(text))
    text = text[start : start + rng.choice((10, 100, 1000, LONGEST))] if rng.random() < 0.7 else text
    for _ in range(rng.choice((1, 2, 4, 8, 16, 60))):
        text = rng.choice(MUTATIONS)(rng, text, rng.choice(texts))[:LONGEST]
    return text


def failure_of(text: str, published: date | None, language: str) -> str | None:
    """Where and how a text makes the parser or an invariant fail, or None."""
    try:
        check(text, published, language)
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno} {frame.line}"
    return None


def shortened(text: str, failure: str, published: date | None, language: str) -> str:
    """A smaller text with the same failure: pieces are cut out as long as it stays."""
    size = len(text) // 2
    while size:
        at = 0
        while at < len(text):
            smaller = text[:at] + text[at + size :]
            if failure_of(smaller, published, language) == failure:
                text = smaller
            else:
                at += size
        size //= 2
    return text


def fuzz(texts: list[str], seconds: float, seed: int) -> tuple[Counter[str], dict[str, str], float]:
    """Parse mutilated articles for a time: counts, a short text for each failure, the longest parse in seconds."""
    rng = random.Random(seed)
    counts: Counter[str] = Counter()
    failures: dict[str, str] = {}
    slowest, end = 0.0, time.monotonic() + seconds
    while time.monotonic() < end:
        text = mutated(rng, texts)
        published = rng.choice((date(2024, 6, 1), date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29), None))
        language = rng.choice(("ar", "ar", "ar", "en"))
        start = time.process_time()
        failure = failure_of(text, published, language)
        slowest = max(slowest, time.process_time() - start)
        counts["texts"] += 1
        counts["characters"] += len(text)
        if failure is not None:
            counts["failures"] += 1
            if failure not in failures:
                failures[failure] = shortened(text, failure, published, language)
                print(f"{failure}\n    {published} {language} {failures[failure]!r}", flush=True)
    return counts, failures, slowest


def main() -> int:
    """Run for the given time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    folders = (options.folder,) if options.folder else SAMPLES
    texts = [path.read_text("utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))]
    counts, failures, slowest = fuzz(texts, options.minutes * 60, options.seed)
    print(f"{counts['texts']:,} texts, {counts['characters']:,} characters, {counts['failures']:,} failures of "
          f"{len(failures)} kinds, the slowest text {slowest:.2f} s")  # fmt: skip
    for number, text in enumerate(failures.values(), start=1):
        FAILURES.mkdir(exist_ok=True)
        (FAILURES / f"{number}.txt").write_text(text, "utf-8", errors="surrogatepass")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
