"""Texts as Telegram takes them: HTML entities, UTF-16 lengths, what it strips, the entities that it finds by itself.

The rules and the wording of the errors are those of the published server: offsets in errors count bytes of UTF-8, those
of entities count UTF-16 code units.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tests.telegram_emulator.errors import bad_request

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
MOST_BYTES = 1 << 15
MOST_ENTITIES = 100

_TYPES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler",
    "a": "text_link", "tg-emoji": "custom_emoji", "code": "code", "pre": "pre", "blockquote": "blockquote",
}  # fmt: skip
_NAMED = {b"lt": 0x3C, b"gt": 0x3E, b"amp": 0x26, b"quot": 0x22}
_REFERENCE = re.compile(rb"&(?:#x([0-9A-Fa-f]*)|#([0-9]*)|([A-Za-z]*))(;?)")
_TAG_NAME = re.compile(rb"[^\s>\0]*")
_ATTRIBUTE_NAME = re.compile(rb"[^\s=>\0]*")
_TOKEN = re.compile(rb"[A-Za-z0-9.-]*")
_SPACE = re.compile(rb"\s*")
_LINK = re.compile(r"(?:https?://|tg://|mailto:)?[\w.-]+(?:[:/?#@].*)?$|tg://user\?id=\d+$", re.IGNORECASE)

_FOUND = (
    ("url", re.compile(r"https?://\S+[^\s.,;:!?)]")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>@])", re.ASCII)),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z0-9_]{4,32}(?!\w)", re.ASCII)),
    ("hashtag", re.compile(r"(?<!\w)#\w*[^\W\d_]\w*")),
)


def units(text: str) -> int:
    """The length in UTF-16 code units."""
    return len(text) + sum(char > "\uffff" for char in text)


@dataclass(frozen=True, slots=True)
class Entity:
    """A formatted stretch of a text."""

    type: str
    offset: int
    length: int
    argument: str = ""

    def json(self) -> dict[str, Any]:
        """As the API shows it."""
        shown = {"type": self.type, "offset": self.offset, "length": self.length}
        name = {"text_link": "url", "custom_emoji": "custom_emoji_id", "pre": "language"}.get(self.type)
        return shown | ({name: self.argument} if name and self.argument else {})


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text with its entities."""

    text: str
    entities: tuple[Entity, ...] = ()


def formatted(text: str, parse_mode: str | None, limit: int, kind: str = "text") -> Formatted:
    """What a message shows after parsing and stripping. Raises ApiError for what Telegram refuses.

    `kind` is "text" or "caption"; a caption may be empty.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise bad_request("text is too long")
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise bad_request("strings must be encoded in UTF-8")
    mode = (parse_mode or "").lower()
    if mode not in ("", "none", "html"):  # the emulator knows one of the three languages
        raise bad_request("unsupported parse_mode")
    parsed = _strip(_parse(text) if mode == "html" else Formatted(text))
    if not parsed.text and kind == "text":
        raise bad_request("message text is empty")
    if units(parsed.text) > limit:
        raise bad_request("message is too long" if kind == "text" else "message caption is too long")
    if len(parsed.entities) > MOST_ENTITIES:  # the real server silently drops the rest: a defect that must not pass
        raise bad_request("ENTITIES_TOO_LONG")
    return parsed


def found(text: str) -> tuple[Entity, ...]:
    """The entities that Telegram finds in a user's text without being told."""
    entities, taken = [], set[int]()
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            if not taken.intersection(range(*match.span())):
                taken.update(range(*match.span()))
                entities.append(Entity(kind, units(text[: match.start()]), units(match[0])))
    return tuple(sorted(entities, key=lambda entity: entity.offset))


def _strip(parsed: Formatted) -> Formatted:
    """Control characters and directional overrides go, and so do blanks at both ends; entities move along."""
    kept = [("" if char == "\r" or "\u2028" <= char <= "\u202e" else char) for char in parsed.text]
    kept = [" " if char and char < " " and char != "\n" else char for char in kept]
    start, end = 0, len(kept)
    while start < end and (not kept[start] or kept[start].isspace()):
        start += 1
    while start < end and (not kept[end - 1] or kept[end - 1].isspace()):
        end -= 1
    moved, at = [0], 0  # where each old UTF-16 offset comes to lie
    for index, char in enumerate(kept):
        at += units(char) if start <= index < end else 0
        moved += [at] * units(parsed.text[index])
    entities = []
    for entity in parsed.entities:
        begin, stop = moved[entity.offset], moved[entity.offset + entity.length]
        if begin < stop:
            entities.append(replace(entity, offset=begin, length=stop - begin))
    return Formatted("".join(kept[start:end]), tuple(entities))


def _broken(reason: str) -> Exception:
    return bad_request(f"can't parse entities: {reason}")


def _reference(data: bytes, at: int) -> tuple[int, int]:
    """The code point that a character reference at `at` stands for and where it ends; 0 where it stands for itself."""
    match = _REFERENCE.match(data, at)
    if match is None:
        return 0, at
    hexadecimal, decimal, name, _ = match.groups()
    if name is not None:
        return _NAMED.get(name, 0), match.end()
    digits = hexadecimal if hexadecimal is not None else decimal
    code = int(digits or b"0", 16 if hexadecimal is not None else 10)
    too_long = match.start(4) - at >= 10
    return (0 if code >= 0x10FFFF or too_long else code), match.end()


@dataclass(frozen=True, slots=True)
class _Open:
    """A tag that waits for its end."""

    tag: str
    argument: str
    offset: int
    characters: int


def _parse(source: str) -> Formatted:
    data = source.encode() + b"\0"
    out: list[int] = []
    offset = at = 0
    stack: list[_Open] = []
    entities: list[Entity] = []
    while at < len(data) - 1:
        if data[at] == 0x3C:
            if data[at + 1] != 0x2F:
                at = _start(data, at, stack, offset, len(out))
            else:
                at = _end(data, at, stack, entities, offset, out)
            continue
        code, after = _reference(data, at) if data[at] == 0x26 else (0, at)
        if not code:
            length = 1 if data[at] < 0xC0 else 2 if data[at] < 0xE0 else 3 if data[at] < 0xF0 else 4
            code, after = ord(data[at : at + length].decode()), at + length
        out.append(code)
        offset += 1 + (code > 0xFFFF)
        at = after
    if stack:
        raise _broken(f'Can\'t find end tag corresponding to start tag "{stack[-1].tag}"')
    if any(0xD800 <= code <= 0xDFFF for code in out):
        raise _broken(
            "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched "
            "surrogate code units"
        )
    entities.sort(key=lambda entity: (entity.offset, -entity.length))
    return Formatted("".join(map(chr, out)), tuple(entities))


def _start(data: bytes, begin: int, stack: list[_Open], offset: int, characters: int) -> int:
    """Read a start tag at `begin` and push it; where it ends."""
    name = _TAG_NAME.match(data, begin + 1)
    assert name is not None
    at = name.end()
    if data[at] == 0:
        raise _broken(f"Unclosed start tag at byte offset {begin}")
    tag = name[0].decode().lower()
    if tag not in _TYPES:
        raise _broken(f'Unsupported start tag "{tag}" at byte offset {begin}')
    argument = ""
    for attribute, value, behind in _attributes(data, at, tag, begin):
        at = behind
        match tag, attribute:
            case ("a", "href") | ("tg-emoji", "emoji-id"):
                argument = value
            case ("code", "class") if value.startswith("language-"):
                argument = value.removeprefix("language-")
            case ("span", "class"):
                argument = value
            case ("blockquote", "expandable"):
                argument = "expandable"
    if tag == "span" and argument != "tg-spoiler":
        raise _broken(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
    stack.append(_Open(tag, argument, offset, characters))
    return data.index(b">", at) + 1


def _attributes(data: bytes, at: int, tag: str, begin: int) -> Iterator[tuple[str, str, int]]:
    """The attributes of a start tag, each with the place behind it."""
    while True:
        at = _blank(data, at)
        if data[at] == 0x3E:
            return
        name = _ATTRIBUTE_NAME.match(data, at)
        assert name is not None
        if not name[0]:
            raise _broken(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        at = _blank(data, name.end())
        value = ""
        if data[at] == 0x3D:
            at = _blank(data, at + 1)
            if data[at] == 0:
                raise _broken(f'Unclosed start tag "{tag}" at byte offset {begin}')
            value, at = _value(data, at)
            if data[at] == 0:
                raise _broken(f"Unclosed start tag at byte offset {begin}")
        yield name[0].decode(), value, at


def _value(data: bytes, at: int) -> tuple[str, int]:
    """An attribute's value, bare or quoted, and where it ends."""
    if (quote := data[at]) not in b"'\"":
        token = _TOKEN.match(data, at)
        assert token is not None
        if data[token.end()] != 0x3E and not data[token.end() : token.end() + 1].isspace():
            raise _broken(f"Unexpected end of name token at byte offset {at}")
        return token[0].decode().lower(), token.end()
    at += 1
    out = bytearray()
    while data[at] not in (quote, 0):
        code, after = _reference(data, at) if data[at] == 0x26 else (0, at)
        out += chr(code).encode("utf-8", "replace") if code else data[at : at + 1]
        at = after if code else at + 1
    return out.decode("utf-8", "replace"), at + (data[at] == quote)


def _end(data: bytes, begin: int, stack: list[_Open], entities: list[Entity], offset: int, out: list[int]) -> int:
    """Read an end tag at `begin` and make the entity that it closes; where it ends."""
    if not stack:
        raise _broken(f"Unexpected end tag at byte offset {begin}")
    name = _TAG_NAME.match(data, begin + 2)
    assert name is not None
    at = _blank(data, name.end())
    if data[at] != 0x3E:
        raise _broken(f"Unclosed end tag at byte offset {begin}")
    opened, tag = stack[-1], name[0].decode().lower()
    if tag and tag != opened.tag:
        raise _broken(f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag}>", found "</{tag}>"')
    stack.pop()
    if offset > opened.offset:
        entities += _entity(opened, offset - opened.offset, "".join(map(chr, out[opened.characters :])))
    return at + 1


def _entity(opened: _Open, length: int, inside: str) -> list[Entity]:
    """The entity that a closed tag makes; a link that is none makes no entity, as in the real server."""
    kind = _TYPES[opened.tag]
    argument = opened.argument if opened.tag in ("a", "tg-emoji") else ""
    if opened.tag == "tg-emoji" and not (argument.isdecimal() and int(argument)):
        raise bad_request("can't parse entities: Invalid custom emoji identifier specified")
    if opened.tag == "a":
        argument = argument or inside
        if not _LINK.match(argument) or ("." not in argument and "://" not in argument):
            return []
    if opened.tag == "blockquote" and opened.argument == "expandable":
        kind = "expandable_blockquote"
    return [Entity(kind, opened.offset, length, argument)]


def _blank(data: bytes, at: int) -> int:
    match = _SPACE.match(data, at)
    assert match is not None
    return match.end()
