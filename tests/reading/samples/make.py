"""How the samples were made: `python tests/reading/samples/make.py`, with LibreOffice and Chromium installed.

Every file comes out of `article.html`, which was written for these tests; the fonts are DejaVu Sans and Noto of Debian.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
FILTERS = {"docx": "MS Word 2007 XML", "odt": "writer8", "epub": "EPUB", "pdf": "writer_pdf_Export"}


def libreoffice(source: Path, suffix: str, target: Path) -> Path:
    """Convert with LibreOffice into a folder."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless"]
        command += ["--infilter=HTML (StarWriter)", "--convert-to", f"{suffix}:{FILTERS[suffix]}"]
        subprocess.run([*command, "--outdir", str(target), str(source)], check=True, capture_output=True, timeout=120)
    return target / f"{source.stem}.{suffix}"


def chromium(source: Path, target: Path) -> Path:
    """Print with Chromium, with the header and footer that it adds by itself."""
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={target}"]
    subprocess.run([*command, source.as_uri()], check=True, capture_output=True, timeout=120)
    return target


PLAIN = '<style>body { font-family: "DejaVu Sans"; font-size: 12pt; } p { text-align: justify; }</style>'
NASKH = PLAIN.replace("DejaVu Sans", "Noto Naskh Arabic")
COLUMNS = """<style>body { font-family: "Noto Naskh Arabic"; font-size: 11pt; } p { margin: 0; text-indent: 14pt; }
div { columns: 2; column-gap: 18pt; text-align: justify; } h1 { text-align: center; }</style>"""


def styled(folder: Path, name: str, style: str) -> Path:
    """The article in another style; the paragraphs behind the dateline stand in an element of their own."""
    html = (HERE / "article.html").read_text("utf-8").replace(PLAIN, style)
    first = html.index("<p>", html.index("<p>") + 1)
    path = folder / f"{name}.html"
    path.write_text(f"{html[:first]}<div>{html[first:].replace('</body>', '</div></body>')}", "utf-8")
    return path


def main() -> int:
    """Make all samples anew."""
    for suffix in ("docx", "odt", "epub"):
        libreoffice(HERE / "article.html", suffix, HERE)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for stem, style in (("", PLAIN), ("-naskh", NASKH), ("-indented", COLUMNS)):
            libreoffice(styled(folder, f"libreoffice{stem}", style), "pdf", HERE)
        for stem, style in (("", PLAIN), ("-naskh", NASKH), ("-columns", COLUMNS)):
            chromium(styled(folder, f"chromium{stem}", style), HERE / f"chromium{stem}.pdf")
    return 0


if __name__ == "__main__":
    sys.exit(main())
