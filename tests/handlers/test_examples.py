"""What help texts and documents tell an editor to send works as it stands, on facts that are there."""

import re
from pathlib import Path

import pytest

from locales import wording
from tests.handlers.conftest import Ask, said

UPLOADS = Path(__file__).parents[2] / "docs" / "uploads.md"
COMMANDS = ("review", "add", "fix", "drop", "merge", "rename", "type", "alias", "undo", "history", "edit")
THERE = {"E12": "E1", "F3": "F1", "Q4": "Q1", "A9": "A2", "A7": "A4", "#12": "#1", "57": "1"}
"""References and numbers of the test's articles in place of those that examples have."""


def examples(language: str) -> list[str]:
    words = wording(language)
    return [line for name in COMMANDS for line in words(f"command-{name}.examples").split(" | ")]


def documented() -> list[str]:
    text = UPLOADS.read_text("utf-8").partition("## Corrections")[2].partition("## Taking back")[0]
    lines = re.findall(r"`(/[^`]+)`", text)
    return [line for line in lines if "…" not in line and "NAME" not in line and line != "/source"]


def fitted(line: str) -> str:
    line = re.sub(r"E12|F3|Q4|A9|A7|#12|\b57\b", lambda match: THERE[match[0]], line)
    return re.sub(r"^(/\S+) 12\b", r"\1 1", line)


@pytest.mark.parametrize("line", [*examples("en"), *examples("ar"), *documented()])
async def test_an_example_works(ask: Ask, line: str) -> None:
    await ask("/fix E1 date 2012")  # so that there is something to take back
    answer = await ask(fitted(line))
    assert not answer.reply.failed, said(answer)
