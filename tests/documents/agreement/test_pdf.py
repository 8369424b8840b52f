"""The agreement on paper."""

import io
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.documents.agreement.pdf import write
from app.documents.signatures import Reading
from app.partnership.record import Agreement
from tests.documents.agreement.telling import printed, texts
from tests.documents.agreement.typed import crowded, holding
from tests.documents.hostile import FORMULAS, MARKUP
from tests.documents.outside import overlaps, pdf_tool
from tests.documents.test_pdf import fonts, info, pages, squeezed
from tests.partnership.agreements import NAMES, empty, signed, whole


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf), strict=True)


def test_it_is_tagged_for_archives_and_screen_readers(tmp_path: Path) -> None:
    pdf = write(printed(signed(whole())))
    told = info(pdf, tmp_path)
    assert told["Tagged"] == "yes"
    assert told["Title"] == "Payroll partnership – partnership agreement, Revision 1"
    assert b"pdfaid:part" in pdf
    assert b"pdfuaid:part" in pdf
    root: Any = read(pdf).root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"


def test_it_stands_upright_on_a4_with_all_its_fonts(tmp_path: Path) -> None:
    pdf = write(printed(signed(whole())))
    assert "595.276 x 841.89" in info(pdf, tmp_path)["Page size"]
    used = fonts(pdf, tmp_path)
    assert len(used) >= 3
    assert all(font[-5:-2] == ["yes", "yes", "yes"] for font in used)


def test_every_text_of_it_can_be_read_out_by_another_program() -> None:
    told = printed(signed(whole(), 2), signed(empty()))
    pdf = squeezed("".join(page.extract_text() for page in read(write(told)).pages))
    whole_text = unicodedata.normalize("NFKC", pdf)
    for text in texts(told):
        for part in text.replace(" | ", "\n").splitlines():
            read_as = squeezed(unicodedata.normalize("NFKC", part)).removeprefix("Gap:")
            assert read_as.replace(":", "") in whole_text.replace(":", ""), part


def test_the_pair_stands_on_top(tmp_path: Path) -> None:
    first = pages(write(printed(whole())), tmp_path)[0]
    above = first.split("1. Relationship philosophy")[0]
    assert "Bob Okafor (IT)" in above
    assert "Ann Lindqvist (Payroll business)" in above


def test_number_date_hash_and_page_stand_on_every_page(tmp_path: Path) -> None:
    revision = printed(signed(whole(), 2), reading=Reading("Europe/Helsinki"))
    told = pages(write(revision), tmp_path)
    assert len(told) >= 3
    for number, page in enumerate(told, 1):
        assert f"Page {number} of {len(told)}" in page
        assert "Revision 2 · 2026-11-21 14:03 UTC" in page
        assert str(revision.hash) in page


@pytest.mark.parametrize("state", [empty(), whole()], ids=["empty", "whole"])
def test_a_draft_says_so_on_every_page_and_a_revision_on_none(
    state: Agreement, tmp_path: Path
) -> None:
    told = pages(write(printed(state)), tmp_path)
    assert all("DRAFT · not signed" in page for page in told)
    assert all("A draft has no content hash." in page for page in told)
    assert not any("DRAFT" in page for page in pages(write(printed(signed(state))), tmp_path))


def test_the_same_record_is_the_same_file() -> None:
    told = printed(signed(whole(), 2))
    assert write(told) == write(told)


@pytest.mark.parametrize("text", [*FORMULAS, *MARKUP])
def test_what_people_typed_stays_text(text: str, tmp_path: Path) -> None:
    told = squeezed("".join(pages(write(holding(text)), tmp_path)))
    assert told.count(squeezed(text)) >= 8


def test_nothing_lies_over_anything_however_much_there_is(tmp_path: Path) -> None:
    pdf = write(crowded(120))
    assert overlaps(pdf, tmp_path) == []
    assert "DRAFT" in pages(pdf, tmp_path)[-1]


def test_a_word_without_an_end_is_broken(tmp_path: Path) -> None:
    pdf = write(holding("Bestellwesen" * 330, "Bestellwesen" * 5))
    assert overlaps(pdf, tmp_path) == []
    boxes = pdf_tool("pdftotext", pdf, tmp_path, "-bbox")
    edges = [float(one) for one in re.findall(r'xMax="([\d.]+)"', boxes)]
    assert len(edges) > 100
    assert max(edges) < 595.276 - 20 * 72 / 25.4 + 1


def test_erased_names_are_on_no_page(tmp_path: Path) -> None:
    told = squeezed("".join(pages(write(printed(signed(whole()), names={})), tmp_path)))
    assert squeezed("name erased") in told
    assert squeezed("Participant 3") in told
    assert squeezed(NAMES["c1"]) not in told
