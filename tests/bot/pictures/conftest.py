"""Charts of any size in both languages, and a check that nothing in a picture is in the way of anything else."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations

import pytest

from bot.pictures.look import MARGIN, TALLEST, WIDTH, Look
from bot.pictures.shapes import Bar, Box, Dot, Page
from bot.pictures.typesetting import Typesetter
from extraction.facts import EntityType
from handlers.specification import Bars, FiguresChart, Link, Mark, NetworkChart, Node, Series, TimelineChart, Value
from locales import wording

TAGS = {"ar": "ar", "en": "en-GB"}
SENTENCES = {
    "ar": "وقّع ممثلون عن مجلس النواب والمؤتمر الوطني العام وشخصيات مستقلة الاتفاق في Skhirat بحضور Martin Kobler",
    "en": "Representatives of the House of Representatives and the General National Congress signed it there",
}
NAMES = {
    "ar": ("اللجنة الدولية للصليب الأحمر والهلال الأحمر", "Martin Kobler", "الأمم المتحدة", "خليفة حفتر", "ليبيا"),
    "en": ("International Committee of the Red Cross", "Martin Kobler", "United Nations", "“حركة مجهولة”", "Libya"),
}
Days = Sequence[tuple[date | None, date | None]]


def timeline(language: str, days: Days, hollow: Sequence[int] = ()) -> TimelineChart:
    words = wording(TAGS[language])
    text = SENTENCES[language].split()
    marks = [
        Mark(start, end, words.when(start, end, "range"), " ".join(text[: 2 + index % len(text)]), f"E{index + 1}",
             index in hollow)
        for index, (start, end) in enumerate(days)
    ]  # fmt: skip
    marks.sort(key=lambda mark: mark.start or mark.end or date.min)
    return TimelineChart(TAGS[language], words("timeline-title", total=len(marks)), tuple(marks), len(marks))


def scattered(number: int) -> Days:
    """Days and intervals, dense at one end of twenty years."""
    chance = random.Random(number)
    starts = [date(2023, 9, 8) - timedelta(days=int(chance.expovariate(1 / 500))) for _ in range(number)]
    return [(start, start + timedelta(days=chance.choice([0, 0, 0, 0, 30, 365]))) for start in starts]


def values(language: str, numbers: Sequence[float], days: Sequence[date | None] = ()) -> tuple[Value, ...]:
    unit = {"ar": "قتيلا على الأقل في الزلزال الذي ضرب الحوز", "en": "dead at least in the earthquake of Al Haouz"}[
        language
    ]
    return tuple(
        Value(number, None, f"{number} {unit}", f"F{index + 1}", index + 1, days[index] if days else None)
        for index, number in enumerate(numbers)
    )


def figures(language: str, *panels: Series | Bars) -> FiguresChart:
    total = sum(len(panel.values) for panel in panels)
    return FiguresChart(TAGS[language], wording(TAGS[language])("figures-title", total=total), panels, total)


def network(language: str, number: int, density: float = 0.15) -> NetworkChart:
    chance = random.Random(number)
    kinds = list(EntityType)
    nodes = tuple(
        Node(
            f"{NAMES[language][index % 5]} {index}", kinds[index % len(kinds)], 1 + 300 // (index + 1), f"A{index + 1}"
        )
        for index in range(number)
    )
    pairs = [pair for pair in combinations(range(number), 2) if chance.random() < density or pair[1] == pair[0] + 1]
    links = tuple(Link(a, b, chance.randint(1, 9)) for a, b in pairs)
    return NetworkChart(TAGS[language], wording(TAGS[language])("network-title"), nodes, links, number)


def setter(language: str, look: Look | None = None) -> Typesetter:
    return Typesetter(TAGS[language], look or Look())


def check(page: Page) -> None:
    """Every text is within the margins, none is over another or over a dot, none leaves a phone's picture."""
    assert page.height <= TALLEST
    inside = Box(MARGIN - 40, 0, WIDTH - MARGIN + 40, page.height)
    for text in page.texts():
        assert text.content.strip()
        assert inside.holds(text.box), text
    for one, other in combinations(page.texts(), 2):
        assert not one.box.overlaps(other.box, -1), (one, other)
    for dot in (
        shape for shape in page.shapes if isinstance(shape, Dot | Bar) and shape.role in ("mark", "interval", "node")
    ):
        for text in page.texts():
            assert not text.box.overlaps(dot.box, -1), (dot, text)


@pytest.fixture(params=["ar", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)
