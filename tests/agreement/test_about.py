"""Between which two sides an agreement is made, and under which title."""

from tests.agreement.story import Story


def test_an_agreement_is_opened_between_two_sides() -> None:
    story = Story()
    assert story.sees("agreement") == {
        "code": "AGREED22",
        "title": "Finance and IT",
        "sides": ["Finance", "IT"],
        "state": "live",
        "revision": None,
    }
    assert story.sees_alone("Ann")["you"] == {
        "person": "ann",
        "name": "Ann",
        "side": None,
        "role": "facilitator",
    }


def test_whoever_leads_may_speak_for_a_side() -> None:
    assert Story(side=1).sees_alone("Ann")["you"]["side"] == 1


def test_it_can_be_called_otherwise() -> None:
    story = Story().with_both_sides()
    story.does("Ann", "name-agreement", title="Treasury and IT", sides=["Treasury", "IT"])
    assert story.sees("agreement")["sides"] == ["Treasury", "IT"]
    assert story.does("Ann", "name-agreement", title="Treasury and IT") == []
    story.refused("Bob", "name-agreement", "forbidden", title="Mine")


def test_two_sides_that_look_alike_are_refused() -> None:
    why = Story().refused("Ann", "name-agreement", "bad-field", sides=["IT", "І T"])
    assert why == "sides: the two are called alike; call them so that they can be told apart."
