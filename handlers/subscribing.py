"""What the commands of subscriptions share: which one is meant, how one reads, when it comes next."""

from collections.abc import Sequence
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from extraction.text import fold
from handlers.errors import UserError
from handlers.filters import without_language
from handlers.reply import Button, Heading, Item, Line, Listing, Reply, Run, Style, plain
from handlers.request import Call, ChatKind, Request
from handlers.services import Services
from handlers.slots import slots_after
from handlers.zones import shown_zone, weekend
from locales import Wording
from storage import subscriptions
from storage.sqlite import Database
from storage.subscriptions import EVERY_DAY, Pause, Schedule, Section, Subscription

MOST = 20
"""Subscriptions of one chat."""

_RUNS = 3


async def meant(request: Request, services: Services) -> Subscription | Reply:
    """The subscription of this chat that the arguments name, or its only one; of several, the question which one.

    Raises UserError.
    """
    chat = request.chat
    own = await services.store.read(lambda db: subscriptions.of_chat(db, chat.platform, chat.id))
    wanted = fold(without_language(request.arguments, services)).lstrip("#s ")
    if not own:
        raise UserError("error-no-subscriptions")
    if not wanted:
        return own[0] if len(own) == 1 else _which(request, own, services.wording(request.language))
    for one in own:
        if wanted == str(one.id):
            return one
    raise UserError("error-which-subscription", references=" ".join(one.reference for one in own))


def _which(request: Request, own: Sequence[Subscription], words: Wording) -> Reply:
    items = tuple(Item((Run(f"{one.reference} ", Style.FAINT), Run(when(one.schedule, words)))) for one in own)
    buttons = tuple(
        Button(one.reference, Call(request.command, one.reference, request.language), replaces=True) for one in own
    )
    return Reply(
        request.language,
        (Heading(plain(words("which-subscription"))), Listing(items)),
        private=True,
        buttons=tuple(buttons[at : at + 5] for at in range(0, len(buttons), 5)),
    )


def reachable(request: Request) -> None:
    """Refuse a chat that nothing can be sent to."""
    if request.chat.kind is ChatKind.TERMINAL:
        raise UserError("error-terminal-subscription")


def when(schedule: Schedule, words: Wording) -> str:
    """How a schedule reads: "Every day at 08:00, Cairo time"."""
    said = _when(schedule, words)
    return said[:1].upper() + said[1:]


def _when(schedule: Schedule, words: Wording) -> str:
    zone = words("schedule-zone-shown", zone=shown_zone(schedule.zone, words.language))
    if schedule.cron is not None:
        return f"{words('schedule-cron-shown', expression=schedule.cron)}{zone}"
    if schedule.immediate:
        said = words("schedule-now-shown")
        if schedule.quiet is None:
            return said
        start, end = (words.clock(edge) for edge in schedule.quiet)
        return words("schedule-quiet-shown", said=said, start=start, end=end) + zone
    times = words.listed(words.clock(moment) for moment in schedule.times)
    return words("schedule-times-shown", days=_days(schedule, words), times=times) + zone


def _days(schedule: Schedule, words: Wording) -> str:
    if schedule.days == EVERY_DAY:
        return words("schedule-every-day")
    span = _span(schedule.days)
    if span is not None:
        days = words("schedule-span-shown", first=words.weekday(span[0]), last=words.weekday(span[1]))
    else:
        named = [words.weekday(day) for day in sorted(schedule.days, key=_from_sunday)]
        days = words("schedule-days-shown", days=words.listed(named), count=len(named))
    if schedule.days == EVERY_DAY - weekend(schedule.zone):
        return words("schedule-working-days", days=days)
    return days


def _span(days: frozenset[int]) -> tuple[int, int] | None:
    """The first and last of three days or more that follow each other, None for others."""
    starts = [day for day in days if (day - 1) % 7 not in days]
    return (starts[0], (starts[0] + len(days) - 1) % 7) if len(starts) == 1 and len(days) > 2 else None


def _from_sunday(day: int) -> int:
    return (day + 1) % 7


def what(one: Subscription, words: Wording) -> str:
    """What it shows, where that is less than everything: its sections, its topic."""
    wish = one.wish
    parts = []
    if wish.sections != tuple(Section):
        parts.append(words.listed(words(f"section-{section.value}") for section in wish.sections))
    if wish.topic:
        parts.append(words("schedule-about-shown", topic=wish.topic))
    if wish.picture:
        parts.append(words("schedule-picture-shown"))
    if wish.silent:
        parts.append(words("schedule-silent-shown"))
    return " · ".join(parts)


def runs(one: Subscription, now: datetime, words: Wording) -> tuple[str, ...]:
    """Its next three times, by its own clock."""
    if one.pause is not None:
        return ()
    zone = ZoneInfo(one.schedule.zone)
    return tuple(words.moment(slot.at.astimezone(zone)) for slot in islice(slots_after(one.schedule, now), _RUNS))


def subscription_item(one: Subscription, now: datetime, words: Wording) -> Item:
    """An entry of a list of subscriptions."""
    line: Line = (Run(f"{one.reference} ", Style.FAINT), Run(when(one.schedule, words), Style.STRONG))
    details: list[Line] = []
    if said := what(one, words):
        details.append((Run(said),))
    if one.pause is not None:
        details.append((Run(words(f"resting-{one.pause.value}"), Style.FAINT),))
    elif coming := runs(one, now, words):
        details.append((Run(words("subscription-next", moment=coming[0]), Style.FAINT),))
    return Item(line, tuple(details))


def subscription_buttons(one: Subscription, language: str, words: Wording) -> tuple[Button, ...]:
    """What can be done with a subscription."""
    turn = "resume" if one.pause is Pause.ASKED else "pause"
    return tuple(
        Button(f"{words(f'button-{name}')} {one.reference}", Call(name, one.reference, language))
        for name in ("preview", turn, "unsubscribe")
    )


def own(database: Database, request: Request) -> tuple[Subscription, ...]:
    """The subscriptions of the request's chat."""
    return subscriptions.of_chat(database, request.chat.platform, request.chat.id)
