"""Linear time: how much longer a text of a million characters takes than one of a hundred thousand, shape by shape.

Run it by hand: `uv run python benchmarks/linear.py [SHAPE ...]`. Linear is 10 times; a shape above 12 is tried again,
as other programs disturb a clock, and where it stays there the line says so and the exit code is 1.
"""

import gc
import sys
import time
from datetime import date
from pathlib import Path

from extraction.pipeline import parse

ARTICLE = next((Path(__file__).parents[1] / "examples" / "articles").glob("*.txt")).read_text("utf-8")
SMALL, LARGE = 100_000, 1_000_000
HIGHEST_RATIO = 12
LEAST_SECONDS = 0.02  # below it the clock's own steps decide
TRIES = 2
DAY = date(2024, 6, 1)

UNITS = {
    "article": ARTICLE + "\n",
    "one sentence": ARTICLE.replace("\n", " ").replace(".", " ").replace("؟", " ") + " ",
    "one word": "كتاب",
    "one Latin word": "abc",
    "digits": "7",
    "grouped digits": "7,",
    "spaced digits": "700 ",
    "numbers in words": "ثلاثة آلاف وخمسمئة ",
    "opened quotes": "«",
    "straight quotes": '"',
    "quotes of a word": "«نعم» ",
    "opened quotes in clauses": "وقال الوزير: «نعم ",
    "commas": "،",
    "conjunctions": "و ",
    "one long conjunction": "و",
    "years": "2014 ",
    "years and months": "مايو 2014 ",
    "dates in a row": "من 3 إلى 5 مايو 2014 و",
    "relative dates": "قبل ثلاثة أيام ",
    "opened brackets": "(",
    "bracketed words": "(نعم ",
    "one name": "محمد ",
    "one full name": "محمد صلاح ",
    "one unseen name": "الوزير سرحان القرنفلي ",
    "one place": "القاهرة ",
    "joined places": "والقاهرة ",
    "titles": "وزير ",
    "titles and names": "الرئيس محمد ",
    "institutions": "وزارة ",
    "nationalities": "المصري ",
    "verbs of saying": "قال ",
    "event verbs": "قتل ",
    "events": "قتل جنديان في بغداد أمس ",
    "relative pronouns": "الذي ",
    "units": "مليون دولار ",
    "percentages": "5% ",
    "full stops": ".",
    "clubs": "فاز الأهلي والزمالك على برشلونة وروما في مباراة الدوري ",
    "clubs that may be words": "قال المدرب عن مباراة النصر الكبير والاتحاد ",
    "colons": ":",
    "dashes": "- ",
    "line ends": "\n",
    "blanks": " ",
    "vowel signs": "\u064e",
    "one joined word": "م\u200c",
    "bidi marks": "\u200f",
    "surrogates": "\ud800",
}


def seconds(text: str) -> float:
    """Processor time of one parse."""
    gc.collect()
    start = time.process_time()
    parse(text, DAY)
    return time.process_time() - start


def filled(unit: str, size: int) -> str:
    """A unit repeated up to a number of characters."""
    return (unit * (size // len(unit) + 1))[:size]


def ratio(unit: str) -> tuple[float, float]:
    """Seconds of the small text, and how many times as long the large one takes."""
    small = min(seconds(filled(unit, SMALL)) for _ in range(3))
    return small, seconds(filled(unit, LARGE)) / small


def main() -> int:
    """Print a line a shape."""
    parse(ARTICLE, DAY)
    worst = 0.0
    for name in sys.argv[1:] or UNITS:
        small, times = ratio(UNITS[name])
        for _ in range(TRIES):
            if times > HIGHEST_RATIO and small > LEAST_SECONDS:
                small, times = min((ratio(UNITS[name]), (small, times)), key=lambda pair: pair[1])
        counts = small > LEAST_SECONDS
        worst = max(worst, times if counts else 0)
        note = "  NOT LINEAR" if counts and times > HIGHEST_RATIO else "" if counts else "  too short to tell"
        print(f"{name:26} {small:7.3f} s  x {times:5.1f}{note}", flush=True)
    print(f"worst: {worst:.1f} times")
    return int(worst > HIGHEST_RATIO)


if __name__ == "__main__":
    sys.exit(main())
