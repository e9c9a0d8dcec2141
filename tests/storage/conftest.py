"""A real database, and facts made by hand."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from extraction.facts import (
    Article,
    Bilingual,
    DateSpan,
    Entity,
    EntityType,
    Event,
    EventType,
    Facts,
    Figure,
    Mention,
    Modality,
    Participant,
    Precision,
    Qualifier,
    Quote,
    Span,
)
from storage import adding
from storage.database import Store

BODY = (
    "التقى خليفة حفتر وفدا من الأمم المتحدة في طرابلس يوم 17 ديسمبر 2015. "
    "وقال حفتر: «لن نتراجع عن موقفنا أبدا». "
    "ويحتاج 2.4 مليون شخص إلى مساعدات."
)


def span(text: str, body: str = BODY) -> Span:
    at = body.index(text)
    return Span(at, at + len(text))


def mention(text: str) -> Mention:
    return Mention(span(text), text)


DAY = date(2015, 12, 17)
HAFTAR = Entity(
    "khalifa-haftar", EntityType.PERSON,
    Bilingual("خليفة حفتر", "Khalifa Haftar"), Bilingual("اللواء", "Major General"),
    (mention("خليفة حفتر"), Mention(Span(BODY.index("وقال حفتر") + 5, BODY.index("وقال حفتر") + 9), "حفتر")),
)  # fmt: skip
UN = Entity(
    "united-nations",
    EntityType.ORGANIZATION,
    Bilingual("الأمم المتحدة", "United Nations"),
    None,
    (mention("الأمم المتحدة"),),
)
TRIPOLI = Entity("tripoli", EntityType.PLACE, Bilingual("طرابلس", "Tripoli"), None, (mention("طرابلس"),))
MEETING = Event(
    EventType.CONSULT, Modality.ASSERTED, DateSpan(DAY, DAY, Precision.DAY, "17 ديسمبر 2015"),
    Bilingual("التقى خليفة حفتر وفدا من الأمم المتحدة", "Khalifa Haftar met a UN delegation"),
    (Participant("khalifa-haftar", "agent"), Participant("united-nations", "patient")),
    Span(0, BODY.index(".")),
)  # fmt: skip
UNDATED = Event(EventType.STATEMENT, Modality.ASSERTED, None, Bilingual("قال حفتر", None), (), span("وقال حفتر"))
PEOPLE = Figure(
    2_400_000, None, Qualifier.EXACT, "person", Bilingual("2.4 مليون شخص", "2.4 million people in need of aid"),
    span("2.4 مليون شخص"),
)  # fmt: skip
SAYING = Quote("khalifa-haftar", "لن نتراجع عن موقفنا أبدا", span("لن نتراجع عن موقفنا أبدا"))
FACTS = Facts(
    Article("لقاء", "ar", date(2015, 12, 20)), (), (HAFTAR, UN, TRIPOLI), (MEETING, UNDATED), (PEOPLE,), (SAYING,)
)
NOW = datetime(2015, 12, 20, 8, tzinfo=UTC)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with Store.open(tmp_path / "mujaz.db") as opened:
        yield opened


@pytest.fixture
async def filled(store: Store) -> Store:
    await store.write(lambda db: adding.add(db, BODY, FACTS, title=FACTS.article.title, source="test", imported_at=NOW))
    return store
