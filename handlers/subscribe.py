"""/subscribe: this chat gets briefings, when and of what is said in one line."""

from functools import cache

from handlers.command import Audience, Command, Takes
from handlers.errors import UserError
from handlers.filters import without_language
from handlers.reply import Block, Button, Heading, Item, Listing, Paragraph, Reply, Run, Style, plain
from handlers.request import Call, Request
from handlers.schedule_words import ScheduleWords
from handlers.services import Services
from handlers.slots import next_slot
from handlers.subscribing import MOST, own, reachable, runs, subscription_buttons, what, when
from handlers.told import topic_filter
from handlers.zones import shown_zone
from locales import DEFAULT_LOCALES, wording
from storage import subscriptions

OFFERED = ("daily-morning", "weekdays-morning", "daily-evening", "weekly", "now")
"""The usual subscriptions, by the names of their messages."""


@cache
def _words() -> ScheduleWords:
    return ScheduleWords(tuple(wording(locale) for locale in DEFAULT_LOCALES.values()))


async def answer(request: Request, services: Services) -> Reply:
    """Store the subscription and say what was understood; without arguments, offer the usual ones."""
    reachable(request)
    words = services.wording(request.language)
    said = without_language(request.arguments, services)
    if not said:
        return _offer(request, services)
    schedule, wish = _words().understand(said, zone=services.zone, language=request.language)
    await topic_filter(wish, services)  # a topic that can never be looked for is refused now, not at each briefing
    now = services.now()
    slot = next_slot(schedule, now)
    if slot is None and not schedule.immediate:
        raise UserError("error-never")
    chat, asker = request.chat, request.origin.asker
    stored = await services.store.read(lambda db: own(db, request))
    for one in stored:
        if (one.schedule, one.wish, one.thread) == (schedule, wish, chat.thread):
            raise UserError("error-subscribed-already", reference=one.reference)
    if len(stored) >= MOST:
        raise UserError("error-many-subscriptions", limit=MOST)
    one = await services.store.write(
        lambda db: subscriptions.add(
            db, address=(chat.platform, chat.id, chat.thread, chat.kind.value), schedule=schedule, wish=wish,
            creator=asker.id if asker else None, now=now, next_at=slot.at if slot else None,
        )
    )  # fmt: skip
    blocks: list[Block] = [
        Heading(plain(words("subscribed", reference=one.reference))),
        Paragraph(plain(when(schedule, words))),
    ]
    if shown := what(one, words):
        blocks.append(Paragraph(plain(shown)))
    coming = runs(one, now, words)
    if coming:
        blocks.append(Paragraph((Run(words("subscription-runs"), Style.FAINT),)))
        blocks.append(Listing(tuple(Item(plain(moment)) for moment in coming)))
    return Reply(request.language, tuple(blocks), buttons=(subscription_buttons(one, request.language, words),))


def _offer(request: Request, services: Services) -> Reply:
    """The usual subscriptions as buttons, and how one is written in a line."""
    words = services.wording(request.language)
    calls = [Call("subscribe", words(f"subscribe-{name}"), request.language) for name in OFFERED]
    buttons = tuple(
        (Button(words(f"subscribe-{name}.label"), call),) for name, call in zip(OFFERED, calls, strict=True)
    )
    command = COMMAND.shown(request.language)
    examples = tuple(
        Item((Run(f"/{command} {example}", Style.COMMAND),)) for example in words.words("subscribe-examples")
    )
    blocks = (
        Heading(plain(words("subscribe-title"))),
        Paragraph(plain(words("subscribe-how", zone=shown_zone(services.zone, words.language)))),
        Listing(examples),
    )
    return Reply(request.language, blocks, private=True, buttons=buttons)


COMMAND = Command(
    "subscribe", ("اشتراك", "اشترك"), answer, audience=Audience.CHAT_ADMINS,
    takes=(Takes.TIMES, Takes.DAYS, Takes.CITY, Takes.TOPIC, Takes.TEXT),
)  # fmt: skip
