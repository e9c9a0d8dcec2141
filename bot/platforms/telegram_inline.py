"""Inline mode: `@bot حفتر` in any chat offers actors and facts, each with the sentence that proves it."""

from collections.abc import AsyncIterator
from itertools import islice

from telegram import InlineQuery, InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions
from telegram.constants import ParseMode

from bot.platforms.telegram_html import messages
from bot.platforms.telegram_reading import PLATFORM, person
from handlers.command import Command
from handlers.registry import commands
from handlers.reply import Item, Line, Listing, Paragraph, Quotation, Reply, Run
from handlers.request import Chat, ChatKind, Origin
from handlers.router import Router, script_of

OFFERED = (("actors", 5), ("timeline", 5), ("figures", 3), ("quotes", 3))
"""Which lists are looked through, and how many entries of each are offered at most."""
CACHED = 60
"""Seconds that Telegram may give the same answer to the same person."""
_LONGEST_TITLE = 120


async def results(query: InlineQuery, router: Router) -> list[InlineQueryResultArticle]:
    """What fits the words; without words, what there is most of. Nothing for what is no query of ours."""
    user = query.from_user
    chat = Chat(PLATFORM, str(user.id), user.language_code, ChatKind.PRIVATE)
    origin = Origin(person(user, moderates=False))
    by_name = {command.name: command for command in commands()}
    found: dict[str, InlineQueryResultArticle] = {}
    for name, most in OFFERED:
        text = f"/{_named(by_name[name], query.query)} {query.query}".strip()
        reply = (await router.answer(text, chat, origin)).reply
        async for result in _entries(reply, most, router, chat, origin):
            found.setdefault(result.id, result)
    return list(found.values())


def _named(command: Command, words: str) -> str:
    """The command's name in the script of the words, which then decides the language of the answer."""
    return command.shown(script_of(words) or "en")


async def _entries(
    reply: Reply, most: int, router: Router, chat: Chat, origin: Origin
) -> AsyncIterator[InlineQueryResultArticle]:
    items = (item for block in reply.blocks if isinstance(block, Listing) for item in block.items if item.reference)
    for item in islice(items, most if not reply.failed else 0):
        content = messages(await _content(item, reply.language, router, chat, origin))
        if content:
            yield InlineQueryResultArticle(
                f"{item.reference}-{reply.language}",
                _plain(item.line)[:_LONGEST_TITLE] or str(item.reference),
                InputTextMessageContent(
                    content[0], ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
                ),
                description=item.reference,
            )


async def _content(item: Item, language: str, router: Router, chat: Chat, origin: Origin) -> Reply:
    """The message that is sent where the entry is chosen: an actor's profile, or a fact with its sentence."""
    is_actor = str(item.reference).startswith("A")
    command = "actor" if is_actor else "source"
    answer = (await router.answer(f"/{command} {item.reference} {language}", chat, origin)).reply
    if is_actor and not answer.failed:
        return answer
    proof = (
        tuple(block for block in answer.blocks if isinstance(block, Quotation | Paragraph)) if not answer.failed else ()
    )
    line: Line = (*item.line, Run(f" [{item.reference}]"))
    return Reply(language, (Paragraph(line), *proof))


def _plain(line: Line) -> str:
    return "".join(run.text for run in line)
