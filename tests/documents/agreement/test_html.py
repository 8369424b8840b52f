"""The agreement as one page: nothing from outside, and text stays text."""

import hashlib
import json
import re

import pytest

from app.documents.agreement.html import OPENS, write
from app.documents.carried import ENDS
from tests.documents.agreement.telling import printed, texts
from tests.documents.agreement.typed import holding
from tests.documents.hostile import TEXTS
from tests.documents.test_session import ELEMENTS, Read
from tests.partnership.agreements import empty, signed, whole


def squeezed(text: str) -> str:
    """Without white space and colons: a label and its text stand in elements of their own."""
    return re.sub(r"[\s:]", "", text)


KNOWN = ELEMENTS | {"colgroup", "col"}


@pytest.mark.parametrize("text", TEXTS)
def test_what_people_typed_stays_text(text: str) -> None:
    read = Read(write(holding(text)))
    assert read.elements <= KNOWN
    assert not [name for name, _ in read.attributes if name.startswith("on") or name == "href"]
    assert " ".join(read.text.split()).count(" ".join(text.split())) >= 8


def test_nothing_in_it_is_from_outside() -> None:
    page = write(printed(signed(whole(appendices=[])))).decode()
    assert not re.search(r"https?:|url\(|@import|\bsrc=|\bhref=", page)
    assert "default-src 'none'; style-src 'unsafe-inline'" in page


def test_it_says_all_that_the_other_files_say() -> None:
    told = printed(signed(whole(), 2), signed(empty()))
    read = squeezed(Read(write(told)).text)
    for text in texts(told):
        for part in text.removeprefix("Gap: ").split(" | "):
            assert squeezed(part) in read, part


def test_a_draft_says_so_and_is_stamped() -> None:
    page = write(printed(whole())).decode()
    assert '<p class="stamp" aria-hidden="true">DRAFT</p>' in page
    assert "A draft has no content hash." in page
    assert "DRAFT</p>" not in write(printed(signed(whole()))).decode()


@pytest.mark.parametrize("text", ["Payroll", "</script><script>alert(1)</script>", "<!-- &amp;"])
def test_it_carries_what_was_signed_and_its_hash(text: str) -> None:
    told = holding(text)
    page = write(told).decode()
    assert page.count(OPENS) == 1
    carried = json.loads(page.split(OPENS)[1].split(ENDS)[0])
    assert carried["hash"] == told.hash == hashlib.sha256(carried["record"].encode()).hexdigest()
    assert (carried["format"], carried["revision"]) == (1, 2)
    assert json.loads(carried["record"])["philosophy"] == text


def test_a_draft_carries_its_state_without_a_hash() -> None:
    page = write(printed(whole())).decode()
    carried = json.loads(page.split(OPENS)[1].split(ENDS)[0])
    assert (carried["hash"], carried["revision"]) == (None, None)
