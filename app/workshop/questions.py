"""Questions: hidden votes, the reveal that opens the box, and another round."""

from collections.abc import Sequence
from typing import Annotated, Any, TypeAlias

from msgspec import UNSET, Meta, convert, to_builtins

from app.asks.ask import SeeingAsk
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, VOTERS, Feature, Rule
from app.log.recorded import DropVote, Event, Fact, Happenings, KeepVote, Turn, Vote
from app.matrix.model import CHOICES, Choice, Represents
from app.matrix.tally import Tally, count, pattern
from app.workshop import attendance
from app.workshop.cell import CellState, Revealed, Said, SteeringAsk, VoteAsk
from app.workshop.state import Workshop

Confidence: TypeAlias = Annotated[int, Meta(ge=1, le=5)]


class CastVote(VoteAsk, frozen=True, tag="cast-vote"):
    choice: Choice
    confidence: Confidence | None = None
    reason: str = ""


class WithdrawVote(VoteAsk, frozen=True, tag="withdraw-vote"):
    pass


class Reveal(SteeringAsk, frozen=True, tag="reveal"):
    pass


class RevealAll(SeeingAsk, frozen=True, tag="reveal-all"):
    pass


class VoteAgain(SteeringAsk, frozen=True, tag="vote-again"):
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


class VotesRevealed(Event, frozen=True, tag="votes-revealed:2"):
    """What the stage shows of the votes: counts by party, and what was said, by party.

    `present` are the parties that were waited for: a fold could not know.
    """

    cell: str
    round: int
    tally: Tally
    said: list[Said]
    present: tuple[Represents, ...] | None = None


class RoundOpened(Event, frozen=True, tag="round-opened"):
    cells: list[str]


def cast_vote(workshop: Workshop, ask: CastVote, turn: Turn) -> Happenings:
    cast: Happenings = []
    for key in _votable(workshop, ask, turn.person):
        number = workshop.cells[key].round
        vote = Vote(number, ask.choice, ask.confidence, ask.reason)
        cast += [VoteCast(turn.person, key, number), KeepVote(key, turn.person, vote)]
    return cast


def withdraw_vote(workshop: Workshop, ask: WithdrawVote, turn: Turn) -> Happenings:
    withdrawn: Happenings = []
    for key in _votable(workshop, ask, turn.person):
        cell, who = workshop.cells[key], turn.person
        if who in cell.voters:
            withdrawn += [VoteWithdrawn(who, key, cell.round), DropVote(key, who, cell.round)]
    return withdrawn


def _votable(workshop: Workshop, ask: VoteAsk, person: str) -> list[str]:
    """The cells that take a vote now, or a refusal: never a vote that counts by half."""
    keys = workshop.keys(ask.process, ask.scope)
    if workshop.pace == "together" and not set(keys) <= set(workshop.in_focus()):
        raise Refusal("wrong-state", "other-cell-in-focus")
    for cell in (workshop.cells[key] for key in keys):
        if cell.state != "open":
            raise Refusal("wrong-state", "votes-closed")
        if ask.round not in (UNSET, cell.round):
            raise Refusal("conflict", "other-round")
        if ask.seen is not UNSET and cell.votes_at.get(person, 0) > ask.seen:
            raise Refusal("conflict", "voted-since")
    return keys


def reveal(workshop: Workshop, ask: Reveal, turn: Turn) -> Happenings:
    keys = workshop.as_seen(ask)
    hidden = [key for key in keys if workshop.cells[key].state == "open"]
    if not hidden:
        raise Refusal("wrong-state", "nothing-hidden")
    return [_revealed(workshop, key, turn) for key in hidden]


def reveal_all(workshop: Workshop, ask: RevealAll, turn: Turn) -> Happenings:
    voted = [key for key, cell in workshop.cells.items() if cell.state == "open" and cell.voters]
    workshop.unchanged(ask.seen, *voted)
    if not voted:
        raise Refusal("wrong-state", "no-votes-yet")
    return [_revealed(workshop, key, turn) for key in voted]


def _revealed(workshop: Workshop, key: str, turn: Turn) -> VotesRevealed:
    cell = workshop.cells[key]
    votes = turn.votes(key, cell.round)
    ballots = [
        Said(who.represents, vote.choice, vote.confidence, vote.reason)  # type: ignore[arg-type]
        for who in workshop.people.values()
        if who.person in cell.voters and (vote := votes.get(who.person))
    ]
    present = tuple(attendance.voting(workshop, turn.present))
    return VotesRevealed(key, cell.round, *_disclosed(ballots), present)


def _disclosed(ballots: Sequence[Said]) -> tuple[Tally, list[Said]]:
    """Counts, and what people said by what they chose: no order tells who it was."""
    spoken = (one for one in ballots if one.reason or one.confidence)
    order = {choice: place for place, choice in enumerate(CHOICES)}
    said = sorted(
        spoken, key=lambda b: (order[b.choice], b.represents, b.reason, b.confidence or 0)
    )
    return count((one.represents, one.choice) for one in ballots), said


def vote_again(workshop: Workshop, ask: VoteAgain, _: Turn) -> Happenings:
    keys = workshop.as_seen(ask)
    out = [key for key in keys if workshop.cells[key].state == "revealed"]
    if not out:
        raise Refusal("wrong-state", "nothing-revealed")
    return [RoundOpened(out)]


# What each event changes


def was_cast(workshop: Workshop, event: VoteCast, fact: Fact) -> None:
    workshop.cells[event.cell].voters[event.person] = None
    _own_vote_changed(workshop, event, fact)


def was_withdrawn(workshop: Workshop, event: VoteWithdrawn, fact: Fact) -> None:
    workshop.cells[event.cell].voters.pop(event.person, None)
    _own_vote_changed(workshop, event, fact)


def _own_vote_changed(workshop: Workshop, event: VoteCast | VoteWithdrawn, fact: Fact) -> None:
    workshop.cells[event.cell].votes_at[event.person] = fact.seq
    workshop.changes.votes.add(event.person)
    workshop.touch([event.cell])


def were_revealed(workshop: Workshop, event: VotesRevealed, _: Fact) -> None:
    cell = workshop.cells[event.cell]
    able, said = attendance.able(workshop, cell.voters), tuple(event.said)
    found = pattern(event.tally)
    out = Revealed(event.round, event.tally, found, said, able, event.present)
    cell.rounds = (*cell.rounds, out)
    for person in workshop.people.keys() & cell.voters.keys():
        workshop.people[person].counted = True
    cell.state = "revealed"
    workshop.touch([event.cell])
    workshop.amended(event.cell)


def round_was_opened(workshop: Workshop, event: RoundOpened, fact: Fact) -> None:
    workshop.act(fact.seq, "round", event.cells)
    workshop.changes.all_votes = True
    for key in event.cells:
        workshop.cells[key].open_round()


def _without_persons(old: dict[str, Any]) -> dict[str, Any]:
    """The first form named who chose what, which no screen shows."""
    ballots = [
        convert({key: one[key] for key in Said.__struct_fields__}, Said) for one in old["ballots"]
    ]
    tally, said = _disclosed(ballots)
    rest = {key: value for key, value in old.items() if key != "ballots"}
    return rest | {"is": "votes-revealed:2", "tally": tally, "said": to_builtins(said)}


# What is shown of a cell


def shown(workshop: Workshop, cell: CellState, is_crowd: bool) -> dict[str, Any]:
    out = cell.out
    return {
        "state": cell.state,
        "round": cell.round,
        "voted": len(cell.voters),
        "voters": None if is_crowd else [one for one in workshop.people if one in cell.voters],
        "tally": out.tally if out else None,
        "pattern": out.pattern if out else None,
        "able": sum(out.able.values()) if out else None,
        "thin": bool(cell.silent),
        "silent": cell.silent,
    }


QUESTIONS = Feature(
    asks={
        CastVote: Rule(VOTERS, cast_vote),
        WithdrawVote: Rule(VOTERS, withdraw_vote),
        Reveal: Rule(FACILITATORS, reveal),
        RevealAll: Rule(FACILITATORS, reveal_all),
        VoteAgain: Rule(FACILITATORS, vote_again),
    },
    events={
        VoteCast: was_cast,
        VoteWithdrawn: was_withdrawn,
        VotesRevealed: were_revealed,
        RoundOpened: round_was_opened,
    },
    upcasts={"votes-revealed": _without_persons},
)
