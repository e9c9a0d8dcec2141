"""PDFs made on the spot: by libraries, over several pages, in columns, with all that surrounds an article."""

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from fpdf import FPDF
from matplotlib import get_data_path

from reading.errors import ReadError
from reading.files import read_file
from tests.reading.test_pdf import ARTICLE, recall

TODAY = date.today()  # the libraries write it into their files
FONT = Path(get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
PARAGRAPHS = ARTICLE.split("\n\n")


def body_of(raw: bytes) -> str:
    return read_file(raw, "a.pdf", TODAY).articles[0].body


class Newspaper(FPDF):
    """Pages with a running head and a page number."""

    def header(self) -> None:
        self.set_font("A", size=9)
        self.cell(0, 8, f"صحيفة الأفق - السبت 9 يناير 2026 - العدد {self.page_no()}", align="C")
        self.ln(14)

    def footer(self) -> None:
        self.set_y(-18)
        self.set_font("A", size=9)
        self.cell(0, 8, f"صفحة {self.page_no()} من 9", align="C")


def printed(kind: type[FPDF], paragraphs: Sequence[str], columns: int = 1) -> bytes:
    """Paragraphs set by fpdf2 with text shaping, the first as a headline."""
    pdf = kind(format="A4")
    pdf.add_font("A", "", FONT)
    pdf.set_font("A", size=13)
    pdf.set_text_shaping(use_shaping_engine=True, direction="rtl", script="arab", language="ara")
    pdf.add_page()
    pdf.set_font("A", size=20)
    pdf.multi_cell(0, 11, paragraphs[0], align="C")
    pdf.ln(6)
    pdf.set_font("A", size=11)
    if columns == 1:
        for paragraph in paragraphs[1:]:
            pdf.multi_cell(0, 7, paragraph, align="R")
            pdf.ln(4)
        return bytes(pdf.output())
    width, gap = (pdf.epw - 6 * (columns - 1)) / columns, 6
    top, share = pdf.get_y(), -(-len(paragraphs[1:]) // columns)
    for column in range(columns):
        pdf.set_y(top + 2 * column)  # lines of neighbouring columns need not stand level
        for paragraph in paragraphs[1 + column * share : 1 + (column + 1) * share]:
            pdf.set_x(pdf.l_margin + (columns - 1 - column) * (width + gap))
            pdf.multi_cell(width, 7, paragraph, align="R", new_x="LEFT", new_y="NEXT")
            pdf.ln(3)
    return bytes(pdf.output())


def test_fpdf2_with_text_shaping() -> None:
    assert body_of(printed(FPDF, PARAGRAPHS)).split("\n\n") == PARAGRAPHS


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_are_read_one_after_the_other(columns: int) -> None:
    paragraphs = [PARAGRAPHS[0], *(PARAGRAPHS[2:] * 3)[: 2 * columns]]
    assert body_of(printed(FPDF, paragraphs, columns)).split() == " ".join(paragraphs).split()


def test_running_heads_and_page_numbers_are_left_out_and_paragraphs_go_on_over_pages() -> None:
    paragraphs = [PARAGRAPHS[0], *(PARAGRAPHS[2:] * 6)]
    body = body_of(printed(Newspaper, paragraphs))
    assert "صحيفة الأفق" not in body
    assert "صفحة" not in body
    assert body.split() == " ".join(paragraphs).split()
    assert body.count("\n\n") + 1 == len(paragraphs)


@pytest.mark.parametrize("kind", [3, 42])
def test_matplotlib(kind: int) -> None:
    import matplotlib
    from matplotlib.figure import Figure

    lines = [line for paragraph in PARAGRAPHS for line in broken(paragraph, 70)]
    figure = Figure(figsize=(8.27, 11.69))
    for number, line in enumerate(lines):
        figure.text(0.93, 0.92 - 0.02 * number, line, ha="right", fontsize=10)
    saved = io.BytesIO()
    with matplotlib.rc_context({"pdf.fonttype": kind}):
        figure.savefig(saved, format="pdf")
    assert recall(ARTICLE, body_of(saved.getvalue())) == (1.0, 1.0)


def test_reportlab_with_text_put_in_visual_order_beforehand() -> None:
    """The old way, still common: letters in presentation order, one string a line."""
    from bidi import get_display
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("DejaVu", str(FONT)))
    saved = io.BytesIO()
    canvas = Canvas(saved)
    y = 800
    for paragraph in PARAGRAPHS:
        for line in broken(paragraph, 70):
            canvas.setFont("DejaVu", 11)
            canvas.drawRightString(550, y, str(get_display(line, base_dir="R")))
            y -= 16
        y -= 10
    canvas.save()
    assert recall(ARTICLE, body_of(saved.getvalue())) == (1.0, 1.0)


def broken(paragraph: str, width: int) -> list[str]:
    import textwrap

    return textwrap.wrap(paragraph, width, break_on_hyphens=False)


def test_an_english_article_keeps_its_order() -> None:
    text = [
        "Libyan rivals sign agreement",
        "SKHIRAT, 17 December 2015 - Delegates from both parliaments signed a United Nations brokered agreement on "
        "Thursday (after 14 months of talks) and set up a government of nine members, the mission said.",
    ]
    pdf = FPDF()
    pdf.add_font("A", "", FONT)
    pdf.set_font("A", size=12)
    pdf.add_page()
    for paragraph in text:
        pdf.multi_cell(0, 7, paragraph, align="L")
        pdf.ln(5)
    article = read_file(bytes(pdf.output()), "a.pdf", TODAY).articles[0]
    assert article.language == "en"
    assert article.body.split("\n\n") == text


def test_letters_that_a_font_hides_are_refused() -> None:
    raw = printed(FPDF, PARAGRAPHS)
    hidden = raw.replace(b"/ToUnicode", b"/ToNothing")
    assert hidden != raw
    with pytest.raises(ReadError, match="read-letters"):
        body_of(hidden)


def test_pages_that_are_pictures_among_pages_of_text_are_told() -> None:
    from PIL import Image

    pdf = FPDF()
    pdf.add_font("A", "", FONT)
    pdf.set_font("A", size=12)
    pdf.set_text_shaping(use_shaping_engine=True, direction="rtl", script="arab", language="ara")
    pdf.add_page()
    for paragraph in PARAGRAPHS:
        pdf.multi_cell(0, 7, paragraph, align="R")
        pdf.ln(4)
    pdf.add_page()
    pdf.image(Image.new("L", (60, 80), 200), 0, 0, 210, 297)
    article = read_file(bytes(pdf.output()), "a.pdf", TODAY).articles[0]
    assert [(note.key, note.values["count"]) for note in article.notes if note.key == "read-note-pages"] == [
        ("read-note-pages", 1)
    ]
