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


def main() -> int:
    """Make all samples anew."""
    for suffix in ("docx", "odt", "epub"):
        libreoffice(HERE / "article.html", suffix, HERE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
