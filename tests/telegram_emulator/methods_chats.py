"""Methods about chats, their members, and files."""

from typing import Any

from tests.telegram_emulator.core import Core
from tests.telegram_emulator.errors import bad_request
from tests.telegram_emulator.methods import method
from tests.telegram_emulator.parameters import Parameters
from tests.telegram_emulator.world import PRIVATE, Member, User

LARGEST_DOWNLOAD = 20 << 20
_DETAILS = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": {}}


@method
async def get_chat(core: Core, given: Parameters) -> dict[str, Any]:
    """What there is to know about a chat."""
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
    )
    return core.world.reachable(given.chat()).json() | _DETAILS | {"accepted_gift_types": gifts}


def _user(core: Core, given: Parameters) -> User:
    try:
        return core.world.users[given.integer("user_id") or 0]
    except KeyError:
        raise bad_request("invalid user_id specified") from None


@method
async def get_chat_member(core: Core, given: Parameters) -> dict[str, Any]:
    """What someone is in a chat."""
    chat, user = core.world.reachable(given.chat()), _user(core, given)
    if chat.type == PRIVATE:
        if user.id not in (chat.id, core.world.bot.id):
            raise bad_request("member not found")
        return Member(user).json()
    return chat.members.get(user.id, Member(user, "left")).json()


@method
async def get_chat_administrators(core: Core, given: Parameters) -> list[dict[str, Any]]:
    """Owner and administrators, without other bots."""
    chat = core.world.reachable(given.chat())
    if chat.type == PRIVATE:
        raise bad_request("there are no administrators in the private chat")
    members = [member for member in chat.members.values() if member.status in ("creator", "administrator")]
    return [member.json() for member in members if not member.user.is_bot or member.user is core.world.bot]


@method
async def get_chat_member_count(core: Core, given: Parameters) -> int:
    """How many take part."""
    chat = core.world.reachable(given.chat())
    return 2 if chat.type == PRIVATE else sum(chat.inside(member.user) for member in chat.members.values())


@method
async def leave_chat(core: Core, given: Parameters) -> bool:
    """Leave a group or channel."""
    chat = core.world.reachable(given.chat())
    if chat.type == PRIVATE:
        raise bad_request("chat member status can't be changed in private chats")
    chat.members.pop(core.world.bot.id, None)
    core.show("left", chat.id)
    return True


@method
async def get_file(core: Core, given: Parameters) -> dict[str, Any]:
    """Where a file can be fetched."""
    file = core.world.files.get(given.text("file_id") or "")
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.size > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size, "file_path": file.path,
    }  # fmt: skip
