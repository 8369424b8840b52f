"""The exports as a reader finds them: opened again by other programs' libraries."""

import csv
import io
import json
from typing import Any

import openpyxl  # type: ignore[import-untyped]
from pypdf import PdfReader

from app.matrix.catalogue import FOURTEEN
from app.matrix.model import WORDS
from app.matrix.reference import MEANINGS
from tests.live.people import Person

EXTENSIONS = ("csv", "xlsx", "pdf", "json", "md")


def table(csv_file: bytes) -> list[list[str]]:
    """The published columns of a CSV export, with their header."""
    assert csv_file.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(csv_file.decode("utf-8-sig"), newline="")))
    columns = 2 if rows[0][1] == "Application & Interface" else 3
    return [row[:columns] for row in rows]


def sheets(xlsx_file: bytes) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file))
    return {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book
    }


def pages(pdf_file: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf_file)).pages]


def cells(json_file: bytes) -> dict[str, dict[str, Any]]:
    told = json.loads(json_file)
    return {f"{cell['process']}:{cell['scope']}": cell for cell in told["cells"]}


async def all_agree(person: Person, revision: int | None, wanted: dict[str, str]) -> str | None:
    """All five exports say that these parties are accountable; answers the hash, if signed."""
    files = {one: await person.matrix(one, revision) for one in EXTENSIONS}
    told = json.loads(files["json"])
    assert told["revision"] == revision
    said = {key: cell["accountable_id"] for key, cell in cells(files["json"]).items()}
    assert said == wanted
    rows = [
        [
            MEANINGS[cell.process].name,
            *(WORDS[wanted[f"{cell.process}:{scope}"]] for scope in ("application", "interface")),  # type: ignore[index]
        ]
        for cell in FOURTEEN.cells
        if cell.scope == "application"
    ]
    lines = table(files["csv"])
    joined = len(lines[0]) == 2
    if joined:
        assert lines[0] == ["Support process", "Application & Interface"]
        rows = [row[:2] for row in rows]
    else:
        assert lines[0] == ["Support process", "Application", "Interface"]
    assert lines[1:] == rows
    matrix = sheets(files["xlsx"])["Matrix"]
    assert [row[: len(rows[0])] for row in matrix[4:]] == rows
    text = files["md"].decode()
    for row in rows:
        assert f"| {' | '.join(row)} |" in text.replace("\\", "")
    paper = pages(files["pdf"])
    mark = "DRAFT" if revision is None else f"Revision {revision}"
    assert all(mark in page for page in paper), mark
    assert ("**DRAFT**" in text) == (revision is None)
    if revision is None:
        assert told["hash"] is None
        return None
    assert "DRAFT" not in text
    assert not any("DRAFT" in page for page in paper)
    digest: str = told["hash"]
    assert digest in text
    assert digest in "".join("".join(paper).split())
    assert digest in files["csv"].decode()
    return digest
