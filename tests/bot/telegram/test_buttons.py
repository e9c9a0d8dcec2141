"""What a button carries: within Telegram's 64 bytes, and read back as it was written."""

from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.telegram_sending import Data
from storage.views import key_of

keys = st.text(max_size=40).map(key_of)
numbers = st.lists(st.integers(1, 2**31 - 1), max_size=12).map(tuple)


@given(keys, st.booleans(), numbers)
def test_data_is_read_back_and_never_too_long(key: str, replaces: bool, before: tuple[int, ...]) -> None:
    written = Data(key, replaces, before).write()
    assert 1 <= len(written.encode()) <= 64
    assert Data.read(written) == Data(key, replaces, before[-5:])


@given(st.text(max_size=64))
def test_what_others_send_is_ours_or_nothing(data: str) -> None:
    read = Data.read(data)
    assert read is None or Data.read(read.write()) == read
