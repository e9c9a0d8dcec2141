"""Figures: honest lengths, scales that say what they are, sources."""

from datetime import date
from itertools import pairwise

import pytest

from bot.pictures.figures import lay_out
from bot.pictures.look import WIDTH
from bot.pictures.shapes import Bar, Dot, Page, Stroke
from bot.pictures.values import linear, scale
from handlers.specification import Bars, Series, Value
from tests.bot.pictures.conftest import check, figures, setter, values

TOLL = values("en", (296, 632, 1037, 2012, 2862), [date(2023, 9, 8 + n) for n in range(5)])


def drawn(language: str, *panels: Series | Bars) -> Page:
    return lay_out(figures(language, *panels), setter(language))


def bars(page: Page, role: str = "bar") -> list[Bar]:
    return [shape for shape in page.shapes if isinstance(shape, Bar) and shape.role == role]


def dots(page: Page) -> list[Dot]:
    return [shape for shape in page.shapes if isinstance(shape, Dot) and shape.role == "value"]


@pytest.mark.parametrize("number", [1, 10, 300])
def test_nothing_is_over_anything_else(language: str, number: int) -> None:
    check(drawn(language, Bars("Dead", values(language, [7.0 + n * n for n in range(number)]))))


def test_many_kinds_and_series_share_a_page(language: str) -> None:
    toll = values(language, (296, 632, 2862), [date(2023, 9, 8 + n) for n in range(3)])
    kinds = [Bars(f"Kind {n}", values(language, [10.0 * n + k for k in range(20)])) for n in range(1, 9)]
    page = drawn(language, Series("Dead", toll), *kinds)
    check(page)
    assert 3 <= len(page.texts("unit")) <= 6
    assert any("more" in note.content or "و" in note.content for note in page.texts("note"))


def test_bars_begin_at_zero_and_are_as_long_as_their_number() -> None:
    found = bars(drawn("en", Bars("Dead", values("en", (100, 50, 25)))))
    lengths = [bar.box.right - bar.box.left for bar in found]
    assert lengths[0] == pytest.approx(2 * lengths[1]) == pytest.approx(4 * lengths[2])
    assert len({bar.box.left for bar in found}) == 1


def test_arabic_bars_begin_at_the_right() -> None:
    found = bars(drawn("ar", Bars("قتلى", values("ar", (100, 50)))))
    assert len({bar.box.right for bar in found}) == 1
    assert found[0].box.right > WIDTH / 2


def test_negative_numbers_go_the_other_way_from_zero() -> None:
    up, down = bars(drawn("en", Bars("Percent", values("en", (4, -2)))))
    assert down.box.right == pytest.approx(up.box.left)
    assert up.box.right - up.box.left == pytest.approx(2 * (down.box.right - down.box.left))


def test_the_upper_part_of_a_range_is_pale() -> None:
    value = Value(10, 15, "10 to 15 billion dollars", "F1", 3, None)
    page = drawn("en", Bars("Dollars", (value,)))
    (sure,), (rest,) = bars(page), bars(page, "range")
    assert rest.pale
    assert rest.box.left == pytest.approx(sure.box.right)
    assert sure.box.right - sure.box.left == pytest.approx(2 * (rest.box.right - rest.box.left))


def test_each_figure_stands_above_its_bar_with_its_source() -> None:
    page = drawn("en", Bars("Dead", values("en", (100, 50, 25))))
    for bar in bars(page):
        label = [text for text in page.texts("label") if text.of == bar.of]
        (source,) = (text for text in page.texts("source") if text.of == bar.of)
        assert label[-1].box.bottom <= bar.box.top
        assert bar.of in source.content
        assert "#" in source.content


def test_a_scale_is_logarithmic_only_where_it_must_be_and_says_so(language: str) -> None:
    even = drawn(language, Bars("Dead", values(language, (900, 1))))
    assert not even.texts("scale")
    assert bars(even)
    steep = drawn(language, Bars("Dead", values(language, (300_000, 20))))
    assert steep.texts("scale")
    assert not bars(steep)
    assert len(dots(steep)) == 2


def test_a_logarithmic_scale_gives_equal_factors_equal_distances() -> None:
    axis = scale((1, 10_000_000), 4)
    assert axis.logarithmic
    assert axis.at(100) - axis.at(10) == pytest.approx(axis.at(1_000_000) - axis.at(100_000))
    assert (axis.at(axis.low), axis.at(axis.high)) == (0, 1)


@pytest.mark.parametrize("numbers", [(0.0,), (5.0,), (-3.0, -1.0), (0.03, 4.4), (1e12, 3e12), (1e-9,)])
def test_an_even_scale_has_zero_and_every_number_on_it(numbers: tuple[float, ...]) -> None:
    axis = linear(numbers, 4)
    assert 0 <= axis.at(0) <= 1
    assert all(0 <= axis.at(number) <= 1 for number in numbers)
    assert {axis.low, axis.high} <= set(axis.ticks)


def test_a_toll_that_grows_is_a_line_from_report_to_report() -> None:
    page = drawn("en", Series("Dead", TOLL))
    check(page)
    (line,) = [shape for shape in page.shapes if isinstance(shape, Stroke) and shape.role == "series"]
    assert line.points == tuple((dot.x, dot.y) for dot in dots(page))
    assert [x for x, _ in line.points] == sorted(x for x, _ in line.points)
    assert [y for _, y in line.points] == sorted((y for _, y in line.points), reverse=True)
    assert [text.of for text in page.texts("source")] == [value.reference for value in TOLL]
    numbers = {text.of for text in page.texts("number")}
    assert {TOLL[0].reference, TOLL[-1].reference} <= numbers


def test_the_line_goes_through_no_number_that_has_another_place(language: str) -> None:
    for numbers in ((43_059, 10_000_000), (10_000_000, 43_059), (100, 900, 100), (900, 100, 900)):
        days = [date(2023, 9, 1 + 10 * n) for n in range(len(numbers))]
        page = drawn(language, Series("Dead", values(language, numbers, days)))
        check(page)
        (line,) = [shape for shape in page.shapes if isinstance(shape, Stroke) and shape.role == "series"]
        boxes = [text.box for text in page.texts("number")]
        assert len(boxes) == len(numbers)
        for (ax, ay), (bx, by) in pairwise(line.points):
            for step in range(1001):
                x, y = ax + (bx - ax) * step / 1000, ay + (by - ay) * step / 1000
                assert not any(box.left < x < box.right and box.top < y < box.bottom for box in boxes)


def test_the_distances_of_a_series_are_those_of_its_days_and_numbers() -> None:
    days = [date(2023, 9, 1), date(2023, 9, 2), date(2023, 9, 11)]
    page = drawn("en", Series("Dead", values("en", (100, 200, 400), days)))
    (a, b, c), zero = dots(page), max(s.points[0][1] for s in page.shapes if isinstance(s, Stroke) and s.role == "grid")
    assert c.x - a.x == pytest.approx(10 * (b.x - a.x))
    assert zero - c.y == pytest.approx(2 * (zero - b.y)) == pytest.approx(4 * (zero - a.y))


def test_arabic_time_runs_from_right_to_left() -> None:
    toll = values("ar", (296, 2862), [date(2023, 9, 8), date(2023, 9, 12)])
    first, last = dots(drawn("ar", Series("قتلى", toll)))
    assert first.x > last.x


def test_a_long_series_shows_its_newest_reports_and_counts_the_others() -> None:
    days = [date.fromordinal(738_000 + n) for n in range(300)]
    page = drawn("en", Series("Dead", values("en", [float(n) for n in range(300)], days)))
    check(page)
    assert page.texts("source")[-1].of == "F300"
    assert str(300 - len(page.texts("source"))) in page.texts("note")[0].content
