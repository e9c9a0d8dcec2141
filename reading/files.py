"""A file's bytes to the articles in it: format, text, metadata, and the checks that every text must pass."""

import re
from datetime import date

from extraction.headline import find_title
from extraction.text import read
from reading.article import Draft, ReadArticle, Reading, Refusal
from reading.credits import find_credits
from reading.decoding import LARGEST_TEXT, check_size, decode
from reading.detection import detect
from reading.errors import ReadError
from reading.isolation import Member, read_apart
from reading.language import language_of
from reading.published import Dates, told_day

_MADE_UP = re.compile(
    r"^(?:microsoft word\b|untitled\b|\(?anonymous\)?$|unspecified$|unknown$|بدون عنوان|بلا عنوان)"
    r"|\.(?:docx?|odt|pdf|indd|html?|txt)$",
    re.IGNORECASE,
)
LONGEST_LABEL = 300
"""Characters of a title or a name; what is longer is a paragraph that went astray."""


def read_file(
    raw: bytes,
    name: str | None,
    today: date | None,
    *,
    published: date | None = None,
    charset: str | None = None,
    link: str | None = None,
) -> Reading:
    """Read a file, or an archive of files.

    `name` is the file's, None for pasted text; `today` tells which dates lie in the future, None that none does;
    `published` goes before what the file says of its date; `charset` and `link` are known of what was fetched. Raises
    ReadError; what is refused inside an archive is listed instead.
    """
    dates = Dates(today, published)
    check_size(len(raw))
    kind = detect(raw, name)
    if kind == "txt":
        return Reading((finish(Draft("txt", decode(raw, charset=charset)), name, dates, link=link),))
    found = read_apart(raw, kind, charset=charset, link=link)
    if isinstance(found, Draft):
        return Reading((finish(found, name, dates, link=link),))
    return _archive(found, dates)


def finish(draft: Draft, name: str | None, dates: Dates, *, link: str | None = None) -> ReadArticle:
    """Check a draft's text and fill its metadata from what the text says of itself. Raises ReadError."""
    body = draft.body.replace("\r\n", "\n").replace("\r", "\n") if draft.format != "txt" else draft.body
    if not body.strip():
        raise ReadError("read-empty")
    check_size(len(body.encode("utf-8", "replace")), LARGEST_TEXT)
    language = language_of(body)
    document = read(body)
    credits = find_credits(document)
    published, notes = dates.settle(draft, told_day(document, language))
    return ReadArticle(
        name,
        draft.format,
        body,
        language,
        title=_either(draft.certain, _label(draft.title), find_title(document)),
        author=_either(draft.certain, _label(draft.author), credits.author),
        source=_either(draft.certain, _label(draft.source), credits.source),
        published=published,
        link=link,
        notes=(*draft.notes, *notes),
    )


def _either(certain: bool, stated: str | None, told: str | None) -> str | None:
    """What the format states or what the text tells, whichever goes first."""
    return (stated or told) if certain else (told or stated)


def _label(value: str | None) -> str | None:
    """A title or name fit to be shown; None for what programs put there by themselves."""
    label = " ".join(value.split()) if value else ""
    return label if 0 < len(label) <= LONGEST_LABEL and not _MADE_UP.search(label) else None


def _archive(members: tuple[Member, ...], dates: Dates) -> Reading:
    articles: list[ReadArticle] = []
    refusals: list[Refusal] = []
    for member in members:
        try:
            if isinstance(member.content, ReadError):
                raise member.content
            articles += _inside(member.content, member.name, dates)
        except ReadError as error:
            refusals.append(Refusal(member.name, error))
    return Reading(tuple(articles), tuple(refusals))


def _inside(raw: bytes, name: str, dates: Dates) -> tuple[ReadArticle, ...]:
    """One file of an archive; an archive within it is refused."""
    kind = detect(raw, name)
    if kind == "txt":
        return (finish(Draft("txt", decode(raw)), name, dates),)
    found = read_apart(raw, kind)
    if not isinstance(found, Draft):
        raise ReadError("read-zip-nested")
    return (finish(found, name, dates),)
