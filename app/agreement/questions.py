"""Questions between the sides: how IT stands and should, what a partnership needs, and the pulse.

All are asked from the beginning, each at one's own pace, hidden until they are revealed; opened
again, a question is asked in a new round. The answers of the pulse are nobody's: no voters.
"""

from typing import Annotated, Any

from msgspec import UNSET, Meta, UnsetType
from msgspec.structs import asdict

from app.agreement.ballot import Question, Stage
from app.agreement.state import Agreement
from app.asks.ask import Ask, Seen
from app.asks.refusal import Refusal
from app.log.kind import VOTERS, Feature, Rule
from app.log.recorded import DropVote, Event, Fact, Happenings, KeepVote, Turn, Vote
from app.matrix.question import ABSTAIN
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
    confidence: Annotated[int, Meta(ge=1, le=5)] | None = None
    reason: str = ""
    round: Annotated[int, Meta(ge=1)] | UnsetType = UNSET


class WithdrawVote(QuestionAsk, frozen=True, tag="withdraw-vote"):
    round: Annotated[int, Meta(ge=1)] | UnsetType = UNSET


# That somebody answered is public, but for the pulse; what they chose stays in the ballot box.
class VoteCast(Event, frozen=True, tag="vote-cast"):
    person: str
    cell: str
    round: int


class VoteWithdrawn(Event, frozen=True, tag="vote-withdrawn"):
    person: str
    cell: str
    round: int


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
    vote = Vote(question.round, ask.choice, ask.confidence, ask.reason)
    cast_now = VoteCast(turn.person, ask.question, question.round)
    return [cast_now, KeepVote(ask.question, turn.person, vote)]


def withdraw(agreement: Agreement, ask: WithdrawVote, turn: Turn) -> Happenings:
    question, who = _open(agreement, ask, turn.person), turn.person
    if who not in question.voters:
        return []
    key, number = ask.question, question.round
    return [VoteWithdrawn(who, key, number), DropVote(key, who, number)]


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


# What is shown


def stage_of(question: Question) -> Stage | None:
    """How far the current round is revealed."""
    if question.out:
        return "parties"
    return None if question.agree is None else "differ"


def shown(agreement: Agreement, key: str) -> dict[str, Any]:
    question = agreement.questions.get(key) or Question()
    out, nobody = question.out, key == PULSE
    before = [one for one in question.rounds if one is not out]
    return {
        "state": question.state,
        "round": question.round,
        "voted": len(question.voters),
        "voters": None if nobody else [one for one in agreement.people if one in question.voters],
        "stage": stage_of(question),
        "agree": question.agree,
        "tally": out.tally if out else None,
        "said": [asdict(one) for one in out.said] if out else None,
        "before": [{"round": one.round, "at": one.at, "tally": one.tally} for one in before],
    }


ASKING = Feature(
    asks={
        CastVote: Rule(VOTERS, cast, lasting=True),
        WithdrawVote: Rule(VOTERS, withdraw, lasting=True),
    },
    events={
        VoteCast: was_cast,
        VoteWithdrawn: was_withdrawn,
    },
)
