"""The CSV file: the published table first, and nothing that calculates."""

import csv
import io
from pathlib import Path

import pytest

from app.documents.csv import inert, write
from app.documents.grid import Grid
from tests.documents.hostile import FORMULAS, MARKUP, SCRIPTS, TEXTS, holding, long
from tests.documents.outside import office
from tests.documents.records import adopted, disputed, printed, signed


def rows(grid: Grid) -> list[dict[str, str]]:
    text = write(grid).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_the_file_begins_with_its_mark_and_the_published_header() -> None:
    assert write(printed(adopted("B"))).startswith(
        b"\xef\xbb\xbfSupport process,Application,Interface,"
    )
    assert write(printed(adopted("A"))).startswith(
        b"\xef\xbb\xbfSupport process,Application & Interface,"
    )


def test_lines_end_as_the_standard_says() -> None:
    file = write(printed(adopted("A")))
    assert file.count(b"\r\n") == file.count(b"\n") == 15
    assert file.endswith(b"\r\n")


def test_all_that_was_said_of_a_cell_stands_in_its_line() -> None:
    change = rows(printed(signed(disputed())))[4]
    assert change["Support process"] == "Change Mgmt"
    assert change["Application"] == "IT OPS"
    assert change["Application: executed by"] == "Change desk"
    assert change["Application: dissent"].startswith("Carol: the business will wait")
    assert change["Application: from reference model"] == "no"
    assert change["Interface: from reference model"] == "yes"
    assert change["Application: votes"].startswith("Round 1: contested")
    assert change["Revision"] == "1"
    assert len(change["Hash"]) == 64


def test_a_draft_says_so_in_every_line() -> None:
    assert {(row["Revision"], row["Hash"]) for row in rows(printed(disputed()))} == {("DRAFT", "")}


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_made_inert(text: str) -> None:
    assert inert(text) == "'" + text


@pytest.mark.parametrize("text", ["\r=1", "\n=1", "\t1", "\u00a0=1", "\u3000＝1"])
def test_so_is_what_hides_behind_white_space(text: str) -> None:
    assert inert(text) == "'" + text


@pytest.mark.parametrize("text", ["Business", "1+1", "a=b", "3 a.m. - nobody", "李明", ""])
def test_other_text_is_left_alone(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize("text", TEXTS)
def test_what_ann_typed_comes_back_whole(text: str) -> None:
    incident = rows(holding(text))[1]
    typed = text.strip(" ")
    for column in ("Application: executed by", "Application: rationale", "Service"):
        assert incident[column] == inert(typed)


def test_lines_quotes_and_4000_signs_come_back_whole() -> None:
    text = ('"quoted", with\nlines; and 漢字 ' * 200)[:3999].strip() + "!"
    assert rows(long(text))[13]["Interface: dissent"] == text


PARTED = [f"desk{sign}{space}{formula}" for sign in ";,\t|\n" for space in ("", " ", '"')
          for formula in ("=1+1", "+1", "-1", "@SUM(1)", "＝1+1", "＠SUM(1)")]  # fmt: skip


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_no_cell_begins_with_a_formula_whatever_parts_the_columns(separator: str) -> None:
    """As half of Europe opens it: whatever it is split at, nothing behind that calculates."""
    for text in PARTED:
        file = write(holding(text)).decode("utf-8-sig")
        cells = {cell.strip(' "') for row in csv.reader(io.StringIO(file), delimiter=separator)
                 for cell in row}  # fmt: skip
        assert not {cell for cell in cells if cell.startswith(tuple("=+-@＝＋－＠"))}, text


def test_what_parts_columns_is_left_alone_where_no_formula_follows() -> None:
    for text in ("desk; night", "a, b", "one|two", "it's 'quoted', isn't it", "7 - 3, or 4"):
        assert inert(text) == text


def test_libreoffice_finds_no_formula_behind_a_semicolon(tmp_path: Path) -> None:
    for text in ("desk;=1+1", 'desk;"=1+1', "desk\n=1+1;=1+1"):
        seen = office("matrix.csv", write(holding(text)), tmp_path, "--infilter=CSV:59,34,76,1")
        assert "table:formula" not in seen
        assert "Incident Mgmt" in seen


def test_libreoffice_finds_text_and_no_formula(tmp_path: Path) -> None:
    text = "\n".join(["=1+1", *MARKUP, *SCRIPTS])
    for typed in (text, *FORMULAS[1:3]):
        seen = office("matrix.csv", write(holding(typed)), tmp_path, "--infilter=CSV:44,34,76,1")
        assert "table:formula" not in seen
        assert "Incident Mgmt" in seen
    seen = office("matrix.csv", write(holding(text)), tmp_path, "--infilter=CSV:44,34,76,1")
    assert all(sign in seen for sign in SCRIPTS)
