"""Intake: what is known about the service, each answer by itself, and none of it owed."""

import pytest

from app.matrix.record import canonical, parse
from app.workshop import signing
from app.workshop.intake import ANSWER
from tests.workshop import ask, ev
from tests.workshop.story import Story


def answers(item: str, answer: str, **more: int) -> ask.AnswerIntake:
    return ask.AnswerIntake(item=item, answer=answer, **more)


def test_answers_stand_in_the_order_in_which_they_are_asked() -> None:
    story = Story()
    assert story.sees("intake") == []
    story.does("Ann", answers("rto", "4 hours"))
    story.does("Ann", answers("origin", "saas"))
    assert story.sees("intake") == [
        {"id": "origin", "answer": "saas"},
        {"id": "rto", "answer": "4 hours"},
    ]


def test_one_is_changed_and_taken_back() -> None:
    story = Story()
    story.does("Ann", answers("buyer", "Sales"))
    assert story.does("Ann", answers("buyer", "Sales")) == [], "nothing new"
    assert story.does("Ann", answers("buyer", "")) == [ev.IntakeAnswered("buyer", "")]
    assert story.sees("intake") == []


def test_who_saw_another_answer_is_told_so_and_no_other_is_touched() -> None:
    story = Story()
    seen = story.workshop.seq
    story.does("Ann", answers("buyer", "Sales"))
    story.refused("Ann", answers("buyer", "Marketing", seen=seen), "conflict")
    story.does("Ann", answers("runner", "Marketing", seen=seen))


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        ("origin", "rented"),
        ("critical-function", "Yes"),
        ("next-review", "soon"),
        ("next-review", "2027-02-30"),
        ("colour", "green"),
        ("", "green"),
    ],
)
def test_what_is_no_answer_is_refused(item: str, answer: str) -> None:
    Story().refused("Ann", answers(item, answer), "bad-field")


def test_what_is_answered_is_signed_and_nothing_where_nothing_is() -> None:
    story = Story()
    assert '"intake"' not in canonical(signing.draft(story.workshop)), "older bytes stay"
    story.does("Ann", answers("next-review", "2027-01-31"))
    (kept,) = parse(canonical(signing.draft(story.workshop))).intake
    assert (kept.id, kept.answer) == ("next-review", "2027-01-31")


def test_an_answer_has_a_length() -> None:
    assert ask.AnswerIntake.own_fields == {"answer": (ANSWER, False, True)}
