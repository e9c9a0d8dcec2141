"""Replies survive being stored."""

import pytest

from handlers.encoding import decode, encode
from tests.handlers.conftest import Ask


@pytest.mark.parametrize(
    "question",
    ["/start", "/brief", "/الموجز", "/actors", "/timeline", "/source E1", "/article 1", "/actor A1", "/language", "/x"],
)
async def test_every_kind_of_reply_comes_back_as_it_was(ask: Ask, question: str) -> None:
    reply = (await ask(question)).reply
    assert decode(encode(reply)) == reply
    assert encode(decode(encode(reply))) == encode(reply)


def test_what_is_no_reply_is_refused() -> None:
    for text in ("{}", "[]", '{"_": "Chat"}', '{"_": "Run", "text": "x"}', "x"):
        with pytest.raises((ValueError, KeyError, TypeError)):
            decode(text)
