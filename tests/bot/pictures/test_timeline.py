"""Timelines: what is where, and that nothing is over anything else."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from bot.pictures.look import WIDTH
from bot.pictures.shapes import Bar, Dot, Page, Stroke
from bot.pictures.timeline import lay_out
from tests.bot.pictures.conftest import Days, check, scattered, setter, timeline

DAY = date(2023, 9, 8)
WEEK: Days = [(DAY + timedelta(days=n),) * 2 for n in range(7)]
OUTLIER: Days = [(date(1960, 2, 29), date(1960, 2, 29)), *WEEK]


def drawn(language: str, days: Days, hollow: tuple[int, ...] = ()) -> Page:
    return lay_out(timeline(language, days, hollow), setter(language))


def dots(page: Page, role: str) -> list[Dot]:
    return [shape for shape in page.shapes if isinstance(shape, Dot) and shape.role == role]


def bars(page: Page) -> list[Bar]:
    return [shape for shape in page.shapes if isinstance(shape, Bar)]


@pytest.mark.parametrize("number", [1, 2, 10, 300])
def test_nothing_is_over_anything_else(language: str, number: int) -> None:
    check(drawn(language, scattered(number)))


@pytest.mark.parametrize(
    "days",
    [
        WEEK,
        OUTLIER,
        [(DAY, DAY)] * 40,
        [(date(2011, 1, 1), date(2011, 12, 31))] * 12,
        [(date(1901, 1, 1), date(2000, 12, 31)), (DAY, DAY)],
        [(None, DAY), (date(2011, 1, 1), None), (DAY, DAY)],
        [(date(2000 + n, 1, 1), date(2020 + n, 1, 1)) for n in range(12)],
        [(date(1, 1, 1), date(1, 1, 1)), (date(9999, 1, 1), date(9999, 12, 31))],
    ],
    ids=["week", "outlier", "same day", "same year", "century", "open ends", "overlapping", "all of time"],
)
def test_clusters_outliers_and_intervals_have_room(language: str, days: Days) -> None:
    check(drawn(language, days))


def test_time_runs_down_and_labels_are_in_its_order() -> None:
    page = drawn("en", WEEK)
    tops = [text.top for text in page.texts("when")]
    assert tops == sorted(tops)
    assert [text.of for text in page.texts("when")] == [f"E{n}" for n in range(1, 8)]
    marks = [dot.y for dot in dots(page, "mark")]
    assert marks == sorted(marks)
    assert len(set(marks)) == 7


def test_labels_are_level_with_their_marks_where_there_is_room() -> None:
    page = drawn("en", WEEK)
    for text, dot in zip(page.texts("when"), dots(page, "mark"), strict=True):
        assert abs(text.top + text.size * 0.66 - dot.y) < 1


def test_each_named_event_has_its_date_its_reference_and_a_leader_to_its_mark() -> None:
    page = drawn("en", OUTLIER)
    for dot in dots(page, "mark"):
        (leader,) = [s for s in page.shapes if isinstance(s, Stroke) and s.role == "leader" and s.of == dot.of]
        assert leader.points[0] == (dot.x, dot.y)
        assert [text.of for text in page.texts("reference") if text.content == dot.of] == [dot.of]
        assert [text for text in page.texts("label") if text.of == dot.of]


def test_an_outlier_decades_away_costs_a_break_that_says_how_long_it_is(language: str) -> None:
    page = drawn(language, OUTLIER)
    (gap,) = page.texts("break")
    assert "64" in gap.content
    first, second, *_ = sorted(dot.y for dot in dots(page, "mark"))
    assert second - first < page.height / 3


def test_no_break_where_time_is_evenly_filled() -> None:
    assert not drawn("en", [(date(2000 + n, 6, 1),) * 2 for n in range(10)]).texts("break")


def test_years_are_named_at_their_place_on_the_axis() -> None:
    page = drawn("en", [(date(2010, 1, 1), date(2010, 1, 1)), (date(2020, 1, 1), date(2020, 1, 1))])
    named = {text.content: text.top + text.size * 0.66 for text in page.texts("tick")}
    assert {"2010", "2020"} <= set(named)
    assert [named[year] for year in sorted(named)] == sorted(named.values())
    for dot, year in zip(dots(page, "mark"), ("2010", "2020"), strict=True):
        assert abs(dot.y - named[year]) < 1


def test_intervals_are_bars_that_span_them() -> None:
    page = drawn("en", [(date(2011, 1, 1), date(2013, 1, 1)), (date(2012, 1, 1),) * 2, (date(2014, 1, 1),) * 2])
    (bar,) = bars(page)
    inner, outer = (dot.y for dot in dots(page, "mark"))
    assert bar.box.top < inner < bar.box.bottom < outer


def test_bars_never_overlap() -> None:
    found = bars(drawn("en", scattered(300)))
    for index, one in enumerate(found):
        assert not any(one.box.overlaps(other.box) for other in found[index + 1 :])


def test_open_ends_have_arrows() -> None:
    page = drawn("en", [(None, DAY), (date(2011, 1, 1), None), (DAY, DAY)])
    assert len([shape for shape in page.shapes if isinstance(shape, Stroke) and shape.role == "open"]) == 2


def test_what_has_not_happened_is_hollow_and_the_picture_says_so() -> None:
    page = drawn("en", [*WEEK, (date(2024, 1, 1), date(2024, 12, 31))], hollow=(2, 7))
    assert [dot.of for dot in dots(page, "mark") if dot.hollow] == ["E3"]
    assert [bar.hollow for bar in bars(page)] == [True]
    assert any("Hollow" in note.content for note in page.texts("note"))
    assert not any("Hollow" in note.content for note in drawn("en", WEEK).texts("note"))


def test_what_is_not_named_is_a_small_dot_and_counted(language: str) -> None:
    page = drawn(language, scattered(300))
    named = {text.of for text in page.texts("when")}
    assert 6 <= len(named) <= 16
    assert len(dots(page, "other")) == 300 - len(named)
    assert str(300 - len(named)) in page.texts("note")[0].content


def test_the_first_and_the_last_event_are_always_named() -> None:
    days = scattered(300)
    chart = timeline("en", days)
    named = {text.of for text in lay_out(chart, setter("en")).texts("when")}
    first = chart.marks[0].reference
    last = max(chart.marks, key=lambda mark: mark.start or date.min).reference
    assert {first, last} <= named


def test_days_that_are_told_of_most_are_named_before_others() -> None:
    page = drawn("en", [*scattered(200), *[(date(2022, 2, 2), date(2022, 2, 2))] * 9])
    assert any("2 Feb 2022" in text.content for text in page.texts("when"))


def test_arabic_is_the_mirror_of_english() -> None:
    english, arabic = drawn("en", WEEK), drawn("ar", WEEK)
    assert {dot.x for dot in dots(arabic, "mark")} == {WIDTH - dot.x for dot in dots(english, "mark")}
    assert {text.anchor for text in arabic.texts("label")} == {"right"}
    assert {text.x for text in arabic.texts("label")} == {WIDTH - text.x for text in english.texts("label")}


def test_lines_of_a_label_follow_each_other() -> None:
    page = drawn("en", WEEK)
    for reference in {text.of for text in page.texts("label")}:
        lines = [text for text in page.texts("label") if text.of == reference]
        assert all(after.top - before.top == pytest.approx(30 * 1.32) for before, after in pairwise(lines))
