"""/feed: RSS and Atom feeds that are read by themselves; added, listed, paused and removed in one line."""

from datetime import timedelta
from functools import cache
from zoneinfo import ZoneInfo

from handlers.command import Audience, Command, Takes
from handlers.errors import UserError
from handlers.feed_words import Action, Asked, FeedWords
from handlers.feeding import MOST, Look, first_look, look, name_of, told
from handlers.filters import without_language
from handlers.listing import page_line
from handlers.reading import as_user_error
from handlers.reply import Button, Heading, Item, Line, Listing, Paging, Paragraph, Reply, Run, Style, plain
from handlers.request import Call, Request
from handlers.services import Services
from locales import DEFAULT_LOCALES, Wording, wording
from reading.errors import ReadError
from storage import entries, feeds
from storage.entries import State, Tally
from storage.feeds import Address, Feed, Rest, Trouble
from storage.sqlite import Database

_MOST_BUTTONS = 4
_HOUR, _DAY = 60, 24 * 60


@cache
def _words() -> FeedWords:
    return FeedWords(tuple(wording(locale) for locale in DEFAULT_LOCALES.values()))


async def answer(request: Request, services: Services) -> Reply:
    """Do what is asked for and say how the feed stands then."""
    asked = _words().understand(without_language(request.arguments, services))
    if asked.action is Action.LIST:
        return await _list(request, services)
    if asked.action is Action.ADD:
        return await _add(asked, request, services)
    return await _change(asked, request, services)


async def _list(request: Request, services: Services) -> Reply:
    """All feeds, whoever added them: their articles are everybody's."""
    words = services.wording(request.language)
    stored = await services.store.read(feeds.listing)
    if not stored:
        lines = (Paragraph(plain(words("feeds-none"))), Paragraph((_example(request, words),)))
        return Reply(request.language, lines, private=True)
    size = services.page_size
    pages = -(-len(stored) // size)
    if not 1 <= request.page <= pages:
        raise UserError("error-no-such-page", page=request.page, pages=pages)
    page = stored[(request.page - 1) * size : request.page * size]
    tallies = await services.store.read(lambda db: [entries.tally(db, one.id) for one in page])
    paging = Paging(request.page, pages, len(stored)) if pages > 1 else None
    blocks = (
        Heading(plain(words("feeds-title", total=len(stored)))),
        Listing(tuple(_item(one, tally, services, words) for one, tally in zip(page, tallies, strict=True))),
        *page_line(paging, words, request.chat),
    )
    rows = tuple(_buttons(one, request, words) for one in page[:_MOST_BUTTONS])
    return Reply(request.language, blocks, paging, private=True, buttons=rows)


def _example(request: Request, words: Wording) -> Run:
    return Run(words.words(f"command-{request.command}.examples")[-1], Style.COMMAND)


def _item(one: Feed, tally: Tally, services: Services, words: Wording) -> Item:
    """A feed as an entry of a list."""
    zone = ZoneInfo(services.zone)
    details: list[Line] = [
        (Run(one.link, Style.FAINT),),
        (Run(f"{_period(one.minutes, words)} · {words(f'feed-rule-{one.rule}')}"),),
        (Run(_counts(tally, words)),),
    ]
    looked = words("feed-looked", moment=words.moment(one.looked_at.astimezone(zone)))
    if one.rest is not None:
        details.append((Run(words(f"feed-resting-{one.rest}"), Style.STRONG),))
        details.append((Run(looked, Style.FAINT),))
    else:
        coming = words("feed-next", moment=words.moment(one.next_at.astimezone(zone)))
        details.append((Run(f"{looked} · {coming}", Style.FAINT),))
    if one.trouble is not None and one.rest is None:
        details.append((Run(words("feed-failing", count=one.failures, reason=_reason(one.trouble, words))),))
    if tally.trouble is not None:
        reason = _reason(tally.trouble, words)
        details.append((Run(words("feed-refused", link=tally.link or "", reason=reason), Style.FAINT),))
    return Item((Run(f"{one.id}. ", Style.FAINT), Run(name_of(one), Style.STRONG)), tuple(details))


def _counts(tally: Tally, words: Wording) -> str:
    """How many entries were read, and of the others those that there are."""
    said = [words("feed-count-read", count=tally[State.READ])]
    others = (State.WAITING, State.SAME, State.REFUSED)
    said += [words(f"feed-count-{state}", count=tally[state]) for state in others if tally[state]]
    return " · ".join(said)


def _reason(trouble: Trouble, words: Wording) -> str:
    return words(trouble.key, **trouble.values)


def _period(minutes: int, words: Wording) -> str:
    """How a period reads: every 15 minutes, every 2 hours."""
    for unit, size in (("days", _DAY), ("hours", _HOUR)):
        if minutes % size == 0:
            return words(f"feed-every-{unit}", count=minutes // size)
    return words("feed-every-minutes", count=minutes)


async def _add(asked: Asked, request: Request, services: Services) -> Reply:
    """Look at a feed and store it, with what it holds now."""
    words = services.wording(request.language)
    await services.store.read(lambda db: _check_new(db, asked.link))
    await request.origin.progress(words("upload-reading", name=asked.link))
    try:
        seen = await look(asked.link, services)
    except ReadError as error:
        mistake = as_user_error(error)
        reason = words(mistake.key, **mistake.values)
        raise UserError("upload-refused", name=asked.link, reason=reason) from error
    assert seen is not None, "asked without conditions"
    one, taken = await services.store.write(lambda db: _store(db, asked, seen, request, services))
    lines = [
        words("feed-rule-says", period=_period(one.minutes, words), rule=words(f"feed-rule-{one.rule}")),
        words("feed-holds", count=len(seen.found)),
    ]
    if taken:
        lines.append(words("feed-taken", count=taken))
    if not told(one):
        lines.append(words("feed-terminal"))
    heading = Heading(plain(words("feed-added", number=str(one.id), title=name_of(one))))
    said = tuple(Paragraph(plain(line)) for line in lines)
    return Reply(request.language, (heading, *said), private=True, buttons=(_buttons(one, request, words),))


def _check_new(database: Database, link: str) -> None:
    """Refuse a feed that is there already, and one too many."""
    if (known := feeds.with_link(database, link)) is not None:
        raise UserError("error-feed-known", number=str(known.id))
    if len(feeds.listing(database)) >= MOST:
        raise UserError("error-many-feeds", limit=MOST)


def _store(
    database: Database, asked: Asked, seen: Look, request: Request, services: Services
) -> tuple[Feed, int]:  # fmt: skip
    _check_new(database, asked.link)
    chat, asker, now = request.chat, request.origin.asker, services.now()
    address = Address(chat.platform, chat.id, chat.thread, chat.kind.value, request.language)
    one = feeds.add(
        database, link=asked.link, title=seen.title, rule=asked.rule, minutes=asked.minutes, address=address,
        creator=asker.key if asker else None, next_at=now + timedelta(minutes=asked.minutes), now=now,
    )  # fmt: skip
    return one, first_look(database, one, seen, now)


async def _change(asked: Asked, request: Request, services: Services) -> Reply:
    """Remove a feed, let it rest or go on."""
    words, now = services.wording(request.language), services.now()

    def change(database: Database) -> Feed:
        one = feeds.get(database, asked.number)
        if one is None:
            raise UserError("error-no-feed", number=str(asked.number))
        if asked.action is Action.REMOVE:
            feeds.remove(database, one.id)
        else:
            why = Rest.ASKED if asked.action is Action.PAUSE else None
            feeds.set_rest(database, one.id, why, now)
        return one

    one = await services.store.write(change)
    line = words(f"feed-done-{asked.action}", number=str(one.id), title=name_of(one))
    changed = await services.store.read(lambda db: feeds.get(db, one.id))
    rows = (_buttons(changed, request, words),) if changed is not None else ()
    return Reply(request.language, (Paragraph(plain(line)),), private=True, buttons=rows)


def _buttons(one: Feed, request: Request, words: Wording) -> tuple[Button, ...]:
    """What can be done with a feed."""
    turn = Action.PAUSE if one.rest is None else Action.RESUME
    return tuple(
        Button(f"{words(f'button-{name}')} {one.id}", Call("feed", f"{action} {one.id}", request.language))
        for name, action in ((turn.value, turn), ("remove", Action.REMOVE))
    )


COMMAND = Command(
    "feed", ("الخلاصات", "خلاصات", "خلاصة"), answer, also=("feeds",), audience=Audience.EDITORS, longest=2500,
    takes=(Takes.ACTION, Takes.LINK, Takes.PERIOD, Takes.RULE, Takes.NUMBER),
)  # fmt: skip
