"""Chats that come and go: what belongs to one that removed the bot rests, and goes on when it is back."""

import logging
from datetime import timedelta

from handlers.encoding import encode
from handlers.reply import Paragraph, Reply, plain
from handlers.request import ChatKind
from handlers.services import Services
from handlers.slots import next_slot
from storage import chats, feeds, outbox, subscriptions, visibility
from storage.outbox import Message
from storage.sqlite import Database
from storage.subscriptions import Subscription

log = logging.getLogger(__name__)

_NOTICE_LASTS = timedelta(days=1)


async def gone(services: Services, platform: str, chat: str, why: str) -> None:
    """Note that a chat cannot be written to: its subscriptions rest, and whoever made them is told where possible."""
    now = services.now()

    def note(database: Database) -> tuple[Subscription, ...]:
        known = chats.get(database, platform, chat)
        chats.mark_gone(database, platform, chat, why, now)
        rested = subscriptions.pause_gone(database, platform, chat)
        outbox.fail_chat(database, platform, chat, why, now)
        if known is None or known.gone_at is None:
            outbox.queue(database, _notices(rested, services), now)
        return rested

    rested = await services.store.write(note)
    log.warning("%s:%s cannot be written to (%s); %d subscriptions rest", platform, chat, why, len(rested))


def _notices(rested: tuple[Subscription, ...], services: Services) -> list[Message]:
    """A line to each person who made a subscription for a chat that is not that person's own."""
    now = services.now()
    made = {one.creator: one for one in rested if one.creator is not None and one.creator != one.chat}
    found = []
    for creator, one in made.items():
        words = services.wording(one.wish.language)
        line = words("notice-gone", reference=one.reference, chat=one.chat)
        reply = Reply(one.wish.language, (Paragraph(plain(line)),))
        found.append(
            Message(
                None, f"gone:{one.chat}:{now.date().isoformat()}", one.platform, creator, None, ChatKind.PRIVATE.value,
                encode(reply), now, now, now + _NOTICE_LASTS,
            )
        )  # fmt: skip
    return found


async def back(services: Services, platform: str, chat: str) -> None:
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
