"""Chats that come and go: what belongs to one that removed the bot rests, and goes on when it is back."""

import logging
from collections.abc import Iterator, Sequence
from datetime import timedelta

from handlers.encoding import encode
from handlers.reply import Item, Listing, Paragraph, Reply, Run, Style, plain
from handlers.request import ChatKind
from handlers.services import Services
from handlers.slots import next_slot
from handlers.subscribing import when
from storage import chats, feeds, outbox, subscriptions, visibility
from storage.outbox import Message
from storage.sqlite import Database
from storage.subscriptions import Subscription

log = logging.getLogger(__name__)

_NOTICE_LASTS = timedelta(days=1)


async def gone(services: Services, platform: str, chat: str, why: str, title: str | None = None) -> None:
    """Note that a chat cannot be written to: its subscriptions rest, and whoever made them is told where possible.

    `title` is what people call the chat.
    """
    now = services.now()

    def note(database: Database) -> tuple[Subscription, ...]:
        known = chats.get(database, platform, chat)
        chats.mark_gone(database, platform, chat, why, now)
        rested = subscriptions.pause_gone(database, platform, chat)
        outbox.fail_chat(database, platform, chat, why, now)
        if known is None or known.gone_at is None:
            outbox.queue(database, _notices("gone", rested, title, services), now)
        return rested

    rested = await services.store.write(note)
    log.warning("%s:%s cannot be written to (%s); %d subscriptions rest", platform, chat, why, len(rested))


def _notices(kind: str, changed: Sequence[Subscription], title: str | None, services: Services) -> Iterator[Message]:
    """To each person who made subscriptions for a chat that is not that person's own: what became of them."""
    now = services.now()
    made: dict[str, list[Subscription]] = {}
    for one in changed:
        if one.creator is not None and one.creator != one.chat:
            made.setdefault(one.creator, []).append(one)
    for creator, own in made.items():
        first = own[0]
        words = services.wording(first.wish.language)
        called = words("notice-titled", title=title) if title else words("notice-chat", chat=first.chat)
        items = tuple(Item((Run(f"{one.reference} ", Style.FAINT), Run(when(one.schedule, words)))) for one in own)
        line = plain(words(f"notice-{kind}", chat=called))
        reply = Reply(first.wish.language, (Paragraph(line), Listing(items)))
        yield Message(
            None, f"{kind}:{first.chat}:{now.isoformat(timespec='minutes')}", first.platform, creator, None,
            ChatKind.PRIVATE.value, encode(reply), now, now, now + _NOTICE_LASTS,
        )  # fmt: skip


async def back(services: Services, platform: str, chat: str, title: str | None = None) -> None:
    """Note that a chat can be written to again: what rested for that reason goes on, without what was missed."""
    known = await services.store.read(lambda db: chats.get(db, platform, chat))
    if known is None or known.gone_at is None:
        return
    now = services.now()

    def note(database: Database) -> int:
        chats.mark_back(database, platform, chat)
        rested = subscriptions.paused_as_gone(database, platform, chat)
        for one in rested:
            slot = next_slot(one.schedule, now)
            seen = visibility.newest(database) if one.schedule.immediate else None
            subscriptions.set_pause(database, one.id, None, slot.at if slot else None, seen)
        outbox.queue(database, _notices("back", rested, title, services), now)
        return len(rested)

    running = await services.store.write(note)
    log.info("%s:%s is back; %d subscriptions go on", platform, chat, running)


async def moved(services: Services, platform: str, chat: str, to: str) -> None:
    """Follow a chat to the identifier that its platform gave it anew."""

    def note(database: Database) -> None:
        chats.move(database, platform, chat, to)
        subscriptions.move(database, platform, chat, to)
        feeds.move(database, platform, chat, to)
        outbox.move(database, platform, chat, to)

    await services.store.write(note)
    log.info("%s:%s is now %s", platform, chat, to)
