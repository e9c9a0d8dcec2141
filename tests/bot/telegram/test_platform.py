"""The platform within the test's own process, with commands made for the occasion: slow, long, failing, with files."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.config import Config, Telegram
from bot.platforms import telegram_answering, telegram_limits, telegram_sending
from bot.platforms.protocol import Gone, Later, Moved, Refused, Unreachable
from bot.platforms.telegram import TelegramPlatform
from handlers.access import Access
from handlers.command import Audience, Command
from handlers.reply import Button, Heading, Item, Listing, Paragraph, Picture, Reply, Run, plain
from handlers.request import Call, Chat, ChatKind, Request
from handlers.router import Router
from handlers.services import Services
from handlers.specification import NetworkChart
from storage.database import Store
from tests.bot.telegram.conftest import eventually
from tests.telegram_emulator import CHANNEL, GROUP, SUPERGROUP, Emulator, Person

Answer = Callable[[Request], Awaitable[Reply]]


class Bench:
    """A platform under test, to whose commands more can be added."""

    def __init__(self, telegram: Emulator, services: Services, draw: telegram_sending.Draw | None) -> None:
        self.telegram = telegram
        self.services = services
        self.router = Router(services)
        config = Config(telegram=Telegram(base_url=telegram.base_url, base_file_url=telegram.base_file_url))
        self.platform = TelegramPlatform(telegram.token, config, self.router, draw)

    def command(self, name: str, answer: Answer, audience: Audience = Audience.EVERYONE) -> None:
        """Add a command."""

        async def answered(request: Request, _: Services) -> Reply:
            return await answer(request)

        self.router._commands[name] = Command(name, (), answered, audience=audience)


async def draw(_: Picture) -> bytes:
    stream = BytesIO()
    Image.new("RGB", (60, 40)).save(stream, "PNG")
    return stream.getvalue()


@pytest.fixture
def owner(telegram: Emulator) -> Person:
    return telegram.person("Owner", language="en")


@pytest.fixture
async def bench(telegram: Emulator, tmp_path: Path, owner: Person) -> AsyncIterator[Bench]:
    async with Store.open(tmp_path / "mujaz.db") as store:
        access = Access(owners=frozenset({f"telegram:{owner.id}"}))
        services = Services(store=store, today=lambda: date(2024, 1, 15), access=access)
        bench, stop = Bench(telegram, services, draw), asyncio.Event()
        running = asyncio.create_task(bench.platform.run(stop))
        await bench.platform.ready.wait()
        yield bench
        stop.set()
        async with asyncio.timeout(60):
            await running


@pytest.fixture(autouse=True)
def no_waiting_among_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telegram_limits, "BURST", 1000)


def line(text: str, language: str = "en") -> Reply:
    return Reply(language, (Paragraph(plain(text)),))


async def test_long_work_shows_that_the_bot_is_typing(bench: Bench, owner: Person) -> None:
    typing = bench.telegram.all

    async def slow(_: Request) -> Reply:
        await bench.telegram.until(lambda: bool(typing(owner, "typing", kind="action")))
        return line("done")

    bench.command("slow", slow)
    assert (await bench.telegram.asked(owner, "/slow")).text == "done"
    mark = bench.telegram.mark()
    await bench.telegram.asked(owner, "/help")
    assert not bench.telegram.all(owner, kind="action", since=mark)


async def test_progress_is_one_message_that_becomes_the_answer(bench: Bench, owner: Person) -> None:
    async def steps(request: Request) -> Reply:
        for step in (
            "reading",
            "parsing",
            "storing",
            "reading on",
            "parsing on",
        ):  # those of the next file come too fast
            await request.origin.progress(step)
        return line("stored")

    bench.command("steps", steps)
    owner.says("/steps")
    await bench.telegram.edited(owner, "stored")
    shown = [(shown.kind, shown.text) for shown in bench.telegram.all(owner) if shown.kind != "action"]
    assert shown == [("sent", "reading"), ("edited", "parsing"), ("edited", "storing"), ("edited", "stored")]


async def test_a_file_is_handed_to_the_upload_command(bench: Bench, owner: Person) -> None:
    async def upload(request: Request) -> Reply:
        (attachment,) = request.origin.attachments
        content = await attachment.fetch()
        return line(f"{attachment.name} {len(content)} {request.arguments}")

    bench.command("upload", upload, Audience.EDITORS)
    owner.sends("a.txt", "خبر".encode(), text="date=2015-12-25")
    await bench.telegram.sent(owner, "a.txt 6 date=2015-12-25")
    owner.sends("huge.pdf", size=21 << 20)
    await bench.telegram.sent(owner, "20 MB")
    bench.telegram.faults.add("error", "download", times=None)
    owner.sends("b.txt", b"x")
    await bench.telegram.sent(owner, "could not be fetched", within=90)
    stranger = bench.telegram.person(language="en")
    stranger.sends("c.txt", b"x")
    assert "Only editors" in (await bench.telegram.sent(stranger)).text


async def test_files_that_are_sent_together_are_one_upload_with_the_options_of_their_caption(
    bench: Bench, owner: Person
) -> None:
    async def upload(request: Request) -> Reply:
        names = [f"{one.name} {len(await one.fetch())}" for one in request.origin.attachments]
        return line(f"{', '.join(names)}: {request.arguments}")

    bench.command("upload", upload, Audience.EDITORS)
    owner.sends_together({"a.txt": b"a", "b.txt": b"bb", "c.txt": b"ccc"}, "date=2015-12-25")
    await bench.telegram.sent(owner, "a.txt 1, b.txt 2, c.txt 3: date=2015-12-25")
    owner.sends_together({"d.txt": b"d", "e.txt": b"ee"})
    owner.sends("f.txt", b"f")
    await bench.telegram.sent(owner, "d.txt 1, e.txt 2:")
    await bench.telegram.sent(owner, "f.txt 1:")
    assert len(bench.telegram.all(owner, kind="sent")) == 3
    stranger = bench.telegram.person(language="en")
    stranger.sends_together({"a.txt": b"a", "b.txt": b"b"})
    await bench.telegram.sent(stranger, "Only editors")
    owner.says("/help")
    await bench.telegram.sent(owner, "/search")
    assert len(bench.telegram.all(stranger, kind="sent")) == 1


async def test_an_editor_s_files_are_not_held_back_as_a_flood(bench: Bench, owner: Person) -> None:
    names: list[str] = []

    async def upload(request: Request) -> Reply:
        names.append(request.origin.attachments[0].name)
        return line("ok")

    bench.command("upload", upload, Audience.EDITORS)
    for number in range(18):
        owner.sends(f"{number}.txt", b"x")
    await eventually(lambda: len(names) == 18, within=90)
    assert names == [f"{number}.txt" for number in range(18)]


async def test_who_cannot_be_verified_changes_nothing(bench: Bench, owner: Person) -> None:
    done: list[str] = []

    async def change(request: Request) -> Reply:
        done.append(request.arguments)
        return line("changed")

    bench.command("change", change, Audience.EDITORS)
    assert (await bench.telegram.asked(owner, "/change a")).text == "changed"
    mark = bench.telegram.mark()
    owner.says("/change b", forwarded=True)
    assert "forwarded" in (await bench.telegram.sent(owner, since=mark)).text
    old = owner.says("/help", ago=120)
    await bench.telegram.polled()
    mark = bench.telegram.mark()
    owner.edits(old, "/change c")
    assert "edited too late" in (await bench.telegram.edited(owner, since=mark)).text
    room = owner.creates(SUPERGROUP, "Room")
    owner.adds_bot(room)
    mark = bench.telegram.mark()
    owner.says("/change@mujaz_test_bot d", room, anonymous=True)
    assert (await bench.telegram.sent(room, since=mark)).text
    assert done == ["a"]


def pages(request: Request) -> Reply:
    """A list whose pages are of different lengths: page 1 takes three messages, page 2 one, page 3 two."""
    entries = {1: 10, 2: 1, 3: 5}[request.page]
    items = tuple(Item(plain(f"page {request.page} " + "x" * 1000)) for _ in range(entries))
    button = Button("turn", Call("pages", "", "en", request.page % 3 + 1), replaces=True)
    return Reply("en", (Heading(plain(f"Page {request.page}")), Listing(items)), buttons=((button,),))


async def test_a_page_of_several_messages_is_replaced_as_a_whole(bench: Bench, owner: Person) -> None:
    async def answer(request: Request) -> Reply:
        return pages(request)

    bench.command("pages", answer)
    owner.says("/pages")
    chat = bench.telegram.core.world.private(owner.user)

    def visible() -> list[str]:
        shown = [message for number, message in sorted(chat.messages.items()) if message.sender is not owner.user]
        return [re.findall(r"page (\d)", message.text)[0] + "b" * bool(message.buttons) for message in shown]

    await eventually(lambda: visible() == ["1", "1", "1b"])
    for expected in (["2b"], ["3", "3b"], ["1", "1", "1b"]):
        last = [message for message in chat.messages.values() if message.buttons][-1]
        owner.presses(last, "turn")
        await eventually(lambda expected=expected: visible() == expected)


async def test_pictures_are_sent_with_their_words_as_caption(bench: Bench, owner: Person) -> None:
    chart = NetworkChart("en", "Who with whom", (), (), 0)

    async def picture(request: Request) -> Reply:
        return Reply("en", (Paragraph(plain("above")), Picture(chart, "Two actors & " + "x" * 2000)))

    bench.command("picture", picture)
    owner.says("/picture")
    shown = await bench.telegram.sent(owner, "Two actors &")
    assert shown.message is not None
    assert shown.message.media == "photo"
    assert [shown.text[:5] for shown in bench.telegram.all(owner, kind="sent")] == ["above", "Two a"]


async def test_words_and_pictures_take_each_other_s_place(bench: Bench, owner: Person) -> None:
    chart = NetworkChart("en", "Who with whom", (), (), 0)

    async def turn(request: Request) -> Reply:
        words, picture = Paragraph(plain(f"words {request.page}")), Picture(chart, f"picture {request.page}")
        blocks = {1: (words, picture), 2: (words,), 3: (picture,), 4: (words,)}[request.page]
        button = Button("turn", Call("turn", "", "en", request.page + 1), replaces=True)
        return Reply("en", blocks, buttons=((button,),))

    bench.command("turn", turn)
    owner.says("/turn")
    chat = bench.telegram.core.world.private(owner.user)

    def visible() -> list[str]:
        shown = [message for number, message in sorted(chat.messages.items()) if message.sender is not owner.user]
        return [f"{message.media or 'text'}: {message.text}" for message in shown]

    await eventually(lambda: visible() == ["text: words 1", "photo: picture 1"])
    for expected in ("text: words 2", "photo: picture 3", "text: words 4"):
        last = [message for message in chat.messages.values() if message.buttons][-1]
        owner.presses(last, "turn")
        await eventually(lambda expected=expected: visible() == [expected])


async def test_a_refusal_of_a_button_is_told_only_to_the_one_who_pressed(bench: Bench, owner: Person) -> None:
    async def offer(_: Request) -> Reply:
        return Reply("en", (Paragraph(plain("offer")),), buttons=((Button("do", Call("secret", "", "en")),),))

    async def secret(_: Request) -> Reply:
        return line("the secret")

    bench.command("offer", offer)
    bench.command("secret", secret, Audience.OWNERS)
    room, other = owner.creates(SUPERGROUP, "Room"), bench.telegram.person("Other", language="en")
    owner.adds_bot(room)
    other.joins(room)
    shown = await bench.telegram.asked(owner, "/help@mujaz_test_bot", room)
    key = (await bench.router.keys(await offer(None))).popitem()[1]  # type: ignore[arg-type]
    assert shown.message is not None
    mark = bench.telegram.mark()
    other.presses_data(shown.message, "n" + key)
    notice = await bench.telegram.shown("answered", room, since=mark)
    assert (notice.detail["user"], notice.detail["alert"]) == (other.id, True)
    assert not bench.telegram.all(room, kind="sent", since=mark)
    owner.presses_data(shown.message, "n" + key)
    assert (await bench.telegram.sent(room, since=mark)).text == "the secret"


async def test_a_button_whose_work_is_long_is_acknowledged_at_once(
    bench: Bench, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telegram_answering, "NOTICE_WITHIN", 0.1)

    async def offer(_: Request) -> Reply:
        buttons = tuple(Button(f"b{number}", Call("long", str(number), "en")) for number in range(120))
        return Reply("en", (Paragraph(plain("offer")),), buttons=(buttons,))

    async def long(request: Request) -> Reply:
        await bench.telegram.until(lambda: bool(bench.telegram.all(owner, kind="answered")))
        return line(f"done {request.arguments}")

    bench.command("offer", offer)
    bench.command("long", long)
    shown = await bench.telegram.asked(owner, "/offer")
    assert len(shown.labels) == 100  # what Telegram takes
    assert shown.message is not None
    owner.presses(shown.message, "b7")
    assert (await bench.telegram.sent(owner, "done 7")).number > bench.telegram.all(owner, kind="answered")[0].number


async def test_html_that_telegram_refuses_still_reaches_the_user_as_text(
    bench: Bench, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telegram_sending, "messages", lambda *_, **__: ("<p>text &amp; more</p>",))
    assert (await bench.telegram.asked(owner, "/help")).text == "text & more"


# What is sent on the program's own account


def chat(number: int, kind: ChatKind = ChatKind.GROUP, thread: int | None = None) -> Chat:
    return Chat("telegram", str(number), kind=kind, thread=str(thread) if thread else None)


async def test_sending_tells_what_became_of_the_chat(bench: Bench, owner: Person) -> None:
    owner.says("/start")
    group, channel, forum = (
        owner.creates(GROUP, "Room"), owner.creates(CHANNEL, "News"), owner.creates(SUPERGROUP, "Forum", forum=True),
    )  # fmt: skip
    for place in (group, channel, forum):
        owner.adds_bot(place)
    topic = owner.opens_topic(forum, "Libya")
    send = bench.platform.send
    assert int(await send(chat(owner.id, ChatKind.PRIVATE), line("x"), "1")) > 0
    assert (await send(chat(forum.id, thread=topic), line("x"), "2")) != ""
    shown = await bench.telegram.sent(forum)
    assert shown.message is not None
    assert shown.message.thread == topic
    larger = owner.upgrades(group)
    with pytest.raises(Moved) as moved:
        await send(chat(group.id), line("x"), "3")
    assert moved.value.to == str(larger.id)
    owner.removes_bot(channel)
    del forum.topics[topic]
    for place in (chat(channel.id), chat(42), chat(forum.id, thread=topic)):
        with pytest.raises(Gone):
            await send(place, line("x"), "4")


async def test_sending_tells_whether_to_try_again(bench: Bench, owner: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    owner.says("/start")
    here, faults = chat(owner.id, ChatKind.PRIVATE), bench.telegram.faults
    await bench.telegram.sent(owner)
    faults.add("flood", "sendMessage", retry_after=7)
    with pytest.raises(Later) as later:
        await bench.platform.send(here, line("x"), "1")
    assert later.value.seconds == 7
    for kind in ("drop", "lost", "error"):
        faults.add(kind, "sendMessage")
        with pytest.raises(Unreachable):
            await bench.platform.send(here, line("x"), "2")
    monkeypatch.setattr(telegram_sending, "messages", lambda *_, **__: ("",))
    with pytest.raises(Refused):
        await bench.platform.send(here, line("x"), "3")


async def test_the_same_key_sends_only_what_is_missing(bench: Bench, owner: Person) -> None:
    owner.says("/start")
    await bench.telegram.sent(owner)
    long = Reply("en", tuple(Paragraph((Run(f"part {number} " + "y" * 1500),)) for number in range(5)))
    mark = bench.telegram.mark()
    fault = bench.telegram.faults.add("error", "sendMessage", times=None)
    with pytest.raises(Unreachable):
        await bench.platform.send(chat(owner.id, ChatKind.PRIVATE), long, "brief")
    fault.times = fault.hits
    await bench.platform.send(chat(owner.id, ChatKind.PRIVATE), long, "brief")
    first = bench.telegram.all(owner, kind="sent", since=mark)
    assert len(first) > 1
    mark = bench.telegram.mark()
    await bench.platform.send(chat(owner.id, ChatKind.PRIVATE), long, "other")
    assert [shown.text for shown in bench.telegram.all(owner, kind="sent", since=mark)] == [one.text for one in first]
