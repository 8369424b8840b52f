"""The five files, and what they are called."""

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]  # no types

from app.documents.formats import FORMATS, disposition, filename
from app.documents.grid import Grid
from app.matrix.model import WORDS
from app.matrix.record import Record
from app.matrix.reference import MEANINGS
from tests.documents.outside import pdf_tool
from tests.documents.records import adopted, disputed, fresh, printed, signed

Words = list[list[str]]
NAMES = {one.name for one in MEANINGS.values()}
VALUES = set(WORDS.values())


def in_csv(file: bytes, columns: int) -> Words:
    lines = csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""))
    return [line[: 1 + columns] for line in list(lines)[1:]]


def in_xlsx(file: bytes, columns: int) -> Words:
    sheet = load_workbook(io.BytesIO(file))["Matrix"]
    return [[cell.value for cell in row[: 1 + columns]] for row in sheet.iter_rows(min_row=5)]


def in_markdown(file: bytes, columns: int) -> Words:
    lines = file.decode().split("## Matrix\n\n")[1].split("\n\n")[0].splitlines()[2:]
    return [[f.strip() for f in line.split("|")[1 : 2 + columns]] for line in lines]


def in_json(file: bytes, columns: int) -> Words:
    rows: dict[str, list[str]] = {}
    for cell in json.loads(file)["cells"]:
        rows.setdefault(cell["name"], [cell["name"]]).append(cell["accountable"])
    if columns == 1:
        assert all(row[1] == row[2] for row in rows.values())
    return [row[: 1 + columns] for row in rows.values()]


def in_pdf(file: bytes, columns: int, folder: Path) -> Words:
    page = pdf_tool("pdftotext", file, folder, "-layout", "-f", "1", "-l", "1")
    lines = [re.split(r"\s{2,}", line.strip()) for line in page.splitlines()]
    start = next(place for place, line in enumerate(lines) if line[0] == "Request Mgmt")
    words = [[one for one in line[1:] if one in VALUES] for line in lines[start:]]
    values = [one for one in words if one]
    names = [line[0] for line in lines[start:] if line[0] in NAMES]
    return [[name, *found[:columns]] for name, found in zip(names, values, strict=False)]


@pytest.mark.parametrize(
    "told",
    [disputed(), signed(disputed()), adopted("A"), signed(adopted("A")), adopted("B"), fresh("C")],
)
def test_every_file_says_the_same_word_of_every_cell(told: Record, tmp_path: Path) -> None:
    grid = printed(told)
    made = {extension: kind.write(grid) for extension, kind in FORMATS.items()}
    columns = len(grid.columns)
    expected = [[row.name, *(one.word for one in row.entries)] for row in grid.rows]
    assert in_csv(made["csv"], columns) == expected
    assert in_xlsx(made["xlsx"], columns) == expected
    assert in_markdown(made["md"], columns) == expected
    assert in_json(made["json"], columns) == expected
    assert in_pdf(made["pdf"], columns, tmp_path) == expected


def test_there_are_five_and_each_says_what_it_is() -> None:
    assert {extension: kind.media_type.split(";")[0] for extension, kind in FORMATS.items()} == {
        "csv": "text/csv",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pdf": "application/pdf",
        "json": "application/json",
        "md": "text/markdown",
    }


def named(service: str) -> Grid:
    return printed(fresh(service=service))


@pytest.mark.parametrize(
    ("service", "name"),
    [
        ("Payroll", "Payroll, support model, DRAFT.pdf"),
        ("R/D: \\pay?", "R D pay, support model, DRAFT.pdf"),
        ("../../etc/passwd", "etc passwd, support model, DRAFT.pdf"),
        ("Löhne 給与", "Löhne 給与, support model, DRAFT.pdf"),
        ("...", "Service, support model, DRAFT.pdf"),
        ("x" * 200, "x" * 80 + ", support model, DRAFT.pdf"),
        ("給" * 100, "給" * 60 + ", support model, DRAFT.pdf"),
        ("👩" * 80, "👩" * 45 + ", support model, DRAFT.pdf"),
    ],
)
def test_a_file_is_named_after_its_service(service: str, name: str) -> None:
    assert filename(named(service), "pdf") == name


def test_a_sheet_to_be_filled_in_is_called_that() -> None:
    assert filename(named("Payroll"), "ballot.pdf") == "Payroll, support model, ballot sheet.pdf"


def test_what_there_is_to_do_is_called_that() -> None:
    name = filename(printed(signed(disputed(), 2)), "actions.csv")
    assert name == "Payroll, support model, actions, revision 2.csv"


def test_a_calendar_is_called_that() -> None:
    name = filename(printed(disputed()), "calendar.ics")
    assert name == "Payroll, support model, calendar, DRAFT.ics"


def test_a_revision_has_its_number_in_the_name() -> None:
    assert filename(printed(signed(disputed(), 2)), "csv") == (
        "Payroll, support model, revision 2.csv"
    )


@pytest.mark.parametrize(
    ("service", "plain"),
    [
        ("Payroll", "Payroll, support model, DRAFT.pdf"),
        ("Löhne", "Lohne, support model, DRAFT.pdf"),
        ("給与", "support model, DRAFT.pdf"),
        ('a"b\r\nSet-Cookie: x', "a b Set-Cookie x, support model, DRAFT.pdf"),
        ("℀ ；", "ac ;, support model, DRAFT.pdf"),
    ],
)
def test_the_header_says_the_name_twice_and_can_be_nothing_else(service: str, plain: str) -> None:
    header = disposition(named(service), "pdf")
    said = re.fullmatch(r"attachment; filename=\"([^\"\\]+)\"; filename\*=UTF-8''(\S+)", header)
    assert said is not None
    assert header.isascii()
    assert said[1] == plain
    assert unquote(said[2]) == filename(named(service), "pdf")


@pytest.mark.parametrize("service", ["👩‍👩‍👧‍👧" * 30, "é" * 200, "ﷺ" * 120, "𝟘" * 120])
def test_every_file_system_takes_the_name(service: str) -> None:
    for extension in FORMATS:
        assert len(filename(named(service), extension).encode()) <= 255
