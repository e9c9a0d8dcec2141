"""Briefings of `mujaz run` on a Telegram that is in trouble: everyone gets each of them, once."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from handlers.importing import import_article
from handlers.services import Services
from storage import outbox, subscriptions
from storage.database import Store
from storage.subscriptions import Pause
from tests.articles import SKHIRAT
from tests.bot.telegram.conftest import Run, database, run, telegram
from tests.telegram_emulator import Emulator

__all__ = ["database", "run", "telegram"]

FRESH = SKHIRAT.replace("الصخيرات", "طنجة").replace("2015", "2016")


async def publish(path: Path, body: str = FRESH) -> None:
    async with Store.open(path, busy_timeout=30) as store:
        services = Services(store=store, today=lambda: date(2024, 1, 15))
        assert (await import_article(body.encode(), date(2016, 12, 25), "x.txt", services)).new


@pytest.mark.parametrize(
    "trouble",
    [("flood", {"times": 6, "retry_after": 1}), ("error", {"times": 4, "status": 500}), ("drop", {"times": 4})],
    ids=["429", "500", "dropped"],
)
async def test_trouble_delays_briefings_and_loses_none(
    telegram: Emulator, run: Run, trouble: tuple[str, dict[str, int]]
) -> None:
    async with run() as mujaz:
        people = [telegram.person(f"P{number}") for number in range(8)]
        for person in people:
            await telegram.asked(person, "/subscribe now", within=30)
        blocker = telegram.person("Blocker")
        await telegram.asked(blocker, "/subscribe now", within=30)
        blocker.blocks()
        mark = telegram.mark()
        kind, how = trouble
        fault = telegram.faults.add(kind, "sendMessage", **how)  # type: ignore[arg-type]
        await publish(mujaz.folder / "mujaz.db")
        wanted = {person.id for person in people}
        await telegram.until(
            lambda: wanted <= {shown.chat for shown in telegram.all(kind="sent", since=mark)}, within=120
        )
        assert fault.hits == how["times"]
        assert await mujaz.end() == 0
        assert "Traceback" not in mujaz.log
        counted = Counter(shown.chat for shown in telegram.all(kind="sent", since=mark))
        assert counted == dict.fromkeys(wanted, 1)
        async with Store.open(mujaz.folder / "mujaz.db") as store:
            resting = await store.read(lambda db: subscriptions.of_chat(db, "telegram", str(blocker.id)))
            assert [one.pause for one in resting] == [Pause.GONE]
            states = await store.read(outbox.counts)
            assert states.get("sent") == len(people)
            assert not {"pending", "sending"} & set(states)
