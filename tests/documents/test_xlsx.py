"""The workbook: the same text, and never a formula."""

import io
import re
import warnings
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped]  # no types

from app.documents import sheet as sheets
from app.documents.colours import COLOURS
from app.documents.grid import Grid
from app.documents.xlsx import write
from app.matrix.rounds import RoundRecord, Voice
from tests.documents.hostile import FORMULAS, MARKUP, SCRIPTS, TEXTS, holding, long
from tests.documents.outside import office, office_pages, overlaps
from tests.documents.records import disputed, fresh, printed, signed, where


def opened(grid: Grid) -> Workbook:
    return load_workbook(io.BytesIO(write(grid)))


def texts(book: Workbook) -> list[str]:
    """Every text in the workbook; a cell of any other kind fails here."""
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    return [str(cell.value) for cell in cells if cell.value is not None]


def test_the_matrix_stands_on_the_first_sheet_in_colour() -> None:
    sheet = opened(printed(signed(disputed())))["Matrix"]
    assert [cell.value for cell in sheet[4]][:3] == ["Support process", "Application", "Interface"]
    name, application, interface = sheet[9][:3]
    assert (name.value, application.value, interface.value) == ("Change Mgmt", "IT OPS", "IT OPS")
    assert application.fill.start_color.rgb == "FF" + COLOURS["it-ops"].tint[1:].upper()


def test_reasons_and_open_points_have_their_own_sheets() -> None:
    book = opened(printed(signed(disputed())))
    assert book.sheetnames == ["Matrix", "Decisions", "Said", "Open points", "About", "Promises"]
    decisions = [[cell.value for cell in row] for row in book["Decisions"].iter_rows(min_row=5)]
    assert len(decisions) == 28
    assert str(decisions[8][7]).startswith("Carol: the business will wait")
    points = [[cell.value for cell in row] for row in book["Open points"].iter_rows(min_row=5)]
    assert points[1][3:5] == ["Dana Whitfield", "2026-12-24"]


@pytest.mark.parametrize("text", TEXTS)
def test_what_ann_typed_is_text_and_comes_back_whole(text: str) -> None:
    found = texts(opened(holding(text)))
    assert found.count(text.strip(" ")) >= 6


def test_every_reason_of_4000_signs_comes_back_whole() -> None:
    text = ("Wörter, 漢字 and 🎉 reasons. " * 200)[:3999].strip() + "!"
    assert texts(opened(long(text))).count(text) >= 3 * 28


def test_it_prints_one_page_wide_with_its_standing_on_every_page() -> None:
    for told, standing in ((disputed(), "DRAFT"), (signed(disputed()), "Revision 1")):
        for sheet in opened(printed(told)):
            assert sheet.oddHeader.right.text == standing
            assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert sheet.freeze_panes == "B5"
            assert ("DRAFT" in str(sheet["A2"].value)) == (standing == "DRAFT")


def test_a_name_cannot_write_codes_into_the_print_header() -> None:
    sheet = opened(holding("R&D &P " + "x" * 300))["Matrix"]
    assert sheet.oddHeader.left.text.startswith("R&&D &&P xxx")


def test_the_same_record_gives_the_same_bytes() -> None:
    assert write(printed(signed(disputed()))) == write(printed(signed(disputed())))
    assert write(printed(disputed())) == write(printed(disputed()))


def test_the_only_time_in_it_is_that_of_the_sign_off() -> None:
    revision = opened(printed(signed(disputed()))).properties.created
    assert revision == datetime(2026, 11, 21, 14, 3, 22, tzinfo=revision.tzinfo)
    draft = opened(printed(disputed())).properties.created
    assert draft == datetime(2000, 1, 1, tzinfo=draft.tzinfo)


def test_nothing_in_the_file_is_a_formula_or_a_link() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        file = zipfile.ZipFile(io.BytesIO(write(holding("=1+1"))))
    parts = {name: file.read(name).decode() for name in file.namelist()}
    assert not any(re.search("<f[ >]|<hyperlink", xml) for xml in parts.values())


def test_libreoffice_finds_the_text_and_no_formula(tmp_path: Path) -> None:
    text = "\n".join(["=1+1", *MARKUP[4:6], *SCRIPTS])
    for typed in (text, FORMULAS[0]):
        seen = office("matrix.xlsx", write(holding(typed)), tmp_path)
        assert "table:formula" not in seen
        assert "=1+1" in seen
    seen = office("matrix.xlsx", write(holding(text)), tmp_path)
    assert all(sign in seen for sign in SCRIPTS)


@pytest.mark.parametrize("service", ["A&G", "R&D", "&G", "A&&G", "&[Picture]", "P&P of &N", "&"])
def test_a_print_header_says_what_it_is_whatever_the_name(service: str) -> None:
    """With it goes the word DRAFT."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sheet = opened(printed(fresh(service=service)))["Matrix"]
    assert sheet.oddHeader.right.text == "DRAFT"
    assert sheet.oddHeader.left.text.replace("&&", "&").replace("＆", "&") == service


@pytest.mark.parametrize("reason", ["", "many words " * 360])
def test_no_text_lies_over_another_in_libreoffice(reason: str, tmp_path: Path) -> None:
    told = long(reason) if reason else printed(signed(disputed()))
    assert overlaps(office_pages("matrix.xlsx", write(told), tmp_path), tmp_path) == []


def test_it_would_if_the_rows_were_left_to_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The control."""
    monkeypatch.setattr(sheets, "height", lambda *_: 15.0)
    book = write(printed(signed(disputed())))
    assert overlaps(office_pages("matrix.xlsx", book, tmp_path), tmp_path)


def test_what_was_said_has_a_line_each() -> None:
    rounds = [
        RoundRecord(1, "agreed", {"it-ops": {"it-ops": 1}}, {"it-ops": 2},
                    [Voice("it-ops", "it-ops", 4, "=ours")])
    ]  # fmt: skip
    told = printed(where(disputed(), "change", "interface", rounds=rounds))
    book = opened(told)
    assert [cell.value for cell in book["Said"][5]][2:] == [
        "1", "agreed", "IT OPS", "IT OPS", "4", "=ours",
    ]  # fmt: skip
