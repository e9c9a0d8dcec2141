"""/actor NAME: one actor's profile."""

from extraction.text import fold, splits
from handlers.charts import network_chart, picture, timeline_chart
from handlers.command import Command, Takes
from handlers.errors import UserError
from handlers.filters import chart_request, without_language
from handlers.lines import article_title, event_item, figure_item, joined, name_run, name_text, pick, quote_item
from handlers.reply import Block, Heading, Item, Listing, Paragraph, Reply, Run, Style, plain
from handlers.request import Request
from handlers.services import Services
from locales import Wording
from storage import entities, events, figures, quotes
from storage.filters import Filter
from storage.rows import EntityRow, Profile
from storage.sqlite import Database

_SHOWN = 5
"""Entries of each part; the rest is one command away."""


async def answer(request: Request, services: Services) -> Reply:
    """The profile of the actor that the arguments name, by a name in either language or by reference."""
    words = services.wording(request.language)
    asked = chart_request(request, services)
    name = without_language(request.arguments if asked is None else asked.arguments, services)
    if not name:
        raise UserError("error-actor-needed")
    row = await services.store.read(lambda db: _find(db, name))
    if row is None:
        nearest = await services.store.read(lambda db: entities.nearest(db, name, limit=3))
        if not nearest:
            raise UserError("error-no-actor", name=name)
        shown = "، " if request.language == "ar" else ", "
        offered = shown.join(f"{name_run(near.name, request.language).text} ({near.reference})" for near in nearest)
        raise UserError("error-no-actor-nearest", name=name, nearest=offered)
    make = _blocks if asked is None else _drawn
    blocks = await services.store.read(lambda db: make(db, row, words))
    return Reply(request.language, blocks)


def _drawn(database: Database, row: EntityRow, words: Wording) -> tuple[Block, ...]:
    """Who appears with the actor as a picture; where nobody does, what happened around it."""
    name = name_text(row.name, words.language)
    about = Filter(entity=row.id)
    chart = network_chart(database, about, (name,), words) or timeline_chart(database, about, (name,), words)
    return (picture(chart, words) if chart is not None else Paragraph(plain(words("no-company-of", name=name))),)


def _find(database: Database, name: str) -> EntityRow | None:
    reference = fold(name)
    if reference.startswith("a") and reference[1:].isdecimal():
        row = entities.get(database, int(reference[1:][:12]))
        return row if row is not None and row.articles else None
    return entities.named(database, name)


def _blocks(database: Database, row: EntityRow, words: Wording) -> tuple[Block, ...]:
    profile = entities.profile(database, row.id)
    blocks = [_head(row, words), *_called(row, profile, words)]
    blocks += _part("profile-roles", _roles(profile, words), words)
    about = Filter(entity=row.id, limit=_SHOWN)
    dated = events.timeline(database, about)
    blocks += _part("profile-timeline", [event_item(event, words) for event in dated.rows], words)
    blocks += _more(dated.total, "timeline", row, words)
    spoken = quotes.listing(database, about)
    blocks += _part("profile-quotes", [quote_item(quote, words) for quote in spoken.rows], words)
    blocks += _more(spoken.total, "quotes", row, words)
    near = figures.listing(database, about)
    blocks += _part("profile-figures", [figure_item(figure, words) for figure in near.rows], words)
    blocks += _more(near.total, "figures", row, words)
    return (*blocks, *_part("profile-company", _company(profile, words), words))


def _head(row: EntityRow, words: Wording) -> Block:
    line = joined(
        (name_run(row.name, words.language),),
        (Run(words(f"entity-{row.type}")),),
        (Run(words("mentions", count=row.mentions)),),
    )
    return Heading((*line, Run(f" [{row.reference}]", Style.FAINT)))


def _called(row: EntityRow, profile: Profile, words: Wording) -> list[Block]:
    """The other names, in an Arabic answer: they are the articles' own."""
    own = {fold(row.name.ar or ""), *map(fold, profile.aliases)}
    others = [
        alias for alias in profile.aliases if fold(alias) != fold(row.name.ar or "") and not _attached(alias, own)
    ]
    if words.language != "ar" or not others:
        return []
    return [Paragraph(plain(f"{words('profile-also-called')}: {'، '.join(others)}"))]


def _attached(alias: str, names: set[str]) -> bool:
    """Whether a name is another one with a preposition or conjunction before it: للأمم المتحدة."""
    first, *rest = fold(alias).split()
    return any(" ".join((split.stem, *rest)) in names for split in splits(first) if split.prefix)


def _roles(profile: Profile, words: Wording) -> list[Item]:
    items = []
    for role, article in profile.roles:
        if (said := pick(role, words.language)) is not None:
            title = article_title(article.heading, words, article.language)
            items.append(Item(joined((Run(said),), (Run(f"#{article.id} ", Style.FAINT), title))))
    return items


def _company(profile: Profile, words: Wording) -> list[Item]:
    return [
        Item(
            joined((name_run(other.name, words.language),), (Run(words("together", count=shared), Style.FAINT),)),
            reference=other.reference,
        )
        for other, shared in profile.company[:_SHOWN]
    ]


def _part(key: str, items: list[Item], words: Wording) -> list[Block]:
    return [Heading(plain(words(key))), Listing(tuple(items))] if items else []


def _more(total: int, command: str, row: EntityRow, words: Wording) -> list[Block]:
    """The command that lists the rest of a part."""
    if total <= _SHOWN:
        return []
    typed = f"/{words(f'command-{command}')} {pick(row.name, words.language) or row.reference}"
    return [Paragraph((Run(words("profile-more", count=total - _SHOWN, command=typed), Style.FAINT),))]


COMMAND = Command(
    "actor", ("الطرف", "طرف", "ملف"), answer, also=("profile",), needs=(Takes.NAME,), takes=(Takes.CHART,)
)
