"""/status: how the program fares: what waits to be sent, what platforms complained of, what comes next."""

from zoneinfo import ZoneInfo

from handlers.command import Audience, Command
from handlers.reply import Block, Heading, Item, Listing, Paragraph, Reply, Run, Style, plain
from handlers.request import Request
from handlers.services import Services
from handlers.subscribing import when
from handlers.zones import shown_zone
from locales import Wording
from storage import articles, entries, feeds, outbox, subscriptions
from storage.feeds import Rest
from storage.sqlite import Database
from storage.subscriptions import Pause

_SHOWN = 5


async def answer(request: Request, services: Services) -> Reply:
    """The state of the outbox and the subscriptions, over all chats."""
    words = services.wording(request.language)
    blocks = await services.store.read(lambda db: _blocks(db, services, words))
    return Reply(request.language, blocks, private=True)


def _blocks(database: Database, services: Services, words: Wording) -> tuple[Block, ...]:
    queue, running = outbox.counts(database), subscriptions.counts(database)
    lines = [
        words("status-articles", count=articles.count(database)),
        words(
            "status-subscriptions", running=running.get("running", 0), asked=running.get(Pause.ASKED.value, 0),
            gone=running.get(Pause.GONE.value, 0),
        ),
        words(
            "status-queue", waiting=queue.get("pending", 0) + queue.get("sending", 0), sent=queue.get("sent", 0),
            failed=queue.get("failed", 0),
        ),
    ]  # fmt: skip
    read = feeds.counts(database)
    if read:
        lines.append(
            words(
                "status-feeds", running=read.get("running", 0), failing=read.get("failing", 0),
                asked=read.get(Rest.ASKED.value, 0), ended=read.get(Rest.ENDED.value, 0),
                waiting=entries.count_waiting(database),
            )
        )  # fmt: skip
    now = services.now()
    since = outbox.oldest(database, now)
    if since is not None and (minutes := int((now - since).total_seconds() // 60)):
        lines.append(words("status-oldest", minutes=minutes))
    blocks: list[Block] = [Heading(plain(words("status-title"))), *(Paragraph(plain(line)) for line in lines)]
    complaints = outbox.errors(database, _SHOWN)
    if complaints:
        items = tuple(
            Item((Run(f"{platform}:{chat} ", Style.FAINT), Run(error, Style.QUOTED, "en")))
            for platform, chat, error, _ in complaints
        )
        blocks += [Heading(plain(words("status-errors"))), Listing(items)]
    zone = ZoneInfo(services.zone)
    coming = subscriptions.coming(database, _SHOWN)
    if coming:
        items = tuple(
            Item(
                (
                    Run(words.moment(one.next_at.astimezone(zone)) if one.next_at else "", Style.STRONG),
                    Run(f" {one.reference} {one.platform} · {when(one.schedule, words)}", Style.FAINT),
                )
            )
            for one in coming
        )
        blocks += [Heading(plain(words("status-next", zone=shown_zone(services.zone, words.language)))), Listing(items)]
    return tuple(blocks)


COMMAND = Command("status", ("الحالة",), answer, audience=Audience.EDITORS, takes=())
