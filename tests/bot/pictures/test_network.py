"""Networks: sizes, colours, room, and the same places each time."""

import subprocess
import sys
from math import dist, pi

import pytest

from bot.pictures.look import Ink
from bot.pictures.network import lay_out
from bot.pictures.shapes import Dot, Page, Stroke
from bot.pictures.stress import parted, placed
from extraction.facts import EntityType
from handlers.specification import Link, NetworkChart, Node
from tests.bot.pictures.conftest import check, network, setter

SMALL = NetworkChart(
    "en-GB", "Who appears with whom",
    (
        Node("Libya", EntityType.STATE, 100, "A1"),
        Node("Martin Kobler", EntityType.PERSON, 25, "A2"),
        Node("United Nations", EntityType.ORGANIZATION, 25, "A3"),
        Node("Nobody", EntityType.PERSON, 9, "A4"),
    ),
    (Link(0, 1, 8), Link(1, 2, 2)), 7,
)  # fmt: skip


def nodes(page: Page) -> dict[str, Dot]:
    return {shape.of: shape for shape in page.shapes if isinstance(shape, Dot) and shape.role == "node"}


def links(page: Page) -> dict[str, Stroke]:
    return {shape.of: shape for shape in page.shapes if isinstance(shape, Stroke) and shape.role == "link"}


@pytest.mark.parametrize("number", [2, 3, 10, 22, 300])
@pytest.mark.parametrize("density", [0.0, 0.15, 1.0])
def test_nothing_is_over_anything_else(language: str, number: int, density: float) -> None:
    chart = network(language, number, density)
    page = lay_out(chart, setter(language))
    check(page)
    assert len(nodes(page)) >= min(number, 15)


@pytest.mark.parametrize("links", [(Link(23, 24, 1),), (Link(0, 25, 1), Link(3, 24, 2)), (Link(28, 29, 3),)])
def test_there_is_no_picture_of_nobody(links: tuple[Link, ...]) -> None:
    actors = tuple(Node(f"Actor {place}", EntityType.PERSON, 100 - place, f"A{place}") for place in range(30))
    assert len(nodes(lay_out(NetworkChart("en-GB", "Who", actors, links, 30), setter("en")))) == 2 * len(links)


def test_areas_grow_with_mentions_and_colours_tell_types() -> None:
    found = nodes(lay_out(SMALL, setter("en")))
    area = {key: pi * dot.radius**2 for key, dot in found.items()}
    assert area["A1"] == pytest.approx(4 * area["A2"]) == pytest.approx(4 * area["A3"])
    assert {key: dot.ink for key, dot in found.items()} == {
        "A1": Ink.STATE, "A2": Ink.PERSON, "A3": Ink.ORGANIZATION,
    }  # fmt: skip


def test_the_legend_names_the_colours_that_are_there() -> None:
    page = lay_out(SMALL, setter("en"))
    assert {text.content for text in page.texts("legend")} == {"country", "person", "organisation"}
    shown = {shape.ink for shape in page.shapes if isinstance(shape, Dot) and shape.role == "legend"}
    assert shown == {dot.ink for dot in nodes(page).values()}


def test_lines_join_the_circles_and_are_wider_where_more_sentences_are_shared() -> None:
    page = lay_out(SMALL, setter("en"))
    circles, lines = nodes(page), links(page)
    for pair, line in lines.items():
        ends = [circles[reference] for reference in pair.split("-")]
        assert line.points == tuple((dot.x, dot.y) for dot in ends)
    assert lines["A1-A2"].width == pytest.approx(4 * lines["A2-A3"].width)


def test_who_appears_with_nobody_is_left_out_and_counted() -> None:
    page = lay_out(SMALL, setter("en"))
    assert set(nodes(page)) == {"A1", "A2", "A3"}
    assert any("4 more actors" in note.content for note in page.texts("note"))


def test_names_stand_below_their_circles() -> None:
    page = lay_out(SMALL, setter("en"))
    for reference, dot in nodes(page).items():
        (name,) = (text for text in page.texts("name") if text.of == reference)
        assert name.x == dot.x
        assert dot.y + dot.radius <= name.top < dot.y + dot.radius + 10


def test_the_same_data_has_the_same_picture_in_every_process() -> None:
    code = (
        "from tests.bot.pictures.conftest import network, setter\n"
        "from bot.pictures.network import lay_out\n"
        "import hashlib\n"
        "print(hashlib.sha256(repr(lay_out(network('en', 18), setter('en'))).encode()).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_links_bring_nodes_together() -> None:
    chain = placed(6, [(n, n + 1) for n in range(5)])
    assert all(dist(chain[n], chain[n + 1]) < dist(chain[0], chain[5]) for n in range(5))
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in chain)


def test_groups_that_nothing_joins_stand_apart() -> None:
    places = placed(9, [(0, 1), (1, 2), (2, 3), (3, 4), (5, 6), (7, 8)])
    assert max(y for _, y in places[:5]) < min(y for _, y in places[5:])
    assert max(x for x, _ in places[5:7]) < min(x for x, _ in places[7:])


def test_boxes_are_moved_apart_or_it_is_said_that_they_cannot() -> None:
    together = [(50.0, 50.0)] * 3
    moved = parted(together, [(30, 30)] * 3, 200, 200, 5)
    assert moved is not None
    assert len({(round(x), round(y)) for x, y in moved}) == 3
    assert parted(together, [(90, 90)] * 3, 100, 100, 5) is None
