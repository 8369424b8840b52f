"""A matrix of other processes than the fourteen, in every file: in order, in their own words."""

import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]  # no types

from app.documents import actions, ballot, comparison, markdown, session, xlsx
from app.documents import json as program
from app.documents.comparison import Pair, Side
from app.matrix.record import Record, canonical, digest, parse
from tests.documents.outside import office_pages, overlaps, pdf_tool
from tests.documents.records import CALLED, FROM_THE_RIGHT, printed, signed, sized
from tests.documents.test_csv import rows
from tests.documents.test_pdf import pages, squeezed

SIZES = [9, 17, 40]


def named(count: int) -> list[str]:
    return [row.name for row in printed(sized(count)).rows]


@pytest.mark.parametrize("count", SIZES)
def test_the_csv_has_a_line_for_each(count: int) -> None:
    told = [row["Support process"] for row in rows(printed(sized(count)))]
    assert [name.lstrip("'") for name in told] == named(count)
    assert not any(name.startswith("=") for name in told)


@pytest.mark.parametrize("count", SIZES)
def test_the_workbook_has_a_row_for_each_and_its_head_on_every_page(count: int) -> None:
    book = load_workbook(io.BytesIO(xlsx.write(printed(sized(count)))))
    matrix = [row[0] for row in book["Matrix"].iter_rows(min_row=5)]
    assert [(one.value, one.data_type) for one in matrix] == [(one, "s") for one in named(count)]
    assert {sheet.print_title_rows for sheet in book} == {"$4:$4"}
    assert book["Decisions"].max_row == 4 + 2 * count


def test_it_prints_with_nothing_over_anything_else(tmp_path: Path) -> None:
    book = office_pages("matrix.xlsx", xlsx.write(printed(sized(40))), tmp_path)
    assert overlaps(book, tmp_path) == []
    headed = [page for page in pages(book, tmp_path) if "Rationale" in page]
    assert len(headed) > 1, "its decisions are longer than a page, and each has their head"


@pytest.mark.parametrize("count", SIZES)
def test_a_program_reads_each_by_its_id_and_its_name(count: int) -> None:
    told = sized(count)
    cells = json.loads(program.write(printed(told)))["cells"]
    assert [cell["name"] for cell in cells[::2]] == named(count)
    assert [cell["process"] for cell in cells] == [one.process for one in told.cells]


@pytest.mark.parametrize("count", SIZES)
def test_markdown_shows_names_and_no_markup_of_theirs(count: int) -> None:
    text = markdown.write(printed(sized(count))).decode()
    assert text.count("| IT OPS |") + text.count("| Business |") >= count // 2
    if count > 20:
        for bare in ("<b>", "*x*", "| a | `b` |"):
            assert bare not in text, bare


@pytest.mark.parametrize("count", SIZES)
def test_the_page_of_the_session_shows_names_as_text(count: int) -> None:
    page = session.write(printed(signed(sized(count)))).decode()
    assert "<b>Bold" not in page
    assert page.count("Own process ") >= max(0, count - 14 - len(CALLED))


@pytest.mark.parametrize(("count", "sheets"), [(9, 1), (17, 1), (20, 1), (40, 2)])
def test_a_ballot_on_paper_has_a_line_for_each(count: int, sheets: int, tmp_path: Path) -> None:
    pdf = ballot.write(printed(sized(count)))
    found = pages(pdf, tmp_path)
    assert len(found) == sheets
    assert overlaps(pdf, tmp_path) == []
    for number, page in enumerate(found, 1):
        assert "Support process" in page
        assert "Name" in page, "each says whose it is"
        assert (f"Page {number} of {sheets}" in page) == (number > 1)
    raw = squeezed(pdf_tool("pdftotext", pdf, tmp_path, "-raw"))
    for name in named(count):
        assert squeezed(name) in raw or name == FROM_THE_RIGHT, name
    drawn = "NotoSansArabic" in pdf_tool("pdffonts", pdf, tmp_path)
    assert drawn == (FROM_THE_RIGHT in named(count))


def test_what_there_is_to_do_names_them(tmp_path: Path) -> None:
    assert b"Recover" in actions.write(printed(sized(17)))


# Two revisions side by side


def side(record: Record) -> Side:
    content = canonical(record)
    return Side(digest(content), content)


def apart(first: int, then: int) -> Pair:
    return Pair(side(signed(sized(first), 1)), side(signed(sized(then), 2)))


def test_what_came_was_not_there_before() -> None:
    told = comparison.of(apart(9, 17))
    assert len(told["cells"]) == 34
    came = [one for one in told["cells"] if one["changed"]]
    assert [(one["from"], one["changed"]) for one in came] == [(None, ["process added"])] * 16
    page = comparison.as_markdown(apart(9, 17)).decode()
    assert "| Business | process added |" in page
    assert "| not there | " in page
    assert "18 of 34 cells are as they were." in page


def test_what_went_is_told_with_what_it_was() -> None:
    told = comparison.of(apart(17, 9))
    assert len(told["cells"]) == 34
    gone = [one for one in told["cells"] if one["changed"]]
    assert [(one["to"], one["changed"]) for one in gone] == [(None, ["process dropped"])] * 16
    assert (gone[-1]["name"], gone[-1]["from"]["accountable"]) == (CALLED[2], "Business")
    assert "Processes dropped: Supportability" in told["about"][0]


def test_what_is_called_otherwise_is_told_by_both_names() -> None:
    before = signed(sized(17), 1)
    now = parse(canonical(signed(sized(17), 2)).replace("<b>Bold</b>", "Plain"))
    told = comparison.of(Pair(side(before), side(now)))
    assert told["about"] == ["Called otherwise: Plain *x* #set, was “<b>Bold</b> *x* #set”"]
    assert not any(one["changed"] for one in told["cells"])
