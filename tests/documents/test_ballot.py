"""The ballot sheet: what somebody without a device ticks, and nothing that anybody voted."""

from pathlib import Path

from app.documents import ballot
from app.matrix.catalogue import FOURTEEN
from app.matrix.reference import MEANINGS
from tests.documents.hostile import long
from tests.documents.outside import pdf_tool
from tests.documents.records import disputed, fresh, printed
from tests.documents.test_pdf import info, pages, squeezed


def test_each_process_has_a_line_and_each_choice_a_box(tmp_path: Path) -> None:
    (page,) = pages(ballot.write(printed(fresh())), tmp_path)
    told = squeezed(page)
    for process in FOURTEEN.processes:
        assert squeezed(MEANINGS[process].name) in told
    for words in ("Name", "I represent", "Vendor", "IT Delivery", "no view"):
        assert squeezed(words).lower() in told.lower(), words


def test_it_is_the_same_sheet_whatever_was_voted_and_decided() -> None:
    told = ballot.sheet(printed(disputed()))
    assert told["choices"] == ["IT OPS", "IT Delivery", "Business", "t.b.d.", "no view"]
    assert [set(row) for row in told["rows"]] == [{"name", "question"}] * 14


def test_it_asks_in_the_words_of_this_workshop() -> None:
    grid = printed(fresh())
    grid.beside["wording"] = [{"process": "incident", "question": "Who gets it back?"}]
    asked = {row["name"]: row["question"] for row in ballot.sheet(grid)["rows"]}
    assert asked["Incident Mgmt"] == "Who gets it back?"
    assert asked["Change Mgmt"] == MEANINGS["change"].question


def test_long_texts_leave_it_one_page_that_a_screen_reader_can_read(tmp_path: Path) -> None:
    pdf = ballot.write(long("many words " * 60))
    assert info(pdf, tmp_path)["Pages"] == "1"
    assert info(pdf, tmp_path)["Tagged"] == "yes"
    assert pdf_tool("pdffonts", pdf, tmp_path).count("yes")
