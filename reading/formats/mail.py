"""Messages as files: the plain text if there is one, else the HTML; headers give title, author, source and date."""

import email
import email.policy
import email.utils
from datetime import date
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from reading.article import Draft, Note
from reading.decoding import LARGEST_FILE, decode
from reading.errors import ReadError
from reading.formats.page import text_of_page
from reading.markup import blocks, parse_html

_PREFIXES = ("re:", "fw:", "fwd:", "رد:", "إعادة توجيه:", "تحويل:")


def read_mail(raw: bytes) -> Draft:
    """The text of a message. Raises ReadError where it holds none."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    if not isinstance(message, EmailMessage):
        raise ReadError("read-damaged")
    body = _body(message)
    attached = sum(1 for part in message.walk() if part.get_content_disposition() == "attachment")
    return Draft(
        "eml",
        body,
        title=_subject(_header(message, "subject")),
        author=_name(message),
        source=_header(message, "organization"),
        published=_day(_header(message, "date")),
        notes=(Note("read-note-attachments", {"count": attached}),) if attached else (),
    )


def _body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if not isinstance(part, EmailMessage):
        raise ReadError("read-empty")
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    text = decode(raw, charset=part.get_content_charset(), limit=LARGEST_FILE)
    if part.get_content_subtype() != "html":
        return text.replace("\r\n", "\n")
    article = text_of_page(text)
    if article:
        return article
    page = parse_html(text)
    return "\n\n".join(blocks(page)) if page is not None else ""


def _header(message: EmailMessage, name: str) -> str | None:
    """A header as text; None where it is missing or cannot be read."""
    try:
        value = message.get(name)
    except (ValueError, IndexError, AttributeError):  # what the standard library raises on malformed headers
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _subject(subject: str | None) -> str | None:
    """The subject without what replies and forwards put before it."""
    while subject and (prefix := next((p for p in _PREFIXES if subject.lower().startswith(p)), None)):
        subject = subject[len(prefix) :].strip()
    return subject or None


def _name(message: EmailMessage) -> str | None:
    """The sender's display name; an address alone names nobody."""
    header = _header(message, "from")
    if header is None:
        return None
    name, _ = email.utils.parseaddr(header)
    return name.strip() or None


def _day(value: str | None) -> date | None:
    try:
        moment = parsedate_to_datetime(value) if value else None
    except ValueError:
        return None
    return moment.date() if moment else None
