"""Word recall and order of Arabic PDFs by producer: `uv run python benchmarks/pdf_recall.py FOLDER`.

FOLDER holds articles as .txt. Each is written to PDF by every producer that is installed, in several fonts and layouts,
and read back; words are compared as they are spelt, signs and digits included.
"""

import html
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

from reading.errors import ReadError
from reading.files import read_file

FONTS = {
    "DejaVu Sans": "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "Noto Naskh Arabic": "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf",
    "Noto Kufi Arabic": "/usr/share/fonts/truetype/noto/NotoKufiArabic-Regular.ttf",
}
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640\u200c-\u200f\u2066-\u2069]")
PAGE = """<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title><style>
body {{ font-family: "{font}"; font-size: 11pt; line-height: 1.5; }} p {{ text-align: {align}; }}
div {{ columns: {columns}; column-gap: 16pt; }}</style></head><body><h1>{title}</h1><div>{body}</div></body></html>"""


def page(text: str, font: str, columns: int, align: str) -> str:
    """An article as HTML."""
    title, *rest = [html.escape(line) for line in text.split("\n") if line.strip()]
    return PAGE.format(title=title, font=font, columns=columns, align=align, body="".join(f"<p>{p}</p>" for p in rest))


def libreoffice(text: str, font: str, folder: Path) -> Path:
    """By LibreOffice Writer."""
    source = folder / "article.html"
    source.write_text(page(text, font, 1, "justify"), "utf-8")
    command = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--infilter=HTML (StarWriter)",
    ]
    command += ["--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / "article.pdf"


def chromium(columns: int, align: str) -> Callable[[str, str, Path], Path]:
    """By Chromium's print to PDF."""

    def make(text: str, font: str, folder: Path) -> Path:
        source, target = folder / "article.html", folder / "article.pdf"
        source.write_text(page(text, font, columns, align), "utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={target}"]
        subprocess.run([*command, source.as_uri()], check=True, capture_output=True, timeout=120)
        return target

    return make


def fpdf(text: str, font: str, folder: Path) -> Path:
    """By fpdf2 with text shaping, page numbers at the foot."""
    from fpdf import FPDF

    class Numbered(FPDF):
        def footer(self) -> None:
            self.set_y(-15)
            self.cell(0, 10, f"- {self.page_no()} -", align="C")

    pdf = Numbered()
    pdf.add_font("A", "", FONTS[font])
    pdf.set_font("A", size=13)
    pdf.set_text_shaping(use_shaping_engine=True, direction="rtl", script="arab", language="ara")
    pdf.add_page()
    for paragraph in text.split("\n"):
        if paragraph.strip():
            pdf.multi_cell(0, 9, paragraph, align="R")
            pdf.ln(4)
    target = folder / "article.pdf"
    pdf.output(str(target))
    return target


def matplotlib(text: str, font: str, folder: Path) -> Path:
    """By matplotlib, which sets each line by itself."""
    import matplotlib as library

    library.use("pdf")
    from matplotlib import pyplot
    from matplotlib.backends.backend_pdf import PdfPages

    lines = [line for paragraph in text.split("\n") for line in (*textwrap.wrap(paragraph, 80), "")]
    target = folder / "article.pdf"
    with library.rc_context({"font.family": font, "pdf.fonttype": 42}), PdfPages(target) as pages:
        for first in range(0, len(lines), 40):
            figure = pyplot.figure(figsize=(8.27, 11.69))
            for number, line in enumerate(lines[first : first + 40]):
                figure.text(0.93, 0.92 - number * 0.021, "\u200f" + line if line else "", ha="right", fontsize=10)
            pages.savefig(figure)
            pyplot.close(figure)
    return target


def producers() -> Iterator[tuple[str, str, Callable[[str, str, Path], Path]]]:
    """Name, font and function of every producer that is here."""
    if shutil.which("soffice"):
        yield from (("LibreOffice", font, libreoffice) for font in FONTS)
    if shutil.which("chromium"):
        yield from (("Chromium", font, chromium(1, "right")) for font in FONTS)
        yield "Chromium, two columns", "Noto Naskh Arabic", chromium(2, "justify")
        yield "Chromium, three columns", "DejaVu Sans", chromium(3, "justify")
    yield "fpdf2", "DejaVu Sans", fpdf
    yield "matplotlib", "DejaVu Sans", matplotlib


def words(text: str) -> list[str]:
    """Words as they are spelt, without vowel signs and what no reader sees."""
    return _MARKS.sub("", text).split()


def main() -> int:
    """Print a line a producer."""
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    lost: Counter[str] = Counter()
    for path in sorted(Path(sys.argv[1]).glob("*.txt")):
        text = path.read_text("utf-8")
        wanted = words(text)
        for name, font, make in producers():
            with tempfile.TemporaryDirectory() as folder:
                raw = make(text, font, Path(folder)).read_bytes()
            try:
                found = words(read_file(raw, "a.pdf", date(2100, 1, 1)).articles[0].body)
            except ReadError as error:
                print(path.name, name, font, error.key)
                found = []
            matcher = SequenceMatcher(None, wanted, found, autojunk=False)
            total = totals[f"{name} · {font}"]
            total[0] += len(wanted)
            total[1] += sum((Counter(wanted) & Counter(found)).values())
            total[2] += sum(block.size for block in matcher.get_matching_blocks())
            total[3] += len(found)
            lost.update({f"{name}: {word}": 1 for word in Counter(wanted) - Counter(found)})
    for name, (wanted_count, recalled, ordered, found_count) in totals.items():
        print(
            f"{name:40} recall {recalled / wanted_count:.3f}  in order {ordered / wanted_count:.3f}  "
            f"precision {recalled / max(1, found_count):.3f}  ({wanted_count} words)"
        )
    for word, count in lost.most_common(40):
        print(count, word)
    return 0


if __name__ == "__main__":
    sys.exit(main())
