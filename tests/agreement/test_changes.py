"""What can be proposed, and how it is kept until it is answered."""

import pytest

from app.agreement.changes import BY_TAG, DRAFTS
from tests.agreement.story import Story


def test_every_ask_that_drafts_a_section_can_be_proposed() -> None:
    assert set(BY_TAG) == {*DRAFTS, "drop-item"}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"ask": "sign-off"},
        {"ask": 7},
        {"ask": "propose-change", "change": {}},
        {"ask": "share-objective"},
        {"ask": "share-objective", "title": "A", "wish": "B"},
        {"ask": "name-staff", "name": "D" * 61, "side": 1},
        {"ask": "drop-item", "item": "o9"},
    ],
)
def test_what_could_not_be_done_now_is_not_proposed(change: dict[str, object]) -> None:
    story = Story().with_both_sides()
    code = "not-found" if change.get("item") else "bad-field"
    code = "too-long" if change.get("name") else code
    story.refused("Bob", "propose-change", code, change=change)


def test_a_proposal_knows_the_version_it_was_made_on() -> None:
    story = Story().with_both_sides()
    story.does("Bob", "share-objective", title="Close in 3 days")
    change = {"ask": "share-objective", "item": "o1", "title": "Close in 2 days"}
    story.does("Bob", "propose-change", change=change)
    (told,) = story.sees("proposals")
    assert (told["change"], told["stale"]) == ({**change, "base": 1}, False)
    story.does("Dev", "share-objective", item="o1", title="Close in 5 days")
    assert story.sees("proposals")[0]["stale"] is True


def test_names_that_are_proposed_stand_apart() -> None:
    story = Story().with_both_sides()
    change = {"ask": "name-staff", "name": "Dora", "side": 1, "contact": "+358 40"}
    story.does("Bob", "propose-change", change=change)
    assert "Dora" not in story.text_of_the_log().replace('"name":"Dora"', "")
    assert story.sees("proposals")[0]["change"] == change
    assert '"change":{"ask":"name-staff","side":1}' in story.text_of_the_log()
