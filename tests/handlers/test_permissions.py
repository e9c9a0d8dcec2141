"""Who may use which command: one place decides, whatever the platform."""

from datetime import UTC, datetime

import pytest

from handlers.access import Access, Rank
from handlers.command import Audience, Command
from handlers.errors import UserError
from handlers.permissions import check, rank_of
from handlers.reply import Reply
from handlers.request import Caveat, Chat, ChatKind, Origin, Person, Request
from handlers.services import Services
from storage import grants

GROUP = Chat("telegram", "-100", kind=ChatKind.GROUP)
PRIVATE = Chat("telegram", "7")
ANNA = Person("telegram", "7", "Anna")
ACCESS = Access(owners=frozenset({"telegram:1"}), editors=frozenset({"telegram-chat:-200", "discord-role:9"}))


def asked(chat: Chat, person: Person | None, caveat: Caveat | None = None) -> Request:
    return Request(chat, "x", "", "en", origin=Origin(person, caveat))


@pytest.mark.parametrize(
    ("chat", "person", "rank"),
    [
        (GROUP, ANNA, Rank.READER),
        (GROUP, Person("telegram", "8", moderates=True), Rank.MODERATOR),
        (PRIVATE, ANNA, Rank.MODERATOR),
        (GROUP, Person("telegram", "1"), Rank.OWNER),
        (GROUP, Person("discord", "1"), Rank.READER),
        (Chat("telegram", "-200", kind=ChatKind.GROUP), ANNA, Rank.EDITOR),
        (Chat("discord", "5", kind=ChatKind.GROUP), Person("discord", "3", roles=frozenset({"9"})), Rank.EDITOR),
        (GROUP, None, Rank.READER),
        (Chat("telegram", "-5", kind=ChatKind.CHANNEL), None, Rank.MODERATOR),
        (Chat("console", "local", kind=ChatKind.TERMINAL), None, Rank.OWNER),
    ],
)
async def test_settings_and_the_platform_say_who_is_what(
    services: Services, chat: Chat, person: Person | None, rank: Rank
) -> None:
    assert await rank_of(asked(chat, person), ACCESS, services.store) is rank


async def test_a_grant_gives_a_rank_until_it_is_revoked(services: Services) -> None:
    given = grants.Grant("telegram", "7", "editor", "telegram:1", datetime(2024, 1, 1, tzinfo=UTC))
    await services.store.write(lambda db: grants.grant(db, given))
    assert await rank_of(asked(GROUP, ANNA), ACCESS, services.store) is Rank.EDITOR
    assert await services.store.read(grants.listing) == (given,)
    assert await services.store.write(lambda db: grants.revoke(db, "telegram", "7"))
    assert not await services.store.write(lambda db: grants.revoke(db, "telegram", "7"))
    assert await rank_of(asked(GROUP, ANNA), ACCESS, services.store) is Rank.READER


async def nothing(request: Request, _: Services) -> Reply:
    return Reply(request.language, ())


@pytest.mark.parametrize("caveat", Caveat)
async def test_a_message_that_is_not_its_sender_s_own_changes_nothing_whoever_sent_it(
    services: Services, caveat: Caveat, caplog: pytest.LogCaptureFixture
) -> None:
    command = Command("x", ("س",), nothing, audience=Audience.EDITORS)
    request = asked(GROUP, Person("telegram", "1"), caveat)
    with pytest.raises(UserError):
        await check(command, request, ACCESS, services.store)
    assert "telegram:1" in caplog.text
    await check(Command("x", ("س",), nothing), request, ACCESS, services.store)


async def test_a_refusal_names_the_circle_and_is_logged(services: Services, caplog: pytest.LogCaptureFixture) -> None:
    for audience, key in (
        (Audience.CHAT_ADMINS, "chat-admins"),
        (Audience.EDITORS, "editors"),
        (Audience.OWNERS, "owners"),
    ):
        with pytest.raises(UserError) as refused:
            await check(Command("x", ("س",), nothing, audience=audience), asked(GROUP, ANNA), ACCESS, services.store)
        assert refused.value.key == f"error-only-{key}"
    assert caplog.text.count("telegram:7") == 3
