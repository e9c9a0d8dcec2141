"""Events: a corpus of sentences, articles with their expected facts, and what must hold for any text."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.english_verbs import participle, past, present
from extraction.facts import Event
from extraction.pipeline import parse
from tests.extraction.pace import seconds_of

HERE = Path(__file__).parent
PUBLISHED = date(2024, 5, 15)
ROWS = [
    (line + "\t" * 5).split("\t")[:6] for line in (HERE / "corpora" / "events.tsv").read_text("utf-8").splitlines()[1:]
]
ARTICLES = sorted((HERE / "articles").glob("*.json"))


def _says(english: str | None, groups: str) -> bool:
    low = (english or "").lower()
    return all(any(word.lower() in low for word in group.split("|")) for group in groups.split(";") if group)


def _fault(row: list[str]) -> str | None:
    text, types, start, end, modality, english = row
    dated = [e for e in parse(text, PUBLISHED).events if e.date is not None]
    if not types:
        return f"spurious {[e.text.en for e in dated]}" if dated else None
    wanted = (date.fromisoformat(start), date.fromisoformat(end))
    found = [e for e in dated if e.date is not None and (e.date.start, e.date.end) == wanted]
    if not found:
        return f"no event of {start}: {[(e.date.start, e.text.en) for e in dated if e.date]}"
    event = found[0]
    if event.type.value not in types.split("|"):
        return f"type {event.type.value}, not {types}"
    if event.modality.value != modality:
        return f"modality {event.modality.value}, not {modality}"
    return None if _says(event.text.en, english) else f"English {event.text.en!r} lacks {english}"


def test_corpus() -> None:
    wrong = [f"{row[0]}\n  {fault}" for row in ROWS if (fault := _fault(row)) is not None]
    assert len(wrong) <= 0.05 * len(ROWS), f"{len(wrong)} of {len(ROWS)}\n" + "\n".join(wrong)


WORDED = [line.split("\t") for line in (HERE / "corpora" / "events_english.tsv").read_text("utf-8").splitlines()[1:]]


def test_clauses_are_told_in_whole_english_sentences() -> None:
    """Word order, articles, possessives, prepositions: exactly as the corpus says, but for a name here and there."""
    told = {text: [e.text.en for e in parse(text, PUBLISHED).events if e.date is not None] for text, _ in WORDED}
    wrong = [f"{text}\n  {told[text]}\n  not {english!r}" for text, english in WORDED if english not in told[text]]
    assert len(wrong) <= 0.03 * len(WORDED), f"{len(wrong)} of {len(WORDED)}\n" + "\n".join(wrong)


@pytest.mark.parametrize("path", sorted((HERE / "newspapers").glob("*.txt")), ids=lambda p: p.stem)
def test_no_wording_ends_in_the_air(path: Path) -> None:
    """No English of an event ends with a preposition or an article, or shows a mark that only the grammar reads."""
    facts = parse(path.read_text("utf-8"), PUBLISHED)
    worded = [event.text.en for event in facts.events if event.text.en]
    dangling = ("of", "from", "with", "the", "a", "an", "for", "to", "and", "at", "by", "into")
    assert [english for english in worded if english.split()[-1] in dangling] == []
    assert [english for english in worded if any("\ue000" <= letter <= "\uf8ff" for letter in english)] == []


def test_negative_sentences_give_no_dated_event() -> None:
    wrong = [row[0] for row in ROWS if not row[1] and _fault(row) is not None]
    assert not wrong


def _matches(event: Event, gold: dict, body: str) -> bool:
    at = body.find(gold["anchor"])
    inside = event.span.start < at + len(gold["anchor"]) and at < event.span.end
    if event.date is None or not inside or event.date.start is None:
        return False
    near = abs((event.date.start - date.fromisoformat(gold["date"]["start"])).days) <= 10
    return near and event.type.value in gold["types"]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_article(path: Path) -> None:
    """Nearly all expected events and quotes are found, and hardly any other dated ones."""
    gold = json.loads(path.read_text("utf-8"))
    body = path.with_suffix(".txt").read_text("utf-8")
    facts = parse(body, date.fromisoformat(gold["published"]))
    wanted = [g for g in gold["events"] if not g.get("optional")]
    missed = [g["anchor"] for g in wanted if not any(_matches(e, g, body) for e in facts.events)]
    assert len(missed) <= 1, missed
    dated = [e for e in facts.events if e.date is not None]
    assert len(dated) <= len(gold["events"]) + 1
    quotes = [g["anchor"] for g in gold["quotes"] if not g.get("optional")]
    assert [q.text for q in facts.quotes] == quotes


def test_spans_and_participants_are_the_articles() -> None:
    for path in ARTICLES:
        body = path.with_suffix(".txt").read_text("utf-8")
        facts = parse(body, PUBLISHED)
        keys = {e.key for e in facts.entities}
        for event in facts.events:
            assert 0 <= event.span.start < event.span.end <= len(body)
            assert event.text.ar
            assert event.text.ar in body
            assert {p.entity for p in event.participants} <= keys
            assert len({p.entity for p in event.participants}) == len(event.participants)


def test_one_event_for_a_date_said_twice() -> None:
    text = "وقعت مصر أمس الثلاثاء (14 مايو) اتفاقا مع السودان."
    assert len([e for e in parse(text, PUBLISHED).events if e.date is not None]) == 1


def test_names_with_dates_of_their_own_share_the_verb() -> None:
    text = "وكانت الكاميرون (1990) والسنغال (2002) قد توقفت عند ربع النهائي."
    english = [e.text.en or "" for e in parse(text, PUBLISHED).events if e.date is not None]
    assert len(english) == 2
    assert english[0].startswith("Cameroon")
    assert english[1].startswith("Senegal")


@pytest.mark.parametrize(
    ("frame", "forms"),
    [
        ("sign", ("signed", "signed", "signs")),
        ("take over", ("took over", "taken over", "takes over")),
        ("carry out", ("carried out", "carried out", "carries out")),
        ("call for", ("called for", "called for", "calls for")),
        ("overthrow", ("overthrew", "overthrown", "overthrows")),
        ("ban", ("banned", "banned", "bans")),
        ("be crowned with", ("was crowned with", "been crowned with", "is crowned with")),
    ],
)
def test_english_verbs(frame: str, forms: tuple[str, str, str]) -> None:
    assert (past(frame), participle(frame), present(frame)) == forms


WORDS = [w for row in ROWS for w in row[0].split()]


@settings(max_examples=120, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=60).map(" ".join))
def test_any_text_gives_events_in_order(text: str) -> None:
    events = parse(text, PUBLISHED).events
    assert list(events) == sorted(events, key=lambda e: e.span)


def test_time_grows_with_the_text_only() -> None:
    """One endless sentence of clauses: ten times the text takes about ten times as long."""
    piece = "وقعت مصر أمس اتفاقا، ثم أعلنت قطر أن السودان الذي زار الرياض الأحد سيستضيف القمة، "
    few, many = (seconds_of(lambda copies=copies: parse(piece * copies, PUBLISHED)) for copies in (40, 400))  # type: ignore[misc]
    assert many <= 25 * few + 0.5
