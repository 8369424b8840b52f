"""Advising: what an adviser says on a question, hidden as votes are, and counted as none."""

from collections.abc import Callable
from typing import Any

from app.asks.refusal import Refusal
from app.log.recorded import DropVote, Event, Fact, Happenings, KeepVote, Turn, Vote
from app.matrix.question import is_anonymous
from app.matrix.tally import Tally, count
from app.workshop.ballot import Said
from app.workshop.state import Workshop


# That somebody advised is public; what they said stays in the ballot box, beside the votes.
class AdviceCast(Event, frozen=True, tag="advice-cast"):
    person: str
    cell: str
    round: int


class AdviceWithdrawn(Event, frozen=True, tag="advice-withdrawn"):
    person: str
    cell: str
    round: int


def cast(key: str, person: str, vote: Vote) -> Happenings:
    """Into the box, in the round that `vote` is for.

    What is asked so that nobody is known is not asked of so few.
    """
    if is_anonymous(key):
        raise Refusal("forbidden", "advisers-not-asked")
    return [AdviceCast(person, key, vote.round), KeepVote(key, person, vote)]


def withdraw(workshop: Workshop, key: str, person: str) -> Happenings:
    """Out of it again, if there is any."""
    ballot = workshop.ballot(key)
    if person not in ballot.advisers:
        return []
    gone = DropVote(key, person, ballot.round)
    return [AdviceWithdrawn(person, key, ballot.round), gone]


def given(workshop: Workshop, key: str, turn: Turn) -> tuple[Tally, list[Said]]:
    """What was advised in this round, by party, once the votes come out."""
    ballot = workshop.ballot(key)
    votes = turn.votes(key, ballot.round) if ballot.advisers else {}
    told = [
        Said(one.represents, vote.choice, vote.confidence, vote.reason, advice=True)
        for person, one in workshop.people.items()
        if person in ballot.advisers and (vote := votes.get(person))
    ]
    return count((one.represents, one.choice) for one in told), told


# What each event changes


def was_cast(workshop: Workshop, event: AdviceCast, fact: Fact) -> None:
    workshop.voted = True
    ballot = workshop.ballot(event.cell)
    ballot.advisers[event.person] = None
    ballot.older.pop(event.person, None)
    own_changed(workshop, event, fact)


def was_withdrawn(workshop: Workshop, event: AdviceWithdrawn, fact: Fact) -> None:
    workshop.ballot(event.cell).advisers.pop(event.person, None)
    own_changed(workshop, event, fact)


def own_changed(workshop: Workshop, event: AdviceCast | AdviceWithdrawn, fact: Fact) -> None:
    workshop.ballot(event.cell).votes_at[event.person] = fact.seq
    workshop.changes.votes.add(event.person)
    workshop.touch([event.cell])


FOLDS: dict[type[Event], Callable[[Any, Any, Fact], None]] = {
    AdviceCast: was_cast,
    AdviceWithdrawn: was_withdrawn,
}
