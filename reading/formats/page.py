"""Web pages: the main text and the metadata of an article, found by trafilatura; a page without one is refused."""

import re
from datetime import date

import trafilatura
from trafilatura.settings import Document

from reading.article import Draft
from reading.dating import iso_day
from reading.decoding import LARGEST_FILE, decode
from reading.errors import ReadError

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_CHARSET_WITHIN = 2048
_WORDS_OF_SENTENCE = 7
_WORDS_OF_PARAGRAPH = 25
_WORDS_OF_ARTICLE = 20
_STOPS = tuple('.!?؟…»”")]')


def read_page(raw: bytes, charset: str | None = None, link: str | None = None) -> Draft:
    """The article of a page. Raises ReadError where there is none, or none that can be told from its surroundings."""
    if charset is None and (stated := _META_CHARSET.search(raw[:_CHARSET_WITHIN])):
        charset = stated[1].decode("ascii")
    text = decode(raw, charset=charset, limit=LARGEST_FILE)
    document = _extract(text, link)
    body = _body(document)
    if document is None or not body:
        raise ReadError("read-no-article")
    title = _line(document.title)
    if title and not body.startswith(title):
        body = f"{title}\n\n{body}"  # as in a text file: the same article in any format is the same text
    return Draft(
        "html",
        body,
        title=title,
        author=_line(document.author),
        source=_line(document.sitename) or _line(document.hostname),
        published=iso_day(document.date),
        certain=True,
    )


def text_of_page(text: str) -> str:
    """The main text of a page, empty where there is none."""
    return _body(_extract(text, None))


def _extract(text: str, link: str | None) -> Document | None:
    found = trafilatura.bare_extraction(
        text,
        url=link,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        # Only dates that the page states, never the likeliest one of its text.
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": date.max.isoformat()},
    )
    return found if isinstance(found, Document) else None


def _body(document: Document | None) -> str:
    """The paragraphs; empty where they are headlines and labels rather than sentences."""
    lines = [" ".join(line.split()) for line in (document.text or "").split("\n")] if document is not None else []
    words = sum(len(line.split()) for line in lines if _is_prose(line))
    return "\n\n".join(line for line in lines if line) if words >= _WORDS_OF_ARTICLE else ""


def _is_prose(line: str) -> bool:
    """Whether a line is a sentence that ends, or so long that it is a paragraph; headlines and labels are neither."""
    words = len(line.split())
    return words >= _WORDS_OF_PARAGRAPH or (words >= _WORDS_OF_SENTENCE and line.endswith(_STOPS))


def _line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None
