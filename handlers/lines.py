"""Facts as lines of a reply: how an actor, an event, a figure, a quote and an article read in a list."""

from extraction.facts import Bilingual, DateSpan
from handlers.reply import Item, Line, Run, Style
from locales import Wording
from storage.rows import ArticleRow, EntityRow, EventRow, FigureRow, QuoteRow

_SEPARATOR = Run(" · ", Style.FAINT)
LONGEST_TITLE = 80


def pick(pair: Bilingual | None, language: str) -> str | None:
    """The wording in a language, if there is one."""
    if pair is None:
        return None
    return pair.ar if language == "ar" else pair.en


def name_run(name: Bilingual, language: str) -> Run:
    """A name in the language; one that has no form in it is quoted from the article."""
    if (own := pick(name, language)) is not None:
        return Run(own, Style.STRONG)
    return quoted_run(name, language) or Run("")


def quoted_run(pair: Bilingual, language: str) -> Run | None:
    """The wording of the other language, as a quotation from the article, if there is one."""
    other = "en" if language == "ar" else "ar"
    said = pick(pair, other)
    return Run(said, Style.QUOTED, other) if said is not None else None


def name_text(name: Bilingual, language: str) -> str:
    """The same where there is only plain text: a quoted name between the quotation marks of the language."""
    return _plain_text(name_run(name, language), language)


def _plain_text(run: Run, language: str) -> str:
    if run.style is not Style.QUOTED:
        return run.text
    return f"«{run.text}»" if language == "ar" else f"“{run.text}”"


def joined(*parts: Line) -> Line:
    """Parts of a line with dots between them; empty ones are left out."""
    runs: list[Run] = []
    for part in parts:
        if part:
            runs += [_SEPARATOR, *part] if runs else part
    return tuple(runs)


def entity_item(row: EntityRow, words: Wording) -> Item:
    """An actor or place: name, role, how often."""
    role = pick(row.role, words.language)
    kind = words(f"entity-{row.type}")
    return Item(
        joined(
            (name_run(row.name, words.language),),
            (Run(role or kind),),
            (Run(words("mentions", count=row.mentions), Style.FAINT),),
        ),
        reference=row.reference,
    )


def date_run(date: DateSpan | None, words: Wording) -> Run:
    """When, no finer than it is known."""
    if date is None:
        return Run(words("undated"), Style.STRONG)
    return Run(words.when(date.start, date.end, date.precision), Style.STRONG)


def event_item(row: EventRow, words: Wording) -> Item:
    """An event: when, what, and whether it is only planned, possible or denied.

    Where it cannot be told in the reply's language, its kind is, and the article's own clause is quoted.
    """
    own = pick(row.text, words.language)
    quoted = quoted_run(row.text, words.language) if own is None else None
    said = (Run(own or words(f"event-{row.type}")), *((Run(": "), quoted) if quoted is not None else ()))
    modality = () if row.modality == "asserted" else (Run(words(f"when-{row.modality}"), Style.FAINT),)
    return Item(joined((date_run(row.date, words),), said, modality), reference=row.reference)


def figure_run(row: FigureRow, words: Wording) -> Run:
    """A figure with what it counts, quoted from the article where it cannot be told in the reply's language."""
    if (said := pick(row.text, words.language)) is not None:
        return Run(said)
    if (quoted := quoted_run(row.text, words.language)) is not None:
        return quoted
    value = words.number(row.value) if row.upper is None else f"{words.number(row.value)}–{words.number(row.upper)}"
    return Run(f"{value} {(row.unit or '').replace('_', ' ')}".strip())


def figure_text(row: FigureRow, words: Wording) -> str:
    """The same where there is only plain text."""
    return _plain_text(figure_run(row, words), words.language)


def figure_item(row: FigureRow, words: Wording) -> Item:
    """A figure as an entry of a list."""
    return Item((figure_run(row, words),), reference=row.reference)


def quote_item(row: QuoteRow, words: Wording) -> Item:
    """Who, and the words."""
    speaker = (
        (name_run(row.speaker, words.language), Run(": "))
        if row.speaker is not None
        else (Run(words("says", speaker=words("unnamed-speaker")) + " "),)
    )
    return Item((*speaker, Run(row.text, Style.QUOTED, row.language)), reference=row.reference)


def article_title(title: str | None, words: Wording, language: str) -> Run:
    """An article's title, in its own words."""
    if not title:
        return Run(words("untitled"))
    shown = title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"
    return Run(shown) if language == words.language else Run(shown, Style.QUOTED, language)


def article_line(row: ArticleRow, words: Wording) -> Line:
    """An article: number, title, day."""
    day = (Run(words.day(row.published), Style.FAINT),) if row.published else ()
    return joined((Run(f"#{row.id} "), article_title(row.heading, words, row.language)), day)


def article_item(row: ArticleRow, words: Wording) -> Item:
    """An article with what was found in it."""
    counts = words("article-counts", actors=row.entities, events=row.events, figures=row.figures, quotes=row.quotes)
    return Item(article_line(row, words), ((Run(counts, Style.FAINT),),))
