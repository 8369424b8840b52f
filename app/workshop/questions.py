"""Questions: hidden votes on cells, and on whatever else the room is asked."""

from typing import Annotated, Any, TypeAlias

from msgspec import UNSET, Meta

from app.asks.refusal import Refusal
from app.log.kind import VOTERS, Feature, Rule
from app.log.recorded import DropVote, Event, Fact, Happenings, KeepVote, Turn, Vote
from app.matrix.question import AnyChoice, choices_of, is_anonymous
from app.workshop import advising, speaking
from app.workshop.ballot import VoteAsk
from app.workshop.state import Workshop

Confidence: TypeAlias = Annotated[int, Meta(ge=1, le=5)]


class CastVote(VoteAsk, frozen=True, tag="cast-vote"):
    choice: AnyChoice
    confidence: Confidence | None = None
    reason: str = ""


class WithdrawVote(VoteAsk, frozen=True, tag="withdraw-vote"):
    pass


# That somebody voted is public; what they chose stays in the ballot box. `person` is whose vote it
# is, whoever entered it.
class VoteCast(Event, frozen=True, tag="vote-cast"):
    person: str
    cell: str
    round: int


class VoteWithdrawn(Event, frozen=True, tag="vote-withdrawn"):
    person: str
    cell: str
    round: int


def cast_vote(workshop: Workshop, ask: CastVote, turn: Turn) -> Happenings:
    return cast(workshop, ask, turn.person, Vote(0, ask.choice, ask.confidence, ask.reason))


def cast(workshop: Workshop, ask: VoteAsk, person: str, vote: Vote) -> Happenings:
    """What this person says, in the round that is open, whoever puts it in."""
    happened: Happenings = []
    for key in _votable(workshop, ask, person):
        if vote.choice not in choices_of(key):
            raise Refusal("bad-field", "no-such-choice")
        now = vote._replace(round=workshop.ballot(key).round)
        if _advises(workshop, person):
            happened += advising.cast(key, person, now)
        else:
            happened += [VoteCast(person, key, now.round), KeepVote(key, person, now)]
    return happened


def _advises(workshop: Workshop, person: str) -> bool:
    return person in workshop.people and workshop.people[person].role == "adviser"


def withdraw_vote(workshop: Workshop, ask: WithdrawVote, turn: Turn) -> Happenings:
    withdrawn: Happenings = []
    for key in _votable(workshop, ask, turn.person):
        ballot, who = workshop.ballot(key), turn.person
        if _advises(workshop, who):
            withdrawn += advising.withdraw(workshop, key, who)
        elif who in ballot.voters:
            withdrawn += [VoteWithdrawn(who, key, ballot.round), DropVote(key, who, ballot.round)]
    return withdrawn


def _votable(workshop: Workshop, ask: VoteAsk, person: str) -> list[str]:
    """What takes a vote now, or a refusal: never a vote that counts by half."""
    keys = workshop.asked(ask)
    cells = {key for key in keys if key in workshop.cells}
    if workshop.pace == "together" and not cells <= set(workshop.in_focus()):
        raise Refusal("wrong-state", "other-cell-in-focus")
    for ballot in (workshop.ballot(key) for key in keys):
        if ballot.state != "open":
            raise Refusal("wrong-state", "votes-closed")
        if ask.round not in (UNSET, ballot.round):
            raise Refusal("conflict", "other-round")
        if ask.seen is not UNSET and ballot.votes_at.get(person, 0) > ask.seen:
            raise Refusal("conflict", "voted-since")
    return keys


# What each event changes


def was_cast(workshop: Workshop, event: VoteCast, fact: Fact) -> None:
    workshop.voted = True
    ballot = workshop.ballot(event.cell)
    ballot.voters[event.person] = None
    ballot.older.pop(event.person, None)
    if fact.by != event.person and event.person not in workshop.simulated:
        ballot.entered[event.person] = fact.by
    _own_vote_changed(workshop, event, fact)


def was_withdrawn(workshop: Workshop, event: VoteWithdrawn, fact: Fact) -> None:
    workshop.ballot(event.cell).voters.pop(event.person, None)
    _own_vote_changed(workshop, event, fact)


def _own_vote_changed(workshop: Workshop, event: VoteCast | VoteWithdrawn, fact: Fact) -> None:
    workshop.ballot(event.cell).votes_at[event.person] = fact.seq
    workshop.changes.votes.add(event.person)
    workshop.touch([event.cell])


# What is shown of a ballot


def shown(workshop: Workshop, key: str, is_crowd: bool) -> dict[str, Any]:
    ballot = workshop.ballot(key)
    out, nobody = ballot.out, is_crowd or is_anonymous(key)
    return {
        "state": ballot.state,
        "stage": ballot.stage,
        "round": ballot.round,
        "voted": len(ballot.voters),
        "entered": len(ballot.entered),
        "advised": len(ballot.advisers),
        "older": ballot.on_older_words,
        "voters": None if nobody else [one for one in workshop.people if one in ballot.voters],
        "agree": ballot.agree,
        "tally": out.tally if out else None,
        "named": out.named if out else None,
        "advice": out.advice if out else None,
        "speakers": speaking.shown(workshop, key, is_crowd),
    }


QUESTIONS = Feature(
    asks={
        CastVote: Rule(VOTERS, cast_vote, lasting=True),
        WithdrawVote: Rule(VOTERS, withdraw_vote, lasting=True),
    },
    events={VoteCast: was_cast, VoteWithdrawn: was_withdrawn, **advising.FOLDS},
)
