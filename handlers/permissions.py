"""The one place that decides who may use which command."""

import logging

from handlers.access import Access, Rank
from handlers.command import Audience, Command
from handlers.errors import UserError
from handlers.request import Caveat, ChatKind, Request
from storage import grants
from storage.database import Store

log = logging.getLogger(__name__)


_NEEDED = {
    Audience.EVERYONE: (Rank.READER, ""),
    Audience.CHAT_ADMINS: (Rank.MODERATOR, "error-only-chat-admins"),
    Audience.EDITORS: (Rank.EDITOR, "error-only-editors"),
    Audience.OWNERS: (Rank.OWNER, "error-only-owners"),
}
"""The rank that each audience asks for, and the line for those who have it not."""

_NAMED = {"owner": Rank.OWNER, "editor": Rank.EDITOR, "reader": Rank.READER}
_REFUSALS = {
    Caveat.FORWARDED: "error-forwarded", Caveat.EDITED: "error-edited", Caveat.DONE: "error-edited-done",
    Caveat.ANONYMOUS: "error-anonymous",
}  # fmt: skip


async def rank_of(request: Request, access: Access, store: Store) -> Rank:
    """What the asker of a request may do where it is asked."""
    chat, person = request.chat, request.origin.asker
    if chat.kind is ChatKind.TERMINAL:
        return Rank.OWNER  # whoever sits there can edit the database file
    keys = {f"{chat.platform}-chat:{chat.id}"}
    if person is None:
        # A channel's posts are its administrators' own; in a group nobody stands behind a nameless message.
        known = Rank.READER if chat.kind is ChatKind.GROUP else Rank.MODERATOR
        return max(known, access.rank(frozenset(keys)))
    keys |= {person.key, *(f"{person.platform}-role:{role}" for role in person.roles)}
    granted = await store.read(lambda db: grants.role(db, person.platform, person.id))
    moderates = person.moderates or chat.kind is ChatKind.PRIVATE
    return max(
        access.rank(frozenset(keys)),
        _NAMED[granted] if granted is not None else Rank.READER,
        Rank.MODERATOR if moderates else Rank.READER,
    )


async def check(command: Command, request: Request, access: Access, store: Store) -> None:
    """Let the request pass, or raise UserError with the one line that says why not; a refusal is logged."""
    needed, refusal = _NEEDED[command.audience]
    if needed is Rank.READER:
        return
    caveat = request.origin.caveat
    if caveat is None and await rank_of(request, access, store) >= needed:
        return
    asker = request.origin.asker
    log.warning(
        "refused /%s to %s in %s:%s%s", command.name, asker.key if asker else "nobody known", request.chat.platform,
        request.chat.id, f" ({caveat})" if caveat else "",
    )  # fmt: skip
    raise UserError(_REFUSALS[caveat] if caveat else refusal)
