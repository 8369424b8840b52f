"""What a workshop tells those that cite its matrix."""

from typing import Any

import msgspec

from app.workshop import cited
from tests.workshop import ask
from tests.workshop.story import Story

RISK: dict[str, Any] = {
    "title": "No backup",
    "category": "continuity",
    "consequence": "Lost data.",
}


def signed() -> Story:
    story = Story("A").with_people(Bob="it-ops")
    story.adopts()
    return story


def told(story: Story) -> list[object]:
    return list(msgspec.json.decode(cited.standing(story.workshop)))


def test_a_draft_and_a_dry_run_tell_nothing() -> None:
    assert cited.standing(signed().workshop) == ""
    rehearsed = Story("A", dry_run=True)
    rehearsed.adopts()
    rehearsed.signs_off()
    assert cited.standing(rehearsed.workshop) == ""


def test_where_nobody_signs_the_last_revision_holds() -> None:
    story = signed()
    story.signs_off()
    assert told(story)[:2] == ["Payroll", 1]


def test_where_somebody_is_asked_it_holds_once_it_is_signed() -> None:
    story = signed()
    story.does("Ann", ask.NameSignatory(signatory="it-manager", name="Bob"))
    hashed = story.signs_off().hash
    assert told(story)[1] == 0
    story.does("Bob", ask.Sign(revision=1, hash=hashed))
    assert told(story)[1] == 1


def test_what_falls_due_is_told_by_day() -> None:
    story = Story("B").with_people(Bob="it-ops")
    story.adopts()
    cell: dict[str, Any] = {"process": "supportability-transition", "scope": "application"}
    story.does("Ann", ask.MakePromise("Dana", "2026-12-24", "Find an owner", **cell))
    story.does("Ann", ask.WriteRisk(**RISK, review="2026-12-20"))
    expected = ask.ExpectBenefit(benefit="Faster close", validation="Days", by="2027-03-31")
    story.does("Ann", expected)
    story.signs_off()
    assert told(story)[2] == [
        ["risk", "No backup", "2026-12-20"],
        ["promise", "Find an owner", "2026-12-24"],
        ["benefit", "Faster close", "2027-03-31"],
    ]


def test_an_accepted_risk_is_told_by_the_day_it_lapses() -> None:
    story = signed()
    story.does("Ann", ask.WriteRisk(**RISK, owner="Bob", review="2026-12-20"))
    story.does("Bob", ask.AcceptRisk(risk="r1", until="2027-01-31"))
    story.signs_off()
    assert told(story)[2] == [["lapse", "No backup", "2027-01-31"]]
