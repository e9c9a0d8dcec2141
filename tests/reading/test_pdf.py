"""PDFs of real programs come out in logical order; what holds no text to read is refused as such."""

import io
from collections import Counter
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from reading.article import ReadArticle
from reading.errors import ReadError
from reading.files import read_file

SAMPLES = Path(__file__).parent / "samples"
TODAY = date(2026, 1, 10)
ARTICLE = read_file((SAMPLES / "article.html").read_bytes(), "article.html", TODAY).articles[0].body


def read(path: Path) -> ReadArticle:
    return read_file(path.read_bytes(), path.name, TODAY).articles[0]


def recall(wanted: str, found: str) -> tuple[float, float]:
    """The share of words that came out, and of words that came out in the order of the text."""
    words, got = wanted.split(), found.split()
    matcher = SequenceMatcher(None, words, got, autojunk=False)
    return (
        sum((Counter(words) & Counter(got)).values()) / len(words),
        sum(block.size for block in matcher.get_matching_blocks()) / len(words),
    )


@pytest.mark.parametrize("sample", sorted(path.name for path in SAMPLES.glob("*.pdf")))
def test_a_program_s_pdf_is_the_text_in_order(sample: str) -> None:
    article = read(SAMPLES / sample)
    assert recall(ARTICLE, article.body) == (1.0, 1.0)
    assert article.body.split() == ARTICLE.split()
    assert (article.format, article.language, article.published) == ("pdf", "ar", date(2016, 4, 28))
    assert article.title == ARTICLE.partition("\n")[0]


def blank_page(**extra: object) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    saved = io.BytesIO()
    canvas = Canvas(saved, **extra)
    canvas.showPage()
    canvas.save()
    return saved.getvalue()


def refusal(raw: bytes) -> str:
    with pytest.raises(ReadError) as refused:
        read_file(raw, "a.pdf", TODAY)
    return refused.value.key


def test_a_page_without_anything() -> None:
    assert refusal(blank_page()) == "read-empty"


def test_a_scan_without_text() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    saved = io.BytesIO()
    canvas = Canvas(saved)
    canvas.drawImage(ImageReader(Image.new("L", (600, 800), 200)), 0, 0, 595, 842)
    canvas.showPage()
    canvas.save()
    assert refusal(saved.getvalue()) == "read-scan"


def test_a_pdf_with_a_password() -> None:
    assert refusal(blank_page(encrypt="secret")) == "read-password"


@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_a_truncated_pdf(share: float) -> None:
    raw = next(SAMPLES.glob("*.pdf")).read_bytes()
    assert refusal(raw[: int(len(raw) * share)]) == "read-damaged"


def test_bytes_that_only_begin_like_a_pdf() -> None:
    assert refusal(b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"%%EOF") == "read-damaged"
