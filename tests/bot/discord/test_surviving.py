"""What a connection goes through, and what comes of it: nothing is lost, nobody is asked to try again."""

import asyncio
import re
import signal
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.bot.discord.conftest import Run, Serve, serving
from tests.discord_emulator import Channel, Emulator, Limits, Person

RESPONSES = "POST /interactions/.*/callback"


@asynccontextmanager
async def locked(database: Path) -> AsyncIterator[None]:
    """Another program holds the database's write lock, so that answers with buttons take as long as this."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("begin immediate")
    try:
        yield
    finally:
        connection.rollback()
        connection.close()


async def test_the_first_connections_failing_is_survived(discord: Emulator, run: Run, amal: Person) -> None:
    login = discord.faults.add("error", "GET /users/@me", status=503, times=1)
    unasked = discord.faults.add("flood", "GET /gateway/bot", via=False, retry_after=1, times=1)
    async with run() as mujaz:
        assert login.hits == unasked.hits == 1
        await discord.asked(amal, "/actors")
        assert "Traceback" not in mujaz.log
        assert "HTTP 503" in mujaz.log
        assert "HTTP 429" in mujaz.log


async def test_a_gateway_that_cannot_be_reached_is_told_of_in_a_line(discord: Emulator, run: Run) -> None:
    async with run('gateway = "ws://127.0.0.1:9/nothing"', ready=False) as mujaz:
        await discord.until(lambda: "Failed to connect" in mujaz.log, 90)
        assert "127.0.0.1:9" in mujaz.log
        assert await mujaz.end() == 0
        assert "Traceback" not in mujaz.log


@pytest.mark.slow
async def test_a_gateway_that_refuses_at_first_is_asked_again(
    discord: Emulator, serve: Serve, amal: Person, caplog: pytest.LogCaptureFixture
) -> None:
    discord.gateway.refusing = 1
    async with serve():
        await discord.asked(amal, "/actors")
        assert "Traceback" not in caplog.text


async def test_a_wrong_token_ends_the_program_with_one_line(discord: Emulator, run: Run) -> None:
    async with run(token="MTExMjIyMzMzNDQ0NTU1NjY2.Wrong0.NobodyKnowsThisTokenAnywhere000000", ready=False) as mujaz:
        assert await mujaz.ended() == 1
        assert "Traceback" not in mujaz.log
        assert "NobodyKnows" not in mujaz.log


async def test_lost_connections_are_taken_up_again_and_what_was_missed_is_answered(
    discord: Emulator, serve: Serve, amal: Person, caplog: pytest.LogCaptureFixture
) -> None:
    async with serve():
        await discord.gateway.drop()
        await discord.until(lambda: not discord.gateway.connected())
        await discord.asked(amal, "/actors")
        assert len(discord.gateway.resumed) == 1
        await discord.gateway.ask_to_reconnect()
        await discord.until(lambda: len(discord.gateway.resumed) == 2)
        await discord.asked(amal, "/places")
        assert "Traceback" not in caplog.text


async def test_a_session_that_is_no_more_is_begun_anew(discord: Emulator, serve: Serve, amal: Person) -> None:
    async with serve():
        await discord.gateway.invalidate(resumable=False)
        await discord.until(lambda: len(discord.gateway.identified) == 2, 30)
        await discord.connected()
        await discord.asked(amal, "/actors")


async def test_as_many_shards_as_the_gateway_asks_for(tmp_path: Path, database: Path) -> None:
    async with Emulator(limits=Limits(on=False), shards=2) as discord:
        amal = discord.person("Amal")
        guilds = [amal.makes_guild(f"Desk {shard}", shard=shard) for shard in (0, 1)]
        for guild in guilds:
            guild.members[discord.core.world.bot.id] = set()
        async with serving(discord, tmp_path / "mujaz", database):
            assert [data["shard"] for data in discord.gateway.identified] == [[0, 2], [1, 2]]
            for guild in guilds:
                await discord.used(amal, "actors", next(iter(guild.channels.values())))


@pytest.mark.parametrize(
    ("kind", "how"),
    [("error", {"status": 503}), ("error", {"status": 500}), ("flood", {"via": False, "retry_after": 1}),
     ("flood", {"via": True, "retry_after": 0.5}), ("drop", {})],
)  # fmt: skip
async def test_an_answer_is_given_again_until_it_arrives_and_once(
    discord: Emulator, serve: Serve, amal: Person, kind: str, how: dict[str, float]
) -> None:
    async with serve():
        sending = discord.faults.add(kind, "POST /channels/.*/messages", times=2, **how)  # type: ignore[arg-type]
        await discord.asked(amal, "/actors")
        assert sending.hits == 2
        fault = discord.faults.add(kind, RESPONSES, times=1, **how)  # type: ignore[arg-type]
        await discord.used(amal, "actors")
        assert fault.hits == 1
        assert len(discord.all(amal, kind="sent")) == 2


async def test_an_answer_that_arrived_although_its_receipt_was_lost_is_not_given_twice(
    discord: Emulator, serve: Serve, amal: Person
) -> None:
    async with serve():
        for route in ("POST /channels/.*/messages", RESPONSES):
            discord.faults.add("lost", route)
        await discord.asked(amal, "/actors")
        await discord.used(amal, "actors")
        await discord.asked(amal, "/places")
        assert len(discord.all(amal, kind="sent")) == 3


async def test_work_that_takes_long_is_announced_and_its_answer_takes_that_place(
    discord: Emulator, serve: Serve, amal: Person, badr: Person, channel: Channel
) -> None:
    async with serve() as mujaz:
        async with locked(mujaz.database):
            waiting = await amal.uses("actors", channel)
            refused = await badr.uses("language", channel, language="ar")
            assert await discord.responded(waiting) == 5
            await discord.responded(refused)
        answer = await discord.sent(channel, lambda shown: not shown.ephemeral)
        assert answer.message is waiting.original
        assert answer.labels
        thinking = discord.all(channel, kind="thinking")
        assert [shown.ephemeral for shown in thinking][:1] == [False]


async def test_a_slow_mistake_is_still_for_the_asker_alone(
    discord: Emulator, serve: Serve, amal: Person, channel: Channel
) -> None:
    async with serve() as mujaz:
        page = await discord.used(amal, "actors", channel)
        assert page.message is not None
        async with locked(mujaz.database):
            turning = await amal.presses(page.message, "Next ›")
            assert await discord.responded(turning) == 6, "the page stays until the next one is there"
        await discord.edited(channel)


async def test_whoever_comes_too_late_finds_the_answer_in_the_channel(
    discord: Emulator, serve: Serve, amal: Person, channel: Channel
) -> None:
    discord.interactions.response_time = 0
    async with serve():
        await amal.uses("actors", channel)
        shown = await discord.sent(channel)
        assert shown.labels
        assert not shown.ephemeral


async def test_what_is_in_flight_is_answered_before_the_end(discord: Emulator, run: Run, amal: Person) -> None:
    async with run() as mujaz:
        async with locked(mujaz.database):
            await amal.says("/actors")
            await discord.shown("typing", amal)
            ending = asyncio.create_task(mujaz.end())
            await asyncio.sleep(0.5)
        assert await ending == 0
        assert discord.all(amal, re.compile("actors"), kind="sent")
        assert not discord.gateway.connected()
        assert "Traceback" not in mujaz.log


async def test_what_the_program_was_killed_on_is_answered_at_its_next_start(
    discord: Emulator, run: Run, amal: Person, channel: Channel
) -> None:
    async with run() as mujaz:
        hanging = discord.faults.add("hang", "POST /channels/.*/messages", times=None)
        await amal.says("/actors")
        gone = await amal.says(f"{amal.mention} /actors", channel)
        await discord.until(lambda: hanging.hits >= 2)
        await mujaz.end(signal.SIGKILL)
        discord.faults.clear()
        del channel.messages[gone.id]
        await mujaz.start()
        await discord.sent(amal, "actors")
        assert await mujaz.end() == 0
        assert len(discord.all(kind="sent")) == 1
        await mujaz.start()
        await discord.asked(amal, "/places")
        assert len(discord.all(kind="sent")) == 2


@pytest.mark.slow
async def test_a_message_that_ends_the_program_each_time_is_given_up(discord: Emulator, run: Run, amal: Person) -> None:
    async with run() as mujaz:
        hanging = discord.faults.add("hang", "POST /channels/.*/messages", times=None)
        await amal.says("/actors")
        for number in (1, 2):
            await discord.until(lambda number=number: hanging.hits >= number)  # type: ignore[misc]
            await mujaz.end(signal.SIGKILL)
            if number == 2:
                discord.faults.clear()
            await mujaz.start()
        await discord.sent(amal, "توقفت عن المحاولة")


async def test_a_program_that_cannot_even_connect_ends_when_it_is_told_to(discord: Emulator, run: Run) -> None:
    hanging = discord.faults.add("hang", "GET /users/@me", times=None)
    async with run(ready=False) as mujaz:
        await discord.until(lambda: hanging.hits > 0, 60)
        assert await mujaz.end() == 0


async def test_too_much_at_once_is_answered_with_a_request_to_wait(
    discord: Emulator, serve: Serve, amal: Person
) -> None:
    async with serve():
        for _ in range(17):
            await amal.uses("start")
        await discord.sent(amal, "a lot at once")


async def test_rate_limits_are_kept(tmp_path: Path, database: Path) -> None:
    async with Emulator(limits=Limits(speed=20)) as discord:
        amal = discord.person("Amal")
        async with serving(discord, tmp_path / "mujaz", database):
            for number in range(12):
                await amal.says(f"/article {number}")
            await discord.until(lambda: len(discord.all(amal, kind="sent")) == 12, 30)


async def test_the_gateway_s_address_can_be_set(discord: Emulator, run: Run, amal: Person) -> None:
    """A relay stands in for a gateway of one's own: what goes through it can only have come by the setting."""
    real = urlsplit(discord.gateway_url)
    passed: list[asyncio.StreamWriter] = []

    async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        passed.append(writer)
        beyond, onward = await asyncio.open_connection(real.hostname, real.port)

        async def carry(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
            while data := await source.read(65536):
                sink.write(data)
            sink.close()

        await asyncio.gather(carry(reader, onward), carry(beyond, writer), return_exceptions=True)

    server = await asyncio.start_server(relay, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, run(f'gateway = "ws://127.0.0.1:{port}{real.path}"') as mujaz:
        assert passed
        await discord.gateway.drop()
        await discord.until(lambda: bool(discord.gateway.resumed))
        assert len(passed) == 2, "a session is resumed there too, whatever address Discord names"
        assert "Kobler" in (await discord.asked(amal, "/search Kobler")).text
        assert await mujaz.end() == 0
