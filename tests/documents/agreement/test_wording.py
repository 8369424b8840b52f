"""Pages of a word processor: each element where a file has to have it."""

import io
from typing import Any

import docx
import pytest

from app.documents.agreement.wording import LONG_ROW, RIGHT_TO_LEFT, Page
from tests.documents.agreement.telling import printed
from tests.partnership.agreements import empty

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(page: Page) -> Any:
    return docx.Document(io.BytesIO(page.saved()))


def page() -> Page:
    return Page(printed(empty()))


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("רחל", True),
        ("1. عقد", True),
        ("Ann رحل", False),
        ("李明", False),
        ("Ελένη", False),
        ("", False),
    ],
)
def test_a_text_runs_from_where_it_begins(text: str, so: bool) -> None:
    assert bool(RIGHT_TO_LEFT.match(text)) == so


def test_a_row_that_fits_a_page_is_not_torn_and_a_longer_one_is() -> None:
    there = page()
    there.table([("A", 1)], [["short"], ["x" * LONG_ROW]])
    rows = opened(there).tables[0].rows
    assert [row._tr.trPr is not None and row._tr.trPr.find(f"{W}cantSplit") is not None
            for row in rows] == [True, True, False]  # fmt: skip


def test_columns_share_the_width_of_the_page() -> None:
    there = page()
    there.table([("A", 1), ("B", 3)], [["", ""]])
    widths = [round(cell.width.mm, 1) for cell in opened(there).tables[0].rows[0].cells]
    assert widths == [42.5, 127.5]


def test_lines_and_margins_stand_where_a_file_has_them() -> None:
    there = page()
    there.table([("A", 1)], [["x"]])
    about = [one.tag.removeprefix(W) for one in opened(there).tables[0]._tbl.tblPr]
    order = ["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook"]
    assert about == [one for one in order if one in about]
    assert {"tblBorders", "tblCellMar"} <= set(about)


def test_where_somebody_signs_there_is_room_for_a_pen() -> None:
    there = page()
    there.table([("Office", 1)], [["IT manager"]], room=True)
    head, line = opened(there).tables[0].rows
    assert (head.height, round(line.height.mm)) == (None, 14)


def test_line_ends_stay() -> None:
    there = page()
    there.paragraph("one\ntwo", label="Gap: ", bold=False)
    assert opened(there).paragraphs[0].text == "Gap: one\ntwo"
