"""/upload: files, pasted text, a message that is replied to, or links become drafts."""

from dataclasses import replace

from handlers.command import Audience, Command, Takes
from handlers.drafting import draft_buttons, preview, shown_here
from handlers.duplicates import duplicate_buttons, known_articles
from handlers.errors import UserError
from handlers.lines import article_title, joined
from handlers.options import read_options, without_code
from handlers.reply import Block, Button, Heading, Item, Listing, Paragraph, Reply, Run, Style, plain
from handlers.request import Call, Request
from handlers.services import Services
from handlers.uploading import OPTIONS, Drafted, Refused, draft_all, settle
from locales import Wording
from reading.decoding import LARGEST_TEXT

_BUTTONS = 10


async def answer(request: Request, services: Services) -> Reply:
    """Store drafts, and show the only one in full or list several."""
    words = services.wording(request.language)
    said = request.arguments if "\n" in request.arguments else without_code(request.arguments)
    options = read_options(said, OPTIONS, services)
    settled = await settle(options, services)
    drafted, refused = await draft_all(request, options, settled, services)
    if not drafted and len(refused) == 1:
        if (again := _draft_of(refused[0])) is not None and shown_here(request, services):
            shown = await preview(again, request, services)
            remark = Paragraph(plain(_reason(refused[0], words)))
            return replace(shown, blocks=(remark, *shown.blocks))
        if refused[0].known is None:
            raise UserError("upload-refused", name=refused[0].name, reason=_reason(refused[0], words))
    below = (*_remarks(drafted, refused, words), *await known_articles(refused, request, services))
    if len(drafted) == 1 and shown_here(request, services):
        shown = await preview(drafted[0].id, request, services)
        return replace(
            shown, blocks=(*shown.blocks, *below),
            buttons=(*duplicate_buttons(refused, request, words), *shown.buttons),
        )  # fmt: skip
    items = tuple(Item(_line(one, words), ((Run(_counts(one, words), Style.FAINT),),)) for one in drafted)
    blocks: list[Block] = []
    if drafted:
        blocks += [Heading(plain(words("upload-drafts", count=len(drafted)))), Listing(items)]
    if drafted and not shown_here(request, services):
        blocks.append(Paragraph(plain(words("upload-private"))))
    return Reply(
        request.language, (*blocks, *below), failed=not drafted, private=True,
        buttons=(*duplicate_buttons(refused, request, words), *_buttons(drafted, request, words)),
    )  # fmt: skip


def _draft_of(refused: Refused) -> int | None:
    """The draft that a text which was sent once more is already, as after a program that was killed over it."""
    return int(refused.error.values["id"]) if refused.error.key == "same-draft" else None


def _line(one: Drafted, words: Wording) -> tuple[Run, ...]:
    article, facts = one.parsed.article, one.parsed.facts
    published = facts.article.published
    day = (Run(words.day(published), Style.FAINT),) if published else ()
    return joined((Run(f"#{one.id} "), article_title(article.title, words, article.language)), day)


def _counts(one: Drafted, words: Wording) -> str:
    facts = one.parsed.facts
    return words(
        "article-counts", actors=len(facts.entities), events=len(facts.events), figures=len(facts.figures),
        quotes=len(facts.quotes),
    )  # fmt: skip


def _remarks(drafted: tuple[Drafted, ...], refused: tuple[Refused, ...], words: Wording) -> tuple[Block, ...]:
    """What readers had to say, and what was not stored."""
    notes = [words(note.key, **note.values) for one in drafted for note in one.parsed.article.notes]
    notes += [words("upload-refused", name=one.name, reason=_reason(one, words)) for one in refused]
    return tuple(Paragraph(plain(note)) for note in notes)


def _reason(refused: Refused, words: Wording) -> str:
    return words(refused.error.key, **refused.error.values)


def _buttons(drafted: tuple[Drafted, ...], request: Request, words: Wording) -> tuple[tuple[Button, ...], ...]:
    if len(drafted) == 1:
        return (draft_buttons(drafted[0].id, words, request.language),)
    if not drafted:
        return ()
    everything = " ".join(str(one.id) for one in drafted)
    looks = [Button(f"#{one.id}", Call("drafts", str(one.id), request.language)) for one in drafted[:_BUTTONS]]
    return (
        *(tuple(looks[at : at + 5]) for at in range(0, len(looks), 5)),
        (
            Button(words("button-publish-all"), Call("publish", everything, request.language), replaces=True),
            Button(words("button-discard-all"), Call("discard", everything, request.language), replaces=True),
        ),
    )


COMMAND = Command(
    "upload", ("رفع", "ارفع"), answer, audience=Audience.EDITORS, longest=LARGEST_TEXT,
    takes=(
        Takes.FILE, Takes.TEXT, Takes.DATE, Takes.TITLE, Takes.SOURCE, Takes.AUTHOR, Takes.VERSION,
    ),
)  # fmt: skip
