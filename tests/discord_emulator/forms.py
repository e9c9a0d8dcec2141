"""What a message may hold: every limit of the documentation, checked as strictly as Discord or more so."""

import re
from typing import Any

from tests.discord_emulator.errors import EMPTY_MESSAGE, ApiError, Form, units
from tests.discord_emulator.world import Guild, User

CONTENT, TITLE, DESCRIPTION, FIELD_NAME, FIELD_VALUE, FOOTER, AUTHOR = 2000, 256, 4096, 256, 1024, 2048, 256
FIELDS, EMBEDS, EMBED_SUM = 25, 10, 6000
ROWS, BUTTONS, CUSTOM_ID, LABEL, SELECT_OPTIONS, PLACEHOLDER = 5, 5, 100, 80, 25, 150
OPTION_TEXT = 100
NONCE = 25
_URL = re.compile(r"(?:https?|attachment)://\S+")
_EMBED_KEYS = frozenset(
    {"title", "description", "url", "timestamp", "color", "footer", "image", "thumbnail", "author", "fields", "type",
     "provider", "video", "flags"}
)  # fmt: skip
_KINDS_OF_SELECT = (3, 5, 6, 7, 8)


def check_message(body: dict[str, Any], files: int = 0, *, creating: bool = True) -> None:
    """Refuse a message's body that breaks a limit. Raises ApiError."""
    form = Form()
    if body.get("content") is not None:
        form.length(("content",), body["content"], CONTENT)
    if body.get("embeds") is not None:
        _embeds(form, body["embeds"])
    if body.get("components") is not None:
        _components(form, body["components"])
    if (nonce := body.get("nonce")) is not None and units(str(nonce)) > NONCE:
        form.wrong(("nonce",), "NONCE_TYPE_TOO_LONG", f"Must be {NONCE} or fewer in length.")
    _allowed_mentions(form, body.get("allowed_mentions"))
    form.finish()
    if creating and not ((body.get("content") or "").strip() or body.get("embeds") or body.get("components") or files):
        raise ApiError(*EMPTY_MESSAGE)


def _embeds(form: Form, embeds: Any) -> None:
    if not form.count(("embeds",), embeds, EMBEDS):
        return
    for number, embed in enumerate(embeds):
        _embed(form, ("embeds", number), embed)
    if sum(_size(embed) for embed in embeds) > EMBED_SUM:
        form.wrong(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {EMBED_SUM}")


def _embed(form: Form, at: tuple[str | int, ...], embed: Any) -> None:
    for key in embed.keys() - _EMBED_KEYS:
        form.wrong((*at, key), "UNKNOWN_FIELD", "The emulator knows no such field of embeds")
    for key, most in (("title", TITLE), ("description", DESCRIPTION)):
        if embed.get(key) is not None:
            form.length((*at, key), embed[key], most)
    footer, author = embed.get("footer") or {}, embed.get("author") or {}
    if footer:
        form.length((*at, "footer", "text"), footer.get("text"), FOOTER, 1)
    if author:
        form.length((*at, "author", "name"), author.get("name"), AUTHOR, 1)
    fields = embed.get("fields") or []
    form.count((*at, "fields"), fields, FIELDS)
    for number, field in enumerate(fields):
        for key, most in (("name", FIELD_NAME), ("value", FIELD_VALUE)):
            if not str(field.get(key) or "").strip():
                form.required((*at, "fields", number, key))
            else:
                form.length((*at, "fields", number, key), field[key], most)
    for key in ("image", "thumbnail"):
        if embed.get(key) and not _URL.fullmatch(str(embed[key].get("url"))):
            form.wrong((*at, key, "url"), "URL_TYPE_INVALID_URL", "Not a well formed URL.")
    if (colour := embed.get("color")) is not None and not 0 <= colour <= 0xFFFFFF:
        form.wrong((*at, "color"), "NUMBER_TYPE_MAX", "int value should be less than or equal to 16777215.")
    shown = any(embed.get(key) for key in ("title", "description", "fields", "image", "thumbnail", "footer", "author"))
    if not shown:
        form.required((*at, "description"))


def _size(embed: dict[str, Any]) -> int:
    """What counts toward the sum of a message's embeds."""
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    for field in embed.get("fields") or []:
        texts += [field.get("name"), field.get("value")]
    return sum(units(text) for text in texts if text)


def _components(form: Form, rows: Any) -> None:
    if not form.count(("components",), rows, ROWS):
        return
    seen: set[str] = set()
    for number, row in enumerate(rows):
        at: tuple[str | int, ...] = ("components", number)
        if not form.choice((*at, "type"), row.get("type"), (1,)):
            continue
        inner = row.get("components")
        if not form.count((*at, "components"), inner, BUTTONS, 1):
            continue
        selects = [component for component in inner if component.get("type") in _KINDS_OF_SELECT]
        if selects and len(inner) > 1:
            form.wrong((*at, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A select takes a whole row")
        for place, component in enumerate(inner):
            _component(form, (*at, "components", place), component, seen)


def _component(form: Form, at: tuple[str | int, ...], component: dict[str, Any], seen: set[str]) -> None:
    kind = component.get("type")
    if not form.choice((*at, "type"), kind, (2, *_KINDS_OF_SELECT)):
        return
    link = kind == 2 and component.get("style") == 5
    if not link:
        identifier = component.get("custom_id")
        if identifier in (None, ""):
            form.required((*at, "custom_id"))
        else:
            form.length((*at, "custom_id"), identifier, CUSTOM_ID, 1)
            if identifier in seen:
                form.wrong(
                    (*at, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"
                )
            seen.add(str(identifier))
    if kind == 2:
        form.choice((*at, "style"), component.get("style"), (1, 2, 3, 4, 5))
        if link != bool(component.get("url")):
            form.wrong(at, "BUTTON_COMPONENT_URL", "A url and a custom id are mutually exclusive")
        if component.get("label") is not None:
            form.length((*at, "label"), component["label"], LABEL)
        if not component.get("label") and not component.get("emoji"):
            form.wrong(at, "BUTTON_COMPONENT_INVALID", "A button must have a label or emoji")
        return
    if component.get("placeholder") is not None:
        form.length((*at, "placeholder"), component["placeholder"], PLACEHOLDER)
    if kind == 3:
        _select_options(form, at, component)


def _select_options(form: Form, at: tuple[str | int, ...], select: dict[str, Any]) -> None:
    options = select.get("options")
    if not form.count((*at, "options"), options, SELECT_OPTIONS, 1) or not options:
        return
    values = set()
    for number, option in enumerate(options):
        here = (*at, "options", number)
        form.length((*here, "label"), option.get("label"), OPTION_TEXT, 1)
        form.length((*here, "value"), option.get("value"), OPTION_TEXT, 1)
        if option.get("description") is not None:
            form.length((*here, "description"), option["description"], OPTION_TEXT)
        if option.get("value") in values:
            form.wrong(here, "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used")
        values.add(option.get("value"))
    least, most = select.get("min_values", 1), select.get("max_values", 1)
    if not 0 <= least <= most <= len(options):
        form.wrong((*at, "max_values"), "NUMBER_TYPE_MAX", "must not exceed the number of options")


def check_modal(data: dict[str, Any]) -> None:
    """Refuse a modal that breaks a limit. Raises ApiError."""
    form = Form()
    form.length(("custom_id",), data.get("custom_id"), CUSTOM_ID, 1)
    form.length(("title",), data.get("title"), 45, 1)
    if form.count(("components",), data.get("components"), 5, 1):
        for number, row in enumerate(data["components"]):
            # a text input stands in an action row (1) or in a label (18)
            fields = row.get("components") or [row.get("component") or {}]
            for field in fields:
                at = ("components", number)
                form.choice((*at, "type"), field.get("type"), (4,))
                form.length((*at, "custom_id"), field.get("custom_id"), CUSTOM_ID, 1)
                label = row.get("label") if row.get("type") == 18 else field.get("label")
                form.length((*at, "label"), label, 45, 1)
    form.finish()


def _allowed_mentions(form: Form, allowed: Any) -> None:
    if allowed is None:
        return
    parse = allowed.get("parse") or []
    for key, word in (("users", "users"), ("roles", "roles")):
        if allowed.get(key) and word in parse:
            form.wrong(("allowed_mentions",), "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", f"parse:{word} and {key}")


def pinged(body: dict[str, Any], guild: Guild | None, author: User) -> tuple[str, ...]:
    """Who gets a notification: everyone, here, user:ID, role:ID. Only the content pings, embeds never do."""
    content = body.get("content") or ""
    allowed = body.get("allowed_mentions")
    parse = ("everyone", "users", "roles") if allowed is None else tuple(allowed.get("parse") or ())
    named = {key: {str(one) for one in (allowed or {}).get(key) or ()} for key in ("users", "roles")}
    found = []
    if "everyone" in parse and guild is not None and guild.permissions(author) & (1 << 17 | 1 << 3):
        found += [word for word in ("everyone", "here") if f"@{word}" in content]
    for kind, pattern in (("users", r"<@!?(\d+)>"), ("roles", r"<@&(\d+)>")):
        for identifier in re.findall(pattern, content):
            if kind in parse or identifier in named[kind]:
                found.append(f"{kind[:-1]}:{identifier}")
    return tuple(dict.fromkeys(found))


def shown_text(body: dict[str, Any]) -> str:
    """All text of a message in the order in which it is shown."""
    parts = [body.get("content")]
    for embed in body.get("embeds") or []:
        parts += [(embed.get("author") or {}).get("name"), embed.get("title"), embed.get("description")]
        for field in embed.get("fields") or []:
            parts += [field.get("name"), field.get("value")]
        parts.append((embed.get("footer") or {}).get("text"))
    return "\n".join(part for part in parts if part)
