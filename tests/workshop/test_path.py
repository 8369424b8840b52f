"""Now and target: who does it today, and when it changes hands."""

import pytest

from app.matrix.record import canonical, parse
from app.workshop import signing
from tests.workshop import ask
from tests.workshop.story import Story


def today(accountable: str = "business", **more: str) -> ask.SetToday:
    about = {"process": "incident", "scope": "application"}
    return ask.SetToday(**(about | {"accountable": accountable} | more))  # type: ignore[arg-type]


def test_leaving_today_empty_costs_nothing() -> None:
    story = Story()
    story.decides("it-ops")
    assert story.sees("path") == []
    assert story.cell()["today"] is None
    assert '"today"' not in canonical(signing.draft(story.workshop))


def test_a_cell_says_who_does_it_today_and_the_path_what_changes() -> None:
    story = Story()
    more = {"changes_on": "2027-06-01", "condition": "Runbook accepted."}
    story.does("Ann", today("business", **more))
    story.does("Ann", today("it-ops", process="change"))
    assert story.cell()["today"] == {"accountable": "business", **more}
    story.decides("it-ops")
    story.decides("it-ops", "change")
    assert story.sees("path") == [
        {
            "id": "incident:application",
            "process": "incident",
            "scope": "application",
            "accountable": "business",
            "becomes": "it-ops",
            **more,
        }
    ]


def test_a_decision_that_is_taken_back_changes_nothing_hands() -> None:
    story = Story()
    story.does("Ann", today("business"))
    story.decides("it-ops")
    assert len(story.sees("path")) == 1
    assert "path" in story.workshop.changes.keys
    story.undoes()
    assert story.sees("path") == []


def test_both_scopes_at_once_and_joined_as_one() -> None:
    story = Story()
    story.does("Ann", today(scope="both"))
    assert story.cell()["today"] == story.cell(scope="interface")["today"]
    joined = Story("A")
    joined.does("Ann", today())
    assert joined.cell(scope="interface")["today"]["accountable"] == "business"


@pytest.mark.parametrize("day", ["soon", "2027-02-30"])
def test_the_day_is_a_date(day: str) -> None:
    assert Story().refused("Ann", today(changes_on=day), "bad-field").startswith("changes_on: ")


def test_what_was_seen_is_what_is_set() -> None:
    story = Story()
    seen = story.workshop.seq
    story.does("Ann", today())
    old = ask.SetToday(process="incident", scope="application", accountable="tbd", seen=seen)
    story.refused("Ann", old, "conflict")


def test_today_is_signed() -> None:
    story = Story()
    story.does("Ann", today(changes_on="2027-06-01"))
    (kept,) = parse(canonical(signing.draft(story.workshop))).today
    assert (kept.process, kept.accountable, kept.changes_on) == (
        "incident",
        "business",
        "2027-06-01",
    )
