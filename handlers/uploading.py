"""An upload's way to a draft: what was sent is read, parsed, compared with what is there, and stored hidden."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extraction.text import fold
from handlers.aiding import aids_of
from handlers.errors import UserError
from handlers.options import Options, day, number
from handlers.reading import Contents, Parsed, as_user_error, parse_all, parse_article, read_articles, user_errors
from handlers.request import Attachment, Request
from handlers.services import Services
from locales import LANGUAGES, Wording
from reading.article import ReadArticle
from reading.decoding import LARGEST_FILE, check_size
from storage import adding, articles, held, likeness, visibility
from storage.adding import Draft
from storage.held import Held
from storage.sqlite import Database

OPTIONS = ("date", "title", "source", "author", "version", "held")
MOST_FILES = 20

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_LINKS = re.compile(rf"{_LINK.pattern}(?:\s+{_LINK.pattern})*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Settled:
    """What the uploader has set; it goes before what files say.

    `anyway`: it is an article of its own, however much it is like another one.
    """

    published: date | None = None
    title: str | None = None
    source: str | None = None
    author: str | None = None
    version_of: int | None = None
    anyway: bool = False


@dataclass(frozen=True, slots=True)
class Drafted:
    """An article that is stored as a draft under its number."""

    id: int
    parsed: Parsed


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that was not stored, by its name, and why."""

    name: str
    error: UserError

    @property
    def known(self) -> int | None:
        """The article or draft that it is the same as, or much like."""
        return int(self.error.values["id"]) if self.error.key.startswith(("same-", "near-")) else None


class NearDuplicate(UserError):
    """A text that is much like an article: it is held under a number until its editor says what it is."""

    def __init__(self, key: str, article: int, held: int, percent: int) -> None:
        super().__init__(key, id=str(article), percent=percent)
        self.article = article
        self.held = held


@dataclass(frozen=True, slots=True)
class _Source:
    """One thing to read: `read` gives what is in it or raises UserError."""

    name: str
    read: Callable[[], Awaitable[Contents]]


async def settle(options: Options, services: Services) -> Settled:
    """Check the options. Raises UserError."""
    values = options.values
    own = fold(values.get("version", "")) in _names_of_none(services)
    version = number(values["version"]) if "version" in values and not own else None
    if version is not None:
        known = await services.store.read(lambda db: articles.get(db, version))
        if known is None:
            raise UserError("error-no-article", id=str(version))
    return Settled(
        day(values["date"], services.today()) if "date" in values else None,
        values.get("title") or None, values.get("source") or None, values.get("author") or None, version, own,
    )  # fmt: skip


def _names_of_none(services: Services) -> frozenset[str]:
    """The words behind version= that say that a text is no version of any article."""
    return frozenset(fold(word) for language in LANGUAGES for word in services.wording(language).words("version-none"))


async def draft_all(
    request: Request, options: Options, settled: Settled, services: Services
) -> tuple[tuple[Drafted, ...], tuple[Refused, ...]]:
    """Store everything that came with a message as drafts, each whole or not at all, and say what was refused."""
    words = services.wording(request.language)
    if "held" in options.values:
        return (await _held(number(options.values["held"]), request, settled, services),), ()
    sources = _sources(request, options.text, settled, services)
    if not sources:
        raise UserError("error-nothing-sent")
    if len(sources) > MOST_FILES:
        raise UserError("error-many-files", limit=MOST_FILES)
    drafted: list[Drafted] = []
    refused: list[Refused] = []
    for source in sources:
        await request.origin.progress(words("upload-reading", name=source.name))
        try:
            contents = await source.read()
        except UserError as error:
            refused.append(Refused(source.name, error))
            continue
        refused += [Refused(f"{source.name}: {one.name}", as_user_error(one.error)) for one in contents.refusals]
        if settled.version_of is not None and len(contents.parsed) + len(sources) != 2:
            raise UserError("error-one-version")
        for parsed in contents.parsed:
            name = parsed.article.name or source.name
            await request.origin.progress(words("upload-storing", name=name))
            try:
                drafted.append(await _store(parsed, request, settled, services))
            except UserError as error:
                refused.append(Refused(name, error))
    return tuple(drafted), tuple(refused)


def _sources(request: Request, text: str, settled: Settled, services: Services) -> tuple[_Source, ...]:
    """What there is to read: the files, else the links, else the pasted text, else the text that is replied to."""
    words = services.wording(request.language)
    if request.origin.attachments:
        return tuple(_file(one, request, words, settled, services) for one in request.origin.attachments)
    said = text or (request.origin.quoted or "").strip()
    if _LINKS.fullmatch(said):
        return tuple(_link(link, request, words, settled, services) for link in said.split())
    if not said:
        return ()

    async def read() -> Contents:
        await request.origin.progress(words("upload-parsing", name=words("upload-text")))
        return await asyncio.to_thread(
            read_articles,
            said.encode("utf-8", "replace"),
            None,
            settled.published,
            await aids_of(services),
            today=services.today(),
        )

    return (_Source(words("upload-text"), read),)


def _file(attachment: Attachment, request: Request, words: Wording, settled: Settled, services: Services) -> _Source:
    async def read() -> Contents:
        with user_errors():
            check_size(attachment.size or 0, LARGEST_FILE)
        raw = await attachment.fetch()
        await request.origin.progress(words("upload-parsing", name=attachment.name))
        return await asyncio.to_thread(
            read_articles, raw, attachment.name, settled.published, await aids_of(services), today=services.today()
        )

    return _Source(attachment.name, read)


def _link(link: str, request: Request, words: Wording, settled: Settled, services: Services) -> _Source:
    async def read() -> Contents:
        from reading.links import read_link  # costly to import, and rarely needed

        with user_errors():
            reading = await read_link(link, services.today(), services.hosts, settled.published)
        await request.origin.progress(words("upload-parsing", name=link))
        return await asyncio.to_thread(parse_all, reading, settled.published, await aids_of(services))

    return _Source(link, read)


async def _store(parsed: Parsed, request: Request, settled: Settled, services: Services) -> Drafted:
    """Store one article. Raises UserError where its text is there, NearDuplicate where nearly its text is."""
    article = parsed.article
    shown = replace(
        article, title=settled.title or parsed.facts.article.title, author=settled.author or article.author,
        source=settled.source or article.source or article.name or article.link,
    )  # fmt: skip
    shown = replace(shown, published=parsed.facts.article.published)
    return await _draft(replace(parsed, article=shown), None, request, settled, services)


async def _held(number: int, request: Request, settled: Settled, services: Services) -> Drafted:
    """Store what was held, now that its editor has said what it is. Raises UserError where it is not held any more."""
    text = await services.store.read(lambda db: held.get(db, number))
    if text is None:
        raise UserError("error-not-held")
    article = ReadArticle(
        text.name, "", text.body, text.language, text.title, text.author, text.source, text.published, text.link
    )
    parsed = await asyncio.to_thread(parse_article, article, None, await aids_of(services))
    return await _draft(parsed, number, request, settled, services)


async def _draft(parsed: Parsed, number: int | None, request: Request, settled: Settled, services: Services) -> Drafted:
    """Store a draft, or hold it where it is much like an article; `number` is that of a text that is held already."""
    article, now = parsed.article, services.now()
    until = now + timedelta(hours=services.draft_hours)
    asker = request.origin.asker
    who = asker.key if asker else request.chat.platform

    def store(database: Database) -> int | NearDuplicate:
        if (known := adding.same(database, article.body)) is not None:
            raise UserError(f"same-{_standing(database, known)}", id=str(known))
        near = None if settled.anyway else likeness.nearest(database, article.body, but=settled.version_of)
        if near is not None:
            percent = min(99, int(100 * near.share))
            kept = number if number is not None else held.hold(database, _to_hold(article), near.article, who, until)
            return NearDuplicate(f"near-{_standing(database, near.article)}", near.article, kept, percent)
        if number is not None:
            if held.get(database, number) is None:
                raise UserError("error-not-held")
            held.release(database, number)
        return adding.add(
            database, article.body, parsed.facts, title=article.title, source=article.source, imported_at=now,
            author=article.author, link=article.link, draft=Draft(who, until, settled.version_of),
        ).id  # fmt: skip

    stored = await services.store.write(store)
    if isinstance(stored, NearDuplicate):
        raise stored
    return Drafted(stored, parsed)


def _to_hold(article: ReadArticle) -> Held:
    return Held(
        article.body, article.language, article.title, article.author, article.source, article.link, article.name,
        article.published,
    )  # fmt: skip


def _standing(database: Database, article: int) -> str:
    """Whether an article is public, a draft or retracted."""
    hidden = visibility.get(database, article)
    return "public" if hidden is None else hidden.why.value
