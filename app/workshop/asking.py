"""Asking: opening a question that is no cell, and showing how its votes stand."""

from collections.abc import Mapping
from typing import Any

from msgspec import UNSET, UnsetType

from app.asks.ask import Ask
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.question import (
    ALL_PARTIES,
    ENOUGH,
    QUICK,
    QUICK_ONES,
    STANDING,
    is_anonymous,
    is_interlude,
    is_lasting,
    is_question,
)
from app.matrix.rounds import QuestionRecord, RoundRecord
from app.workshop import history, questions
from app.workshop.ballot import Question
from app.workshop.state import Workshop


class OpenQuestion(Ask, frozen=True, kw_only=True, tag="open-question"):
    """`quick` is the next quick check; it needs a text."""

    question: str
    text: str | UnsetType = UNSET


class QuestionOpened(Event, frozen=True, tag="question-opened"):
    question: str
    text: str


class LeaveQuestion(Ask, frozen=True, tag="leave-question"):
    """The room goes back to where it was before a quick check or a leaving question."""


class QuestionLeft(Event, frozen=True, tag="question-left"):
    pass


def open_question(workshop: Workshop, ask: OpenQuestion, _: Turn) -> Happenings:
    question = ask.question
    if workshop.state == "signed-off" and not is_anonymous(question):
        raise Refusal("signed-off", "signed")
    if question == QUICK.rstrip(":"):
        return [_quick(workshop, ask.text)]
    if not is_question(question) or (question not in STANDING and question not in asked(workshop)):
        raise Refusal("bad-field", "no-such-question")
    known = workshop.questions.get(question)
    if known and known.state == "open":
        return []
    return [QuestionOpened(question, known.text if known else "")]


def leave_question(workshop: Workshop, _: LeaveQuestion, __: Turn) -> Happenings:
    return going_on(workshop)


def going_on(workshop: Workshop) -> Happenings:
    """What happens to what was asked in between, whenever the room goes on."""
    return [QuestionLeft()] if is_interlude(workshop.last_asked) else []


def was_left(workshop: Workshop, _: QuestionLeft, __: Fact) -> None:
    workshop.last_asked = ""
    workshop.drawn_anew("question")


def asked(workshop: Workshop) -> list[str]:
    """The quick checks there were so far."""
    return [one for one in workshop.questions if one.startswith(QUICK)]


def _quick(workshop: Workshop, text: str | UnsetType) -> QuestionOpened:
    if not isinstance(text, str):
        raise Refusal("bad-field", "empty", field="text")
    number = len(asked(workshop)) + 1
    if number > QUICK_ONES:
        raise Refusal("wrong-state", "too-many-quick-checks", count=QUICK_ONES)
    return QuestionOpened(f"{QUICK}{number}", text)


def was_opened(workshop: Workshop, event: QuestionOpened, _: Fact) -> None:
    """Opened again, it is asked in a new round."""
    question = workshop.questions.setdefault(event.question, Question(text=event.text))
    question.open_round()
    workshop.last_asked = event.question
    workshop.changes.all_votes = True
    workshop.drawn_anew("question", workshop.shown_as(event.question))


def shown(workshop: Workshop, key: str, is_crowd: bool) -> dict[str, Any]:
    """How a question stands; one that was not opened yet is closed."""
    if key not in workshop.questions:
        return {"state": "closed", "round": 1, "voted": 0, "voters": None, "tally": None}
    question = workshop.questions[key]
    return {
        **questions.shown(workshop, key, is_crowd),
        **history.said(question),
        "text": question.text,
    }


def last(workshop: Workshop, _: frozenset[str]) -> str | None:
    """What the room was asked last beside its cells: of several, the one that is looked at."""
    return workshop.last_asked or None


# What is signed


def signed(workshop: Workshop) -> list[QuestionRecord]:
    """Each question that was asked for this revision, as far as it was revealed.

    What was asked for an earlier one stands there; the last round on what lasts stands on.
    """
    keys = sorted(workshop.questions, key=[*STANDING, *asked(workshop)].index)
    told = ((key, workshop.questions[key]) for key in keys)
    return [
        QuestionRecord(key, rounds, one.text) for key, one in told if (rounds := _rounds(key, one))
    ]


def _rounds(key: str, question: Question) -> list[RoundRecord]:
    new = question.signed(behind=question.told)
    if is_anonymous(key):
        return [
            _counts_alone(one) for one in new[-1:] if sum(map(_size, one.tally.values())) >= ENOUGH
        ]
    return new or (question.signed()[-1:] if is_lasting(key) else [])


def _size(parties: Mapping[str, int]) -> int:
    return sum(parties.values())


def _counts_alone(one: RoundRecord) -> RoundRecord:
    """How often each choice was made, and no more: a party may be one person, and two rounds of
    answers tell who came between them."""
    tally: dict[str, dict[str, int]]
    tally = {choice: {ALL_PARTIES: _size(parties)} for choice, parties in one.tally.items()}
    return RoundRecord(one.round, None, tally)


def were_signed(workshop: Workshop) -> None:
    """What is out of each question now stands in a revision."""
    for question in workshop.questions.values():
        question.told = question.round if question.stage else question.round - 1


ASKING = Feature(
    asks={
        OpenQuestion: Rule(FACILITATORS, open_question, lasting=True),
        LeaveQuestion: Rule(FACILITATORS, leave_question, lasting=True),
    },
    events={QuestionOpened: was_opened, QuestionLeft: was_left},
    shows={"question": last},
)
