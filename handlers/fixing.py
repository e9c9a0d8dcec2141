"""What an editor may send to set a fact right: the lines, filled in with what the fact says now."""

from extraction.facts import DateSpan, Precision
from handlers.errors import UserError
from handlers.facts import Row, in_view, item_of, row_of
from handlers.figure_words import unit_word
from handlers.lines import pick
from handlers.options import in_quotes
from handlers.reply import Block, Button, Listing, Paragraph, Quotation, Reply, Run, Style, plain
from handlers.request import Call, Request
from handlers.services import Services
from locales import Wording
from storage import search
from storage.rows import EntityRow, EventRow, Evidence, FigureRow, QuoteRow
from storage.sqlite import Database

_WRITTEN = {Precision.DAY: 10, Precision.MONTH: 7}
"""Characters of an ISO date that say as much; of other dates the year."""


async def how_to_fix(target: str, request: Request, services: Services) -> Reply:
    """A fact or actor with its sentence, the lines that correct it, and a button that drops it. Raises UserError."""
    words = services.wording(request.language)

    def find(database: Database) -> tuple[Row | None, Evidence | None]:
        with in_view(database, request, services):
            return row_of(database, target), search.evidence(database, target)

    row, evidence = await services.store.read(find)
    if row is None:
        raise UserError("error-no-reference", reference=target)
    blocks: list[Block] = [Listing((item_of(row, words),))]
    if evidence is not None and evidence.end > evidence.start:
        blocks.append(Quotation(plain(evidence.sentence), evidence.article.language))
    blocks.append(Paragraph(plain(words("fix-send"))))
    blocks += [Paragraph((Run(f"/{line}", Style.COMMAND),)) for line in _lines(row, words)]
    drop = Button(words("button-drop", reference=target), Call("drop", target, request.language), replaces=True)
    return Reply(request.language, tuple(blocks), private=True, buttons=((drop,),) if target[0] != "A" else ())


def _lines(row: Row, words: Wording) -> tuple[str, ...]:
    """What may be sent, without the slash."""
    match row:
        case EventRow():
            return _event_lines(row, words)
        case FigureRow():
            return _figure_lines(row, words)
        case QuoteRow():
            return _quote_lines(row, words)
        case EntityRow():
            return _actor_lines(row, words)


def _set(words: Wording, target: str, field: str, value: str) -> str:
    """One line of /fix, with the names of the language."""
    return f"{words('command-fix')} {target} {words.words(f'set-{field}')[0]} {value}"


def _event_lines(row: EventRow, words: Wording) -> tuple[str, ...]:
    kind = words(f"event-{row.type}")
    said = pick(row.text, words.language) or "…"
    return (
        _set(words, row.reference, "date", _iso(row.date)),
        _set(words, row.reference, "type", f'"{kind}"' if " " in kind else kind),
        _set(words, row.reference, words.language, in_quotes(said, words.language)),
    )


def _iso(date: DateSpan | None) -> str:
    """A date as /fix takes it."""
    day = (date.start or date.end) if date is not None else None
    if date is None or day is None:
        return "2015-12-17"
    return day.isoformat()[: _WRITTEN.get(date.precision, 4)]


def _figure_lines(row: FigureRow, words: Wording) -> tuple[str, ...]:
    value = f"{row.value:.15g}"
    named = unit_word(row.unit or "person", words.language)
    unit = f" {words.words('set-unit')[0]} {in_quotes(named, words.language) if ' ' in named else named}"
    said = pick(row.text, words.language) or "…"
    return (
        _set(words, row.reference, "value", value + unit),
        _set(words, row.reference, words.language, in_quotes(said, words.language)),
    )


def _quote_lines(row: QuoteRow, words: Wording) -> tuple[str, ...]:
    speaker = pick(row.speaker, words.language)
    return (_set(words, row.reference, "speaker", in_quotes(speaker, words.language) if speaker else "A5"),)


def _actor_lines(row: EntityRow, words: Wording) -> tuple[str, ...]:
    names = " ".join(
        f"{words.words(f'set-{language}')[0]}={in_quotes(name, words.language)}"
        for language in ("ar", "en")
        if (name := pick(row.name, language))
    )
    return (
        f"{words('command-rename')} {row.reference} {names}",
        f"{words('command-type')} {row.reference} {words(f'entity-{row.type}')}",
        f"{words('command-alias')} {row.reference} …",
        f"{words('command-merge')} {row.reference} A…",
    )
