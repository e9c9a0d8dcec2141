"""The console session in the README: recorded from the real program by `uv run python -m tests.session`."""

import asyncio
import tempfile
from pathlib import Path

from bot.app import services
from bot.config import Config
from bot.demo import samples
from bot.platforms.console import CHAT
from bot.platforms.terminal import Layout, render
from handlers.importing import import_article
from handlers.router import Router

README = Path(__file__).parents[1] / "README.md"
BEGIN = "<!-- session: begin (uv run python -m tests.session records it anew) -->\n"
END = "<!-- session: end -->"
QUESTIONS = (
    "/timeline #1",
    "متى وقع الاتفاق؟",
    "/figures people #3",
    "/الأقوال #1",
    "/actor Kobler",
)
WIDTH = 100


async def record() -> str:
    """The questions and the answers that the samples give."""
    parts = []
    with tempfile.TemporaryDirectory() as folder:
        async with services(Config(), Path(folder) / "session.db") as ready:
            for sample in samples():
                await import_article(sample.read_bytes(), None, sample.name, ready)
            router = Router(ready)
            for question in QUESTIONS:
                answer = await router.answer(question, CHAT)
                shown = render(answer.reply, Layout(WIDTH, "plain", colour=False)).strip()
                parts.append(f"› {question}\n\n{shown}\n")
    return "```\n" + "\n".join(parts) + "```\n"


def recorded() -> str:
    """The session that the README shows."""
    return README.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]


def main() -> None:
    """Write the session into the README."""
    text = README.read_text("utf-8")
    before, begin, rest = text.partition(BEGIN)
    README.write_text(before + begin + asyncio.run(record()) + END + rest.partition(END)[2], "utf-8")


if __name__ == "__main__":
    main()
