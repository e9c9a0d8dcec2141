"""Bytes to text: what is read, and what is refused with which reason."""

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.decoding import LARGEST_TEXT, decode
from reading.errors import ReadError
from reading.language import language_of

ARTICLE = (
    "أعلنت وزارة الصحة أمس أن عدد المصابين في المدينة تجاوز مئة شخص، وقال الوزير إن السلطات "
    "تتابع الوضع عن كثب وإن فرقا طبية وصلت إلى المستشفيات خلال الساعات الماضية."
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859_6"]
)
def test_encodings_of_arabic_newsrooms_are_read(encoding: str) -> None:
    text = ARTICLE if encoding != "iso8859_6" else ARTICLE.replace("،", ",")
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "read-empty"),
        (b" \n\t\r\n", "read-empty"),
        (codecs.BOM_UTF8, "read-empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4, "read-binary"),
        (b"\x7fELF" + b"\0" * 200 + bytes(range(256)), "read-binary"),
        (b"\0" * 100, "read-empty"),
        (b"x" * (LARGEST_TEXT + 1), "read-too-large"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(ReadError) as refused:
        decode(raw)
    assert refused.value.key == reason


def test_random_bytes_are_refused_whatever_they_look_like() -> None:
    import random

    noise = random.Random(7)
    for _ in range(20):
        with pytest.raises(ReadError) as refused:
            language_of(decode(noise.randbytes(3000)))
        assert refused.value.key in ("read-binary", "read-encoding", "read-language")


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_a_refusal(raw: bytes) -> None:
    with contextlib.suppress(ReadError):
        assert decode(raw).strip()
