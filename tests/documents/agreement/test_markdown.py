"""The agreement as Markdown."""

import re

import pytest

from app.documents.agreement.markdown import write
from app.documents.markdown import plain
from tests.documents.agreement.telling import printed
from tests.documents.agreement.typed import holding
from tests.documents.hostile import TEXTS
from tests.partnership.agreements import PHILOSOPHY, empty, signed, whole


def test_each_section_is_a_heading() -> None:
    text = write(printed(signed(whole(), 2), signed(empty()))).decode()
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [
        *("1. Relationship philosophy", "2. Partner plan staff", "3. Engagement strategy"),
        *("4. Shared objectives and initiatives", "5. Action plan", "6. Acceptance"),
        *("7. Appendices", "Where the relationship stands", "Meetings held", "Open proposals"),
        *("What changed since revision 1", "Who took part"),
    ]
    assert text.startswith("# Partnership agreement: Payroll partnership\n\n**Revision 2**, ")
    assert "- Relationship manager: Bob Okafor (IT)" in text.split("## ")[0]


def test_paragraphs_stay_paragraphs() -> None:
    assert PHILOSOPHY in write(printed(whole())).decode()


def test_a_draft_says_so_and_has_no_hash() -> None:
    text = write(printed(whole())).decode()
    assert "\n\n**DRAFT**, not signed\n\n" in text
    assert "SHA-256 of the content" not in text
    told = printed(signed(whole()))
    assert f"SHA-256 of the content: `{told.hash}`" in write(told).decode()


@pytest.mark.parametrize("text", TEXTS)
def test_what_people_typed_is_never_markup(text: str) -> None:
    written = write(holding(text)).decode()
    assert written.count(plain(" ".join(text.split()))) >= 8 or "\t" in text
    assert not re.search(r"(?<!\\)<script", written)
    assert not re.search(r"(?<!\\)\[text\]", written)
