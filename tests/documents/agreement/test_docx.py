"""The agreement for word processors, as two other programs read it."""

import io
import unicodedata
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import pytest

from app.documents.agreement.document import Document
from app.documents.agreement.docx import NO_TIME, write
from tests.documents.agreement.telling import printed, texts
from tests.documents.agreement.typed import crowded, holding
from tests.documents.hostile import TEXTS
from tests.documents.outside import office_pages
from tests.documents.test_pdf import pages, squeezed
from tests.partnership.agreements import empty, signed, whole

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(told: Document) -> Any:
    return docx.Document(io.BytesIO(write(told)))


def said(file: Any) -> str:
    """All that is in it: paragraphs, and the cells of its tables."""
    cells = [cell.text for one in file.tables for row in one.rows for cell in row.cells]
    return "\n".join([*(one.text for one in file.paragraphs), *cells])


def in_office(told: Document, folder: Path) -> list[str]:
    """Its pages, as LibreOffice lays them out."""
    return pages(office_pages("agreement.docx", write(told), folder), folder)


def test_headings_are_headings() -> None:
    file = opened(printed(signed(whole(), 2), signed(empty())))
    styles = [(one.style.name, one.text) for one in file.paragraphs if one.style.name != "Normal"]
    assert styles[0] == ("Title", "Payroll partnership")
    assert ("Heading 1", "3. Engagement strategy") in styles
    assert ("Heading 2", "Tactical level") in styles


def test_every_text_is_in_it() -> None:
    told = printed(signed(whole(), 2), signed(empty()))
    found = said(opened(told))
    for text in texts(told):
        for part in text.removeprefix("Gap: ").replace(" | ", "\n").splitlines():
            assert part in found, part


def test_the_head_of_each_table_stands_on_every_page() -> None:
    tables = opened(printed(signed(whole()))).tables
    assert len(tables) >= 8
    for table in tables:
        heads = [row._tr.trPr.find(f"{W}tblHeader") is not None for row in table.rows]
        assert heads == [True] + [False] * (len(heads) - 1)


def test_language_title_and_times_are_told() -> None:
    told = printed(signed(whole(), 2))
    file = opened(told)
    assert file.styles.element.find(f".//{W}lang").get(f"{W}val") == "en-GB"
    about = file.core_properties
    assert about.title == "Payroll partnership, partnership agreement"
    assert about.subject == f"Revision 2, SHA-256 {told.hash}"
    assert (about.author, about.comments, about.language) == ("", "", "en-GB")
    assert about.created == about.modified == datetime.fromisoformat("2026-11-21T14:03:22+00:00")


def test_the_same_record_is_the_same_file() -> None:
    told = printed(signed(whole(), 2))
    assert write(told) == write(told)
    with zipfile.ZipFile(io.BytesIO(write(told))) as file:
        assert {one.date_time for one in file.infolist()} == {NO_TIME}


def test_it_stands_upright_on_a4() -> None:
    (section,) = opened(printed(whole())).sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_another_program_numbers_its_pages_and_repeats_what_stands_on_each(tmp_path: Path) -> None:
    told = printed(signed(whole(), 2))
    read = in_office(told, tmp_path)
    assert len(read) >= 3
    for number, page in enumerate(read, 1):
        assert f"Page {number} of {len(read)}" in page
        assert "Partnership agreement · Revision 2" in page
        assert f"Content SHA-256 {told.hash}" in page


def test_a_draft_says_so_on_every_page(tmp_path: Path) -> None:
    read = in_office(printed(whole()), tmp_path)
    assert all("DRAFT · not signed" in page for page in read)
    assert all("A draft has no content hash." in page for page in read)


def test_another_program_opens_as_much_as_there_can_be(tmp_path: Path) -> None:
    read = in_office(crowded(150), tmp_path)
    assert len(read) > 15
    assert sum("How often" in page for page in read) > 3  # the head of one table, page after page


@pytest.mark.parametrize("text", [*TEXTS, "x" * 4000, "a\x00b\u202ec\ufffed", "רחל עברית", "\tx"])
def test_what_people_typed_stays_text(text: str) -> None:
    told = holding(text)
    file = opened(told)
    assert said(file).count(told.title) >= 8


def test_another_program_reads_the_signs_of_any_language(tmp_path: Path) -> None:
    for place, text in enumerate(("=1+1", "<b>&amp;", "Ελένη Παπαδοπούλου")):
        folder = tmp_path / str(place)
        folder.mkdir()
        read = unicodedata.normalize("NFKC", squeezed("".join(in_office(holding(text), folder))))
        assert read.count(squeezed(text)) >= 8


def test_what_begins_from_the_right_runs_from_there() -> None:
    file = opened(holding("רחל עברית"))
    title = file.paragraphs[0]
    assert title._p.pPr.find(f"{W}bidi") is not None
    assert all(run.font.rtl for run in title.runs)
    plain = opened(holding("Rachel")).paragraphs[0]
    assert plain._p.pPr.find(f"{W}bidi") is None
