"""Revealing: opening the box, as far as who leads goes, and another round.

The pulse is shown from so many answers on, as counts over everybody, and no more.
"""

from collections.abc import Iterable
from typing import Literal

from app.agreement.ballot import LINE, Out, Question, Tally
from app.agreement.questions import PULSE, QUESTIONS, QuestionAsk
from app.agreement.state import Agreement
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn, Vote
from app.matrix.question import ABSTAIN, ALL_PARTIES, ENOUGH
from app.partnership.record import Said


class OpenQuestion(QuestionAsk, frozen=True, tag="open-question"):
    """In a new round, where something of the last one is out."""


class Reveal(QuestionAsk, frozen=True, kw_only=True, tag="reveal"):
    stage: Literal["differ", "parties", "names"] = "parties"


class VoteAgain(QuestionAsk, frozen=True, tag="vote-again"):
    pass


class AnswersCompared(Event, frozen=True, tag="answers-compared"):
    """The first stage: whether all who have a view chose the same, and no more."""

    question: str
    round: int
    agree: bool


class AnswersRevealed(Event, frozen=True, tag="answers-revealed"):
    """How often each choice was made and what was said, by side; of the pulse counts alone."""

    question: str
    round: int
    tally: Tally
    said: list[Said] = []  # noqa: RUF012 # each event gets a copy


class RoundOpened(Event, frozen=True, tag="round-opened"):
    question: str


def _asked(agreement: Agreement, ask: QuestionAsk) -> Question:
    if ask.question not in QUESTIONS:
        raise Refusal("bad-field", "no-such-question")
    agreement.unchanged(ask.seen, f"question:{ask.question}")
    return agreement.questions.get(ask.question) or Question()


def open_question(agreement: Agreement, ask: OpenQuestion, _: Turn) -> Happenings:
    """Nothing, where it is asked already."""
    if _asked(agreement, ask).state == "open":
        return []
    return [RoundOpened(ask.question)]


def vote_again(agreement: Agreement, ask: VoteAgain, _: Turn) -> Happenings:
    if _asked(agreement, ask).state == "open":
        raise Refusal("wrong-state", "nothing-revealed")
    return [RoundOpened(ask.question)]


def reveal(agreement: Agreement, ask: Reveal, turn: Turn) -> Happenings:
    question = _asked(agreement, ask)
    if ask.stage == "names":
        raise Refusal("wrong-state", "names-stay-hidden")
    if question.out or (ask.stage == "differ" and question.agree is not None):
        raise Refusal("wrong-state", "nothing-hidden")
    least = ENOUGH if ask.question == PULSE else 1
    if len(question.voters) < least:
        says = "too-few-answers" if least > 1 else "no-answers-yet"
        raise Refusal("wrong-state", says, count=least)
    votes = turn.votes(ask.question, question.round)
    cast = {one: votes[one] for one in agreement.people if one in question.voters.keys() & votes}
    if ask.stage == "differ":
        agree = len({vote.choice for vote in cast.values()} - {ABSTAIN}) <= 1
        return [AnswersCompared(ask.question, question.round, agree)]
    return [_revealed(agreement, ask.question, question.round, cast)]


def _revealed(
    agreement: Agreement, question: str, number: int, cast: dict[str, Vote]
) -> AnswersRevealed:
    if question == PULSE:
        everybody = [(ALL_PARTIES, vote) for vote in cast.values()]
        return AnswersRevealed(question, number, _counts(question, everybody))
    sides = [(str(agreement.people[one].side), vote) for one, vote in cast.items()]
    said = [
        Said(side, vote.choice, vote.confidence, vote.reason)
        for side, vote in sides
        if vote.confidence or vote.reason
    ]
    return AnswersRevealed(question, number, _counts(question, sides), _in_no_ones_order(said))


def _counts(question: str, votes: Iterable[tuple[str, Vote]]) -> Tally:
    """Choice → side → how many, in the order of the choices."""
    told = [(side, vote.choice) for side, vote in votes]
    tally: Tally = {}
    for choice in (*QUESTIONS[question], ABSTAIN):
        sides = sorted(side for side, chosen in told if chosen == choice)
        if sides:
            tally[choice] = {side: sides.count(side) for side in dict.fromkeys(sides)}
    return tally


def _in_no_ones_order(said: Iterable[Said]) -> list[Said]:
    """By what was chosen and said: no order tells who it was."""
    return sorted(said, key=lambda one: (one.choice, one.side, one.reason, one.confidence or 0))


# What each event changes


def were_compared(agreement: Agreement, event: AnswersCompared, _: Fact) -> None:
    question = agreement.questions[event.question]
    question.state, question.agree = "revealed", event.agree
    _changed(agreement, event.question)


def were_revealed(agreement: Agreement, event: AnswersRevealed, fact: Fact) -> None:
    question = agreement.questions[event.question]
    question.state = "revealed"
    out = Out(event.round, fact.at, event.tally, tuple(event.said))
    question.rounds = [*question.rounds[1 - LINE :], out]
    for person in question.voters:
        agreement.tell_of(person)
    _changed(agreement, event.question)


def round_was_opened(agreement: Agreement, event: RoundOpened, _: Fact) -> None:
    agreement.questions.setdefault(event.question, Question()).open_round()
    agreement.changes.all_votes = True
    _changed(agreement, event.question)


def _changed(agreement: Agreement, question: str) -> None:
    agreement.changed[f"question:{question}"] = agreement.seq
    agreement.amended(f"question:{question}", "standing")


REVEALING = Feature(
    asks={
        OpenQuestion: Rule(FACILITATORS, open_question, lasting=True),
        Reveal: Rule(FACILITATORS, reveal, lasting=True),
        VoteAgain: Rule(FACILITATORS, vote_again, lasting=True),
    },
    events={
        AnswersCompared: were_compared,
        AnswersRevealed: were_revealed,
        RoundOpened: round_was_opened,
    },
)
