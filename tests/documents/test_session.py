"""The session as one page: all of the matrix in it, nothing from outside, and text stays text."""

import re
from html.parser import HTMLParser

import msgspec
import pytest

from app.documents import carried, grid, session
from app.documents.grid import Grid
from app.matrix.chain import Carried, Kept
from tests.documents.hostile import TEXTS, holding
from tests.documents.records import disputed, printed, questioned, signed

#: Every element the page is made of; nothing that loads, runs, sends or frames anything.
ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "header", "footer", "main", "section"),
    *("article", "h1", "h2", "h3", "p", "b", "strong", "small", "span", "dl", "dt", "dd", "ul"),
    *("li", "table", "thead", "tbody", "tr", "th", "td", "div", "bdi", "script"),
    *("svg", "rect", "path", "circle"),
}


class Read(HTMLParser):
    """What a strict reader finds."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def carrying(table: Grid) -> Grid:
    kept = Kept(1, "a" * 64, b"{}", {"p1": ("salt", table.service)})
    return grid.with_revisions(table, Carried("session", 1, [kept], {"p1": table.service}))


@pytest.mark.parametrize("text", TEXTS)
def test_what_people_typed_stays_text(text: str) -> None:
    read = Read(session.write(carrying(holding(text))))
    assert read.elements <= ELEMENTS
    assert not [name for name, _ in read.attributes if name.startswith("on") or name == "href"]
    spoken = " ".join(text.split())
    assert " ".join(read.text.split()).count(spoken) >= 8


def test_nothing_in_it_is_from_outside() -> None:
    page = session.write(carrying(printed(signed(disputed())))).decode()
    assert not re.search(r"https?:|url\(|@import|\bsrc=|\bhref=", page)
    assert "default-src 'none'; style-src 'unsafe-inline'" in page


def test_it_says_all_that_the_other_files_say() -> None:
    table = printed(signed(questioned()))
    text = Read(session.write(table)).text
    for entry in table.printed:
        for said in (entry.rationale, entry.dissent, entry.votes, entry.waiver, entry.owner):
            for line in said.splitlines():
                assert line in text
    for check in table.checks:
        assert check.state == "settled" or check.why in text
    for label, fact in table.facts:
        assert fact in text, label
    for one in table.asked:
        assert one.title in text


def test_a_draft_says_so_and_carries_no_hash_of_its_own() -> None:
    draft = session.write(printed(disputed())).decode()
    assert "<strong>DRAFT</strong>, not signed" in draft
    assert "A draft has no content hash." in draft
    final = session.write(printed(signed(disputed(), 2))).decode()
    assert "DRAFT" not in final
    assert "<strong>Revision 2</strong>" in final


def test_each_signed_revision_stands_in_it_with_its_hash() -> None:
    table = carrying(printed(signed(disputed())))
    page = session.write(table)
    assert carried.of_page(page) == table.carried
    assert b'<td class="hash">' + b"a" * 64 in page
    assert b"brought into a Remit again" in page


def test_what_is_too_large_to_be_brought_in_does_not_promise_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(carried, "BYTES", 10)
    page = session.write(carrying(printed(signed(disputed()))))
    assert b"so that it can be checked." in page


def test_the_same_revision_is_the_same_page() -> None:
    table = carrying(printed(signed(disputed())))
    again = msgspec.structs.replace(table)
    assert session.write(table) == session.write(again)
