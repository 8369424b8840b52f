"""Two revisions of an agreement side by side."""

import json
import re
from typing import Any

import msgspec
import pytest

from app.documents.agreement.comparison import COMPARING, as_json, as_markdown
from app.documents.comparison import Pair, Side
from app.matrix.record import digest
from app.partnership.record import Agreement, canonical
from tests.documents.agreement.typed import agreement as typed
from tests.documents.hostile import TEXTS
from tests.partnership.agreements import NAMES, PHILOSOPHY, empty, signed, whole


def pair(before: Agreement, now: Agreement) -> Pair:
    texts = [canonical(one) for one in (signed(before, 1), signed(now, 2))]
    return Pair(*(Side(digest(one), one) for one in texts))


def told(before: Agreement, now: Agreement) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(as_json(pair(before, now)))
    return read


def quarterly() -> Agreement:
    changed = msgspec.structs.replace(whole().meetings[0], every="quarter", purpose="")
    return whole(meetings=[changed], philosophy="Short.")


def test_each_section_tells_what_came_what_went_and_what_changed() -> None:
    read = told(whole(), quarterly())
    meetings = read["sections"]["meetings"]
    assert meetings["added"] == []
    assert meetings["dropped"] == [{"item": "t2", "title": "Initiatives"}]
    (changed,) = meetings["changed"]
    assert changed["fields"] == [
        {"name": "purpose", "label": "purpose", "before": "What happened, what is coming.",
         "after": "", "words": "purpose taken back, was “What happened, what is coming.”"},
        {"name": "every", "label": "how often", "before": "every month",
         "after": "every quarter", "words": "how often: every quarter, was “every month”"},
    ]  # fmt: skip


def test_the_philosophy_stands_as_both_texts() -> None:
    assert told(whole(), quarterly())["philosophy"] == {
        "changed": True,
        "before": PHILOSOPHY,
        "after": "Short.",
    }
    text = as_markdown(pair(whole(), quarterly())).decode()
    assert f"### Revision 1\n\n{PHILOSOPHY}\n\n### Revision 2\n\nShort." in text


def test_either_may_be_the_later_one() -> None:
    first, last = pair(empty(), whole())
    back = json.loads(as_json(Pair(last, first)))
    assert (back["from"]["revision"], back["to"]["revision"]) == (2, 1)
    assert len(back["sections"]["staff"]["dropped"]) == 4


def test_the_staff_is_told_without_names() -> None:
    for write in (as_json, as_markdown):
        text = write(pair(empty(), whole(actions=[], meetings=[], signatories=[]))).decode()
        assert "Service owner (IT)" in text
        assert "Operations (IT)" in text
        assert NAMES["s4"] not in text


def test_what_is_the_same_says_nothing() -> None:
    text = as_markdown(pair(whole(), whole())).decode()
    assert text.endswith("## The agreement\n\nIt is as it was.\n")
    read = told(whole(), whole())
    assert not any(items for one in read["sections"].values() for items in one.values())


def test_as_markdown_it_is_a_table_of_fields() -> None:
    changed = msgspec.structs.replace(whole().staff[0], person="s9", role="Sponsor")
    now = whole(staff=[changed, *whole().staff[1:]])
    text = as_markdown(pair(whole(), now)).decode()
    assert "| Item | Field | Before | After |" in text
    assert "| Sponsor (Payroll business) | person |  | another person |" in text
    assert "| Sponsor (Payroll business) | role | Business manager | Sponsor |" in text


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ending", COMPARING)
def test_any_text_can_be_compared(text: str, ending: str) -> None:
    written = COMPARING[ending].write(pair(whole(), typed(text, text))).decode()
    assert ending == "json" or not re.search(r"(?<!\\)<script", written)


def test_each_form_says_what_it_is() -> None:
    assert {ending: one.media_type for ending, one in COMPARING.items()} == {
        "json": "application/json",
        "md": "text/markdown; charset=utf-8",
    }
