"""The one page everybody keeps: all rows of the matrix on it, up to twenty."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from app.documents import first_page
from app.documents.first_page import CLOSE, GLANCE, ROOMY, ROWS
from app.documents.pdf import write
from app.matrix.record import Promise, Record
from tests.documents.outside import overlaps, pdf_tool
from tests.documents.records import CALLED, FROM_THE_RIGHT, disputed, printed, signed, sized, where
from tests.documents.test_pdf import pages, squeezed

HEAD = squeezed("Support process Accountable · Application Accountable · Interface")
SIZES = [1, 9, ROOMY, 17, ROWS, ROWS + 1, 40]


def with_the_matrix(told: Record, folder: Path) -> list[str]:
    """The pages that have its head."""
    found = map(squeezed, pages(write(printed(told)), folder))
    return [page for page in found if HEAD in page]


@pytest.mark.parametrize("count", SIZES)
def test_up_to_twenty_processes_are_one_page_and_more_have_their_head_on_each(
    count: int, tmp_path: Path
) -> None:
    told = sized(count)
    found = with_the_matrix(told, tmp_path)
    assert (len(found) == 1) == (count <= ROWS)
    names = [squeezed(row.name) for row in printed(told).rows if row.name != FROM_THE_RIGHT]
    rows = "".join(found)
    places = [rows.find(name) for name in names if len(name) < 40]
    assert -1 not in places
    assert places == sorted(places), "in their order"


@pytest.mark.parametrize("count", SIZES)
def test_a_draft_says_so_on_each_of_them(count: int, tmp_path: Path) -> None:
    draft = pages(write(printed(sized(count))), tmp_path)
    assert all("DRAFT · not signed" in page for page in draft)
    assert not any("DRAFT" in it for it in pages(write(printed(signed(sized(count)))), tmp_path))


def full(count: int, text: str) -> Record:
    """As much in each cell as the first page says whole."""
    return sized(count, executed_by=text)


@pytest.mark.parametrize(
    ("count", "signs"), [(ROOMY, 90), (17, CLOSE), (ROWS, CLOSE), (ROWS + 1, GLANCE), (40, GLANCE)]
)
def test_no_text_lies_over_another(count: int, signs: int, tmp_path: Path) -> None:
    told = full(count, ("many words " * 20)[: signs - 1] + ".")
    promise = Promise("Dana Whitfield of the recovery", "2026-12-24", "")
    told = where(told, "request", "interface", accountable="tbd", promise=promise)
    assert overlaps(write(printed(told)), tmp_path) == []


@pytest.mark.parametrize(
    ("count", "room"), [(ROOMY, GLANCE), (ROOMY + 1, CLOSE), (ROWS, CLOSE), (ROWS + 1, GLANCE)]
)
def test_where_rows_stand_close_less_of_a_text_stands_there_whole(count: int, room: int) -> None:
    for signs, whole in ((room, True), (room + 1, False)):
        told = where(sized(count), "incident", "application", executed_by="x" * signs)
        incident = first_page.of(printed(told))["rows"][1]["entries"][0]
        assert (incident["executed_by"] is not None) is whole


def test_a_name_is_told_as_it_was_typed_wherever_one_is_told(tmp_path: Path) -> None:
    told = signed(sized(14 + len(CALLED)))
    cells = [replace(one, accountable="tbd", waiver="Later.") for one in told.cells]
    for record in (told, replace(told, cells=cells)):
        seen = squeezed(pdf_tool("pdftotext", write(printed(record)), tmp_path, "-raw"))
        for name in CALLED:
            assert seen.count(squeezed(name)) >= 2 or name == FROM_THE_RIGHT, name
        assert "NotoSansArabic" in pdf_tool("pdffonts", write(printed(record)), tmp_path)


def test_fourteen_stand_as_they_always_did() -> None:
    assert first_page.of(printed(disputed()))["spacing"] == "roomy"
