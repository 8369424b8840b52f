"""What the business expects, and what came of it."""

import pytest

from app.matrix.record import canonical, parse
from app.workshop import signing
from app.workshop.benefits import BENEFITS
from tests.workshop import ask
from tests.workshop.story import Story


def benefit(**more: object) -> ask.ExpectBenefit:
    told = {"benefit": "Faster", "validation": "We ask the users.", "by": "2027-01-31"}
    return ask.ExpectBenefit(**(told | more))  # type: ignore[arg-type]


def judged(outcome: str = "validated", **more: object) -> ask.JudgeBenefit:
    told = {"benefit": "b1", "outcome": outcome, "evidence": "They say so."}
    return ask.JudgeBenefit(**(told | more))  # type: ignore[arg-type]


def test_a_benefit_is_expected_then_judged_with_evidence_and_date() -> None:
    story = Story()
    story.does("Ann", benefit())
    expected = story.sees("benefits")[0]
    assert (expected["id"], expected["state"], expected["at"]) == ("b1", "expected", "")
    story.a_while_later(5).does("Ann", judged())
    (told,) = story.sees("benefits")
    assert (told["state"], told["evidence"], told["at"]) == ("validated", "They say so.", story.now)
    story.does("Ann", judged("refuted", evidence="Not so."))
    assert story.sees("benefits")[0]["state"] == "refuted"


def test_other_words_are_expected_anew() -> None:
    story = Story()
    story.does("Ann", benefit())
    story.does("Ann", judged())
    story.does("Ann", benefit(item="b1", benefit="Twice as fast"))
    (told,) = story.sees("benefits")
    assert (told["benefit"], told["state"], told["evidence"]) == ("Twice as fast", "expected", "")


def test_one_rewrites_what_one_saw() -> None:
    story = Story()
    story.does("Ann", benefit())
    seen = story.workshop.seq
    story.does("Ann", benefit(item="b1", benefit="Twice as fast"))
    story.refused("Ann", benefit(item="b1", benefit="As fast", seen=seen), "conflict")


def test_one_judges_what_one_saw() -> None:
    story = Story()
    story.does("Ann", benefit())
    seen = story.workshop.seq
    story.does("Ann", benefit(item="b1", benefit="Twice as fast"))
    story.refused("Ann", judged(seen=seen), "conflict")
    story.refused("Ann", judged(benefit="b7"), "not-found")


@pytest.mark.parametrize("by", ["soon", "2027-02-30"])
def test_by_when_is_a_date(by: str) -> None:
    assert Story().refused("Ann", benefit(by=by), "bad-field").startswith("by: ")


def test_the_register_is_full_one_day() -> None:
    story = Story()
    for _ in range(BENEFITS):
        story.does("Ann", benefit())
    story.refused("Ann", benefit(), "wrong-state")


def test_a_benefit_is_judged_after_signing_and_stands_in_the_next_revision() -> None:
    story = Story("A")
    story.does("Ann", benefit())
    story.adopts()
    story.signs_off()
    story.does("Ann", judged())
    story.refused("Ann", benefit(), "signed-off")
    story.does("Ann", ask.StartRevision())
    (kept,) = parse(canonical(signing.draft(story.workshop))).benefits
    assert (kept.state, kept.evidence) == ("validated", "They say so.")
