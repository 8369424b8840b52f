"""docs/protocol-agreements.md, held to the code: a page that can go stale fails here."""

import pytest

from app.agreement import screen
from app.agreement.inviting import SIDE
from app.agreement.items import KEPT
from app.agreement.kind import AGREEMENT
from app.agreement.people import PEOPLE
from app.agreement.person import EITHER, OTHER
from app.agreement.questions import QUESTIONS
from app.log.kind import ANYONE, CONCERNED, FACILITATORS, VOTERS
from tests import test_protocol as shared
from tests.agreement.story import Story
from tests.agreement.test_kind import full
from tests.test_protocol import ROOT, quoted, real_fields, written_keys

PAGE = (ROOT / "docs" / "protocol-agreements.md").read_text("utf-8")
WHO = {
    FACILITATORS: "facilitator",
    VOTERS: "participant, facilitator",
    ANYONE: "facilitator; anyone for themselves",
    CONCERNED: "the person concerned",
    EITHER: EITHER,
    OTHER: OTHER,
}


@pytest.fixture(autouse=True)
def _this_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "PAGE", PAGE)


def asks() -> dict[str, list[str]]:
    return {quoted(row[0])[0]: row[1:] for row in shared.table("Asks")}


def test_the_page_lists_every_ask_and_no_other() -> None:
    assert set(asks()) == set(AGREEMENT.asks)


@pytest.mark.parametrize("ask", AGREEMENT.asks)
def test_the_page_tells_who_may_ask_and_with_which_fields(ask: str) -> None:
    who, fields = asks()[ask]
    kind = AGREEMENT.asks[ask]
    assert who == WHO[AGREEMENT.rules[kind].who]
    assert shared.written_fields(fields) == real_fields(kind)


def test_the_page_tells_every_question_and_its_choices() -> None:
    told: dict[str, list[str]] = {}
    for row in shared.table("Questions"):
        names, choices = row[0], quoted(row[1])
        if "{part}" in names:
            parts, of = (quoted(one) for one in names.split(";")[1:])
            told |= {f"component:{part}:{one}": choices for part in parts for one in of}
        else:
            told |= dict.fromkeys(quoted(names), choices)
    assert told == {name: [*choices] for name, choices in QUESTIONS.items()}


def test_the_page_lists_every_key_of_a_screen_and_what_it_holds() -> None:
    story = full()
    keys = {quoted(row[0])[0]: row[1] for row in shared.table("Keys of a screen")}
    shown = {
        key.partition(":")[0] if "question" in key else key
        for key in screen.keys(Story().agreement)
    }
    assert {key.partition(":")[0] for key in keys} == shown | {"you", "mine"}
    assert written_keys(keys["agreement"]) == set(story.sees("agreement"))
    assert written_keys(keys["philosophy"]) == set(story.sees("philosophy"))
    assert written_keys(keys["you"]) == set(story.sees_alone("Bob")["you"])
    assert written_keys(keys["question:{id}"]) == set(story.sees("question:pulse"))
    assert written_keys(keys["recent"]) == set(story.sees("recent")[0])
    marks = {"version", "changed_by", "changed_at"}
    for section in ("staff", "actions", "citations"):
        assert written_keys(keys[section]) == set(story.sees(section)[0]) - marks, section


def test_the_page_tells_bounds_and_sides() -> None:
    assert f"There are {PEOPLE} people" in PAGE
    first = [office for office, side in SIDE.items() if side == 0]
    assert all(f"`{office}`" in PAGE for office in first)
    assert {"staff", "meetings", "objectives", "actions", "appendices", "citations"} == set(KEPT)


def test_the_page_tells_what_screens_leave_out() -> None:
    told = {quoted(row[0])[0] for row in shared.table("What screens leave out")}
    assert told == AGREEMENT.tells.keys()
