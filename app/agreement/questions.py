"""Questions between the sides: how IT stands and should, what a partnership needs, and the pulse.

All are asked from the beginning, each at one's own pace, hidden until they are revealed; opened
again, a question is asked in a new round. The answers of the pulse are nobody's: no voters, and a
tally from so many on.
"""

from typing import Annotated, Any

from msgspec import UNSET, Meta, UnsetType

from app.agreement.ballot import LINE, Out, Question, Tally
from app.agreement.people import counted
from app.agreement.state import Agreement
from app.asks.ask import Ask, Seen
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, VOTERS, Feature, Rule
from app.log.recorded import DropVote, Event, Fact, Happenings, KeepVote, Turn, Vote
from app.matrix.question import ABSTAIN, ALL_PARTIES, ENOUGH
from app.partnership.model import PARTS, STANDINGS

PULSE = "pulse"
RATES = ("1", "2", "3", "4", "5")
OF = ("own", "other")
#: The questions of every agreement, each with its choices; no view is always one, too.
QUESTIONS: dict[str, tuple[str, ...]] = {
    "standing:now": STANDINGS,
    "standing:wanted": STANDINGS,
    **{f"component:{part}:{of}": RATES for part in PARTS for of in OF},
    PULSE: RATES,
}


class QuestionAsk(Ask, frozen=True, kw_only=True):
    question: str
    seen: Seen = UNSET


class CastVote(QuestionAsk, frozen=True, tag="cast-vote"):
    choice: str
    round: Annotated[int, Meta(ge=1)] | UnsetType = UNSET


class WithdrawVote(QuestionAsk, frozen=True, tag="withdraw-vote"):
    round: Annotated[int, Meta(ge=1)] | UnsetType = UNSET


class OpenQuestion(QuestionAsk, frozen=True, tag="open-question"):
    """In a new round, where the last one is out."""


class Reveal(QuestionAsk, frozen=True, tag="reveal"):
    pass


class VoteAgain(QuestionAsk, frozen=True, tag="vote-again"):
    pass


# That somebody answered is public, but for the pulse; what they chose stays in the ballot box.
class VoteCast(Event, frozen=True, tag="vote-cast"):
    person: str
    cell: str
    round: int


class VoteWithdrawn(Event, frozen=True, tag="vote-withdrawn"):
    person: str
    cell: str
    round: int


class AnswersRevealed(Event, frozen=True, tag="answers-revealed"):
    """How often each choice was made, by side; of the pulse by all together."""

    question: str
    round: int
    tally: Tally


class RoundOpened(Event, frozen=True, tag="round-opened"):
    question: str


def _asked(agreement: Agreement, ask: QuestionAsk) -> Question:
    if ask.question not in QUESTIONS:
        raise Refusal("bad-field", "no-such-question")
    agreement.unchanged(ask.seen, f"question:{ask.question}")
    return agreement.questions.get(ask.question) or Question()


def _open(agreement: Agreement, ask: CastVote | WithdrawVote, person: str) -> Question:
    """What takes an answer now; raises Refusal otherwise."""
    if ask.question not in QUESTIONS:
        raise Refusal("bad-field", "no-such-question")
    question = agreement.questions.get(ask.question) or Question()
    if agreement.people[person].side is None:
        raise Refusal("forbidden", "no-side")
    if question.state != "open":
        raise Refusal("wrong-state", "answers-closed")
    if ask.round not in (UNSET, question.round):
        raise Refusal("conflict", "other-round")
    if not isinstance(ask.seen, UnsetType) and question.voters.get(person, 0) > ask.seen:
        raise Refusal("conflict", "voted-since")
    return question


def cast(agreement: Agreement, ask: CastVote, turn: Turn) -> Happenings:
    question = _open(agreement, ask, turn.person)
    if ask.choice not in (*QUESTIONS[ask.question], ABSTAIN):
        raise Refusal("bad-field", "no-such-choice")
    vote = Vote(question.round, ask.choice, None, "")
    cast_now = VoteCast(turn.person, ask.question, question.round)
    return [cast_now, KeepVote(ask.question, turn.person, vote)]


def withdraw(agreement: Agreement, ask: WithdrawVote, turn: Turn) -> Happenings:
    question, who = _open(agreement, ask, turn.person), turn.person
    if who not in question.voters:
        return []
    key, number = ask.question, question.round
    return [VoteWithdrawn(who, key, number), DropVote(key, who, number)]


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
    if question.state != "open":
        raise Refusal("wrong-state", "nothing-hidden")
    least = ENOUGH if ask.question == PULSE else 1
    if len(question.voters) < least:
        says = "too-few-answers" if least > 1 else "no-answers-yet"
        raise Refusal("wrong-state", says, count=least)
    votes = turn.votes(ask.question, question.round)
    tally: Tally = {}
    for choice in (*QUESTIONS[ask.question], ABSTAIN):
        for person in agreement.people:
            if person in question.voters and person in votes and votes[person].choice == choice:
                side = _counted_as(agreement, ask.question, person)
                row = tally.setdefault(choice, {})
                row[side] = row.get(side, 0) + 1
    in_order = {choice: dict(sorted(row.items())) for choice, row in tally.items()}
    return [AnswersRevealed(ask.question, question.round, in_order)]


def _counted_as(agreement: Agreement, question: str, person: str) -> str:
    return ALL_PARTIES if question == PULSE else str(agreement.people[person].side)


# What each event changes


def was_cast(agreement: Agreement, event: VoteCast, fact: Fact) -> None:
    question = agreement.questions.setdefault(event.cell, Question())
    question.voters[event.person] = fact.seq
    _touched(agreement, event)


def was_withdrawn(agreement: Agreement, event: VoteWithdrawn, _: Fact) -> None:
    agreement.questions[event.cell].voters.pop(event.person, None)
    _touched(agreement, event)


def _touched(agreement: Agreement, event: VoteCast | VoteWithdrawn) -> None:
    agreement.changes.votes.add(event.person)
    agreement.drawn_anew(f"question:{event.cell}")


def were_revealed(agreement: Agreement, event: AnswersRevealed, fact: Fact) -> None:
    question = agreement.questions[event.question]
    question.state = "revealed"
    question.rounds = [*question.rounds[1 - LINE :], Out(event.round, fact.at, event.tally)]
    counted(agreement, question.voters)
    _changed(agreement, event.question)


def round_was_opened(agreement: Agreement, event: RoundOpened, _: Fact) -> None:
    agreement.questions.setdefault(event.question, Question()).open_round()
    agreement.changes.all_votes = True
    _changed(agreement, event.question)


def _changed(agreement: Agreement, question: str) -> None:
    agreement.changed[f"question:{question}"] = agreement.seq
    agreement.amended(f"question:{question}", "standing")


# What is shown


def shown(agreement: Agreement, key: str) -> dict[str, Any]:
    question = agreement.questions.get(key) or Question()
    out, nobody = question.out, key == PULSE
    before = [one for one in question.rounds if one is not out]
    return {
        "state": question.state,
        "round": question.round,
        "voted": len(question.voters),
        "voters": None if nobody else [one for one in agreement.people if one in question.voters],
        "tally": out.tally if out else None,
        "before": [{"round": one.round, "at": one.at, "tally": one.tally} for one in before],
    }


ASKING = Feature(
    asks={
        CastVote: Rule(VOTERS, cast, lasting=True),
        WithdrawVote: Rule(VOTERS, withdraw, lasting=True),
        OpenQuestion: Rule(FACILITATORS, open_question, lasting=True),
        Reveal: Rule(FACILITATORS, reveal, lasting=True),
        VoteAgain: Rule(FACILITATORS, vote_again, lasting=True),
    },
    events={
        VoteCast: was_cast,
        VoteWithdrawn: was_withdrawn,
        AnswersRevealed: were_revealed,
        RoundOpened: round_was_opened,
    },
)
