"""The programs other people open our files with. One that is missing fails the test."""

import itertools
import re
import subprocess
from pathlib import Path


def pdf_tool(tool: str, pdf: bytes, folder: Path, *options: str) -> str:
    """What pdfinfo, pdffonts or pdftotext say of a document (Debian: poppler-utils)."""
    file = folder / "matrix.pdf"
    file.write_bytes(pdf)
    ends = ["-"] if tool == "pdftotext" else []
    done = subprocess.run(
        [tool, *options, str(file), *ends], capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode()


def overlaps(pdf: bytes, folder: Path) -> list[str]:
    """Words of a page that lie over one another."""
    found: list[str] = []
    for page in pdf_tool("pdftotext", pdf, folder, "-bbox").split("<page ")[1:]:
        boxes = re.findall(
            r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)', page
        )
        words = sorted(((*map(float, box[:4]), box[4]) for box in boxes), key=lambda box: box[1])
        for place, (left, top, right, bottom, word) in enumerate(words):
            for other in itertools.islice(words, place + 1, None):
                middle = (other[1] + other[3]) / 2
                if other[1] >= bottom:  # and so are all that follow
                    break
                if min(right, other[2]) - max(left, other[0]) >= 0.5 and top < middle < bottom:
                    found.append(f"{word} {other[4]}")
    return found


def office(name: str, content: bytes, folder: Path, *options: str) -> str:
    """The file as LibreOffice understood it, as flat XML (Debian: libreoffice-calc-nogui)."""
    return _converted(name, content, folder, "fods", *options).read_text(encoding="utf-8")


def office_pages(name: str, content: bytes, folder: Path) -> bytes:
    """The file as LibreOffice draws it, sheet after sheet, as PDF."""
    return _converted(name, content, folder, "pdf").read_bytes()


def _converted(name: str, content: bytes, folder: Path, form: str, *options: str) -> Path:
    file = folder / name
    file.write_bytes(content)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            *options,
            "--convert-to",
            form,
            "--outdir",
            str(folder),
            str(file),
        ],
        capture_output=True,
        check=True,
        timeout=180,
    )
    return file.with_suffix(f".{form}")
