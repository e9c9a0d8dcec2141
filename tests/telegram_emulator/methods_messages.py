"""Methods that send, edit and delete messages, and answer buttons and inline queries."""

import re
from io import BytesIO
from typing import Any

from PIL import Image, UnidentifiedImageError

from tests.telegram_emulator.core import Core
from tests.telegram_emulator.errors import ApiError, bad_request
from tests.telegram_emulator.keyboards import checked, reply_markup
from tests.telegram_emulator.markup import LONGEST_CAPTION, LONGEST_TEXT, Formatted, formatted, units
from tests.telegram_emulator.methods import method
from tests.telegram_emulator.parameters import Parameters, Upload
from tests.telegram_emulator.world import PRIVATE, Chat, File, Message

LARGEST_PHOTO = 10 << 20
LONGEST_NOTICE = 200
MOST_RESULTS = 50
_ACTIONS = (
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
)  # fmt: skip
_START = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)


def _content(given: Parameters, name: str = "text") -> Formatted:
    text = given.text(name) or ""
    limit = LONGEST_TEXT if name == "text" else LONGEST_CAPTION
    return formatted(text, given.text("parse_mode"), limit, "text" if name == "text" else "caption")


def _send(core: Core, given: Parameters, chat: Chat, content: Formatted, media: tuple[str, File] | None = None) -> Any:
    reply = given.json("reply_parameters", "can't parse reply parameters JSON object") or {}
    message = core.post(
        chat,
        content,
        media=media,
        markup=reply_markup(given),
        thread=given.integer("message_thread_id"),
        reply_to=reply.get("message_id") or given.integer("reply_to_message_id"),
        lenient=bool(reply.get("allow_sending_without_reply")) or given.flag("allow_sending_without_reply"),
    )
    return message.json()


@method
async def send_message(core: Core, given: Parameters) -> Any:
    """Send a text."""
    content = _content(given)
    return _send(core, given, core.world.writable(given.chat()), content)


@method
async def send_photo(core: Core, given: Parameters) -> Any:
    """Send a picture."""
    chat = core.world.writable(given.chat(), "photos", "can_send_photos")
    file = _file(core, given, "photo")
    return _send(core, given, chat, _content(given, "caption"), ("photo", file))


@method
async def send_document(core: Core, given: Parameters) -> Any:
    """Send a file."""
    chat = core.world.writable(given.chat(), "documents", "can_send_documents")
    file = _file(core, given, "document")
    return _send(core, given, chat, _content(given, "caption"), ("document", file))


@method
async def edit_message_text(core: Core, given: Parameters) -> Any:
    """Change a text and its keyboard."""
    content = _content(given)
    message = _own(core, given)
    if message.media:
        raise bad_request("there is no text in the message to edit")
    return core.edit(message, content, reply_markup(given), None).json()


@method
async def edit_message_caption(core: Core, given: Parameters) -> Any:
    """Change a caption and the keyboard."""
    content = _content(given, "caption")
    message = _own(core, given)
    if not message.media:
        raise bad_request("there is no caption in the message to edit")
    return core.edit(message, content, reply_markup(given), message.file).json()


@method
async def edit_message_media(core: Core, given: Parameters) -> Any:
    """Change picture or file, caption and keyboard."""
    media = given.json("media", "can't parse InputMedia JSON object")
    if not isinstance(media, dict) or media.get("type") not in ("photo", "document"):
        raise bad_request("can't parse InputMedia: unsupported type specified")
    message = _own(core, given)
    content = formatted(media.get("caption") or "", media.get("parse_mode"), LONGEST_CAPTION, "caption")
    file = _file(core, Parameters({media["type"]: media.get("media")}, given.uploads), media["type"])
    message.media = media["type"]
    return core.edit(message, content, reply_markup(given), file).json()


@method
async def edit_message_reply_markup(core: Core, given: Parameters) -> Any:
    """Change only the keyboard."""
    message = _own(core, given)
    return core.edit(message, message.content, reply_markup(given), message.file).json()


def _own(core: Core, given: Parameters) -> Message:
    """The message that an edit is for."""
    if given.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = core.world.reachable(given.chat())
    if not (number := given.integer("message_id")):
        raise bad_request("message identifier is not specified")
    return core.world.message(chat, number, "message to edit not found")


@method
async def delete_message(core: Core, given: Parameters) -> bool:
    """Delete a message: the bot's own, any in a private chat, any with the right to."""
    chat = core.world.reachable(given.chat())
    message = core.world.message(chat, given.integer("message_id") or 0, "message to delete not found")
    member = chat.members.get(core.world.bot.id)
    may = chat.type == PRIVATE or (member is not None and "can_delete_messages" in member.rights)
    if message.sender is not core.world.bot and not may:
        raise bad_request("message can't be deleted")
    del chat.messages[message.id]
    core.show("deleted", chat.id, message)
    return True


@method
async def send_chat_action(core: Core, given: Parameters) -> bool:
    """Show that the bot is typing."""
    chat = core.world.reachable(given.chat())
    if (action := given.text("action") or "") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    thread = given.integer("message_thread_id")
    if thread and thread not in chat.topics:
        raise bad_request("message thread not found")
    core.show("action", chat.id, text=action, thread=thread)
    return True


@method
async def answer_callback_query(core: Core, given: Parameters) -> bool:
    """End a button's waiting, with or without a notice: once, and in time."""
    text = given.text("text") or ""
    if units(text) > LONGEST_NOTICE:
        raise bad_request("MESSAGE_TOO_LONG")
    query = core.take(given.text("callback_query_id"))
    core.show("answered", query.chat, text=text, alert=given.flag("show_alert"), user=query.user.id, query=query.id)
    return True


@method
async def answer_inline_query(core: Core, given: Parameters) -> bool:
    """Results for someone who types @bot."""
    results = given.json("results", "can't parse inline query results JSON object")
    if not isinstance(results, list):
        raise bad_request("expected an Array of inline query results")
    if len(results) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len((given.text("next_offset") or "").encode()) > 64:
        raise bad_request("NEXT_OFFSET_INVALID")
    button = given.json("button", "can't parse InlineQueryResultsButton JSON object")
    if button and not _START.fullmatch(button.get("start_parameter", "")):
        raise bad_request("START_PARAM_INVALID")
    shown = [_result(result) for result in results]
    if len({result["id"] for result in shown}) < len(shown):
        raise bad_request("RESULT_ID_DUPLICATE")
    query = core.take(given.text("inline_query_id"))
    details = {"next_offset": given.text("next_offset") or "", "cache_time": given.integer("cache_time", 300)}
    core.show("inline", query.user.id, query=query.id, results=shown, personal=given.flag("is_personal"), **details)
    return True


def _result(given: Any) -> dict[str, Any]:
    """An article, as the user sees it when it is chosen."""

    def missing(name: str) -> ApiError:
        return bad_request(f"can't parse inline query result: Can't find field \"{name}\"")

    if not isinstance(given, dict) or given.get("type") != "article":
        raise bad_request("can't parse inline query result: unallowed inline query result type")
    if not 1 <= len(str(given.get("id", "")).encode()) <= 64:
        raise bad_request("RESULT_ID_INVALID")
    if not given.get("title"):
        raise missing("title")
    content = given.get("input_message_content")
    if not isinstance(content, dict):
        raise missing("input_message_content")
    if "message_text" not in content:
        raise missing("message_text")
    text = formatted(content["message_text"], content.get("parse_mode"), LONGEST_TEXT)
    markup = checked(given.get("reply_markup"))
    return {name: given.get(name) for name in ("id", "title", "description")} | {"content": text, "markup": markup}


def _file(core: Core, given: Parameters, kind: str) -> File:
    """The file of a call: uploaded, or one that Telegram has. Raises ApiError for what it does not take."""
    named = given.text(kind) or ""
    upload = given.uploads.get(named.removeprefix("attach://") if named.startswith("attach://") else kind)
    if upload is None:
        if named in core.world.files:
            return core.world.files[named]
        raise bad_request(
            f"there is no {kind} in the request" if not named else "wrong file identifier/HTTP URL specified"
        )
    if not upload.content:
        raise bad_request("file must be non-empty")
    if kind == "document":
        return core.world.add_file(upload.name, upload.content, upload.mime_type)
    return _photo(core, upload)


def _photo(core: Core, upload: Upload) -> File:
    if len(upload.content) > LARGEST_PHOTO:
        raise bad_request("PHOTO_TOO_BIG")
    try:
        with Image.open(BytesIO(upload.content)) as image:
            width, height = image.size
    except (UnidentifiedImageError, OSError):
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    file = core.world.add_file("file.jpg", upload.content, "image/jpeg")
    file.dimensions = (width, height)
    return file
