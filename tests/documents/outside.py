"""The programs other people open our files with. One that is missing fails the test."""

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
