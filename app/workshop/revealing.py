"""Revealing: opening the box, as far as the facilitator goes, and another round."""

from collections.abc import Sequence
from typing import Any

from msgspec import convert, to_builtins

from app.asks.ask import SeeingAsk
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn, Vote
from app.matrix.model import Represents
from app.matrix.question import ABSTAIN, ALL, ALL_PARTIES, ENOUGH, is_anonymous
from app.matrix.tally import Tally, count, pattern
from app.workshop import advising, attendance
from app.workshop.ballot import BallotAsk, Compared, Revealed, Said, Stage
from app.workshop.cell import CellState
from app.workshop.state import Workshop


class Reveal(BallotAsk, frozen=True, kw_only=True, tag="reveal"):
    stage: Stage = "parties"


class RevealAll(SeeingAsk, frozen=True, tag="reveal-all"):
    pass


class VoteAgain(BallotAsk, frozen=True, tag="vote-again"):
    pass


class VotesRevealed(Event, frozen=True, tag="votes-revealed:2"):
    """What the stage shows of the votes: counts by party, and what was said, by party.

    `present` are the parties that were waited for: a fold could not know. `advice` is counted
    beside the votes, and is in no other count.
    """

    cell: str
    round: int
    tally: Tally
    said: list[Said]
    present: tuple[Represents, ...] | None = None
    advice: Tally = {}  # noqa: RUF012 # each event gets a copy


class VotesCompared(Event, frozen=True, tag="votes-compared"):
    """The first stage of a reveal: whether all who have a view chose the same, and no more."""

    cell: str
    round: int
    agree: bool


class VotesNamed(Event, frozen=True, tag="votes-named"):
    """The last stage: who chose what."""

    cell: str
    round: int
    choices: dict[str, str]


class RoundOpened(Event, frozen=True, tag="round-opened"):
    cells: list[str]


def reveal(workshop: Workshop, ask: Reveal, turn: Turn) -> Happenings:
    keys = workshop.as_seen(ask)
    if ask.stage == "names" and (workshop.names != "people" or is_anonymous(keys[0])):
        raise Refusal("wrong-state", "names-stay-hidden")
    happened: Happenings = []
    for key in keys:
        happened += _further(workshop, key, ask.stage, turn)
    if not happened:
        raise Refusal("wrong-state", "nothing-hidden")
    return happened


def _further(workshop: Workshop, key: str, stage: Stage, turn: Turn) -> Happenings:
    """What is out of a ballot at this stage, and was not yet."""
    ballot = workshop.ballot(key)
    if is_anonymous(key) and ballot.state == "open" and len(ballot.voters) < ENOUGH:
        raise Refusal("wrong-state", "too-few-answers", count=ENOUGH)
    if ballot.state not in ("open", "revealed"):
        return []
    if stage == "differ":
        return [] if ballot.stage else [_compared(workshop, key, turn)]
    out: Happenings = [] if ballot.out else [_revealed(workshop, key, turn)]
    if stage == "names" and ballot.stage != "names":
        votes = _cast(workshop, key, turn)
        out.append(VotesNamed(key, ballot.round, {one: v.choice for one, v in votes.items()}))
    return out


def reveal_all(workshop: Workshop, ask: RevealAll, turn: Turn) -> Happenings:
    voted = [key for key, cell in workshop.cells.items() if cell.state == "open" and cell.voters]
    workshop.unchanged(ask.seen, *voted)
    if not voted:
        raise Refusal("wrong-state", "no-votes-yet")
    return [_revealed(workshop, key, turn) for key in voted]


def _cast(workshop: Workshop, key: str, turn: Turn) -> dict[str, Vote]:
    """The votes that count in this round, in the order people came."""
    ballot = workshop.ballot(key)
    votes = turn.votes(key, ballot.round)
    return {
        one: vote for one in workshop.people if one in ballot.voters and (vote := votes.get(one))
    }


def _compared(workshop: Workshop, key: str, turn: Turn) -> VotesCompared:
    chosen = {vote.choice for vote in _cast(workshop, key, turn).values()}
    return VotesCompared(key, workshop.ballot(key).round, len(chosen - {ABSTAIN}) <= 1)


def _revealed(workshop: Workshop, key: str, turn: Turn) -> VotesRevealed:
    if is_anonymous(key):
        return _counted_alone(workshop, key, turn)
    ballots = [
        Said(workshop.people[one].represents, vote.choice, vote.confidence, vote.reason)
        for one, vote in _cast(workshop, key, turn).items()
    ]
    present = tuple(attendance.voting(workshop, turn.present))
    advice, advised = advising.given(workshop, key, turn)
    tally = count((one.represents, one.choice) for one in ballots)
    said = _disclosed([*ballots, *advised])
    return VotesRevealed(key, workshop.ballot(key).round, tally, said, present, advice)


def _counted_alone(workshop: Workshop, key: str, turn: Turn) -> VotesRevealed:
    """How often each choice was made, and no more: a party, or a reason, may be one person's."""
    tally = count((ALL_PARTIES, vote.choice) for vote in _cast(workshop, key, turn).values())
    return VotesRevealed(key, workshop.ballot(key).round, tally, [])


def _disclosed(ballots: Sequence[Said]) -> list[Said]:
    """What people said by what they chose: no order tells who it was."""
    spoken = (one for one in ballots if one.reason or one.confidence)
    order: dict[str, int] = {choice: place for place, choice in enumerate(ALL)}
    return sorted(
        spoken,
        key=lambda b: (order[b.choice], b.represents, b.reason, b.confidence or 0, b.advice),
    )


def vote_again(workshop: Workshop, ask: VoteAgain, _: Turn) -> Happenings:
    keys = workshop.as_seen(ask)
    out = [key for key in keys if workshop.ballot(key).state == "revealed"]
    if not out:
        raise Refusal("wrong-state", "nothing-revealed")
    return [RoundOpened(out)]


# What each event changes


def were_revealed(workshop: Workshop, event: VotesRevealed, _: Fact) -> None:
    ballot = workshop.ballot(event.cell)
    kind = pattern(event.tally) if event.cell in workshop.cells else None
    able, said = attendance.able(workshop, ballot.voters), tuple(event.said)
    entered = dict(ballot.entered)
    told = (event.present, None, entered, event.advice, ballot.on_older_words)
    out = Revealed(event.round, event.tally, kind, said, able, *told)
    ballot.rounds = (*ballot.rounds, out)
    workshop.drawn_anew("points")
    for person in workshop.people.keys() & (ballot.voters.keys() | ballot.advisers.keys()):
        workshop.people[person].counted = True
    if event.cell in workshop.cells:
        workshop.out_since.add(event.cell)
    _seen(workshop, event.cell)


def were_compared(workshop: Workshop, event: VotesCompared, _: Fact) -> None:
    ballot = workshop.ballot(event.cell)
    ballot.compared = (*ballot.compared, Compared(event.round, event.agree))
    _seen(workshop, event.cell)


def were_named(workshop: Workshop, event: VotesNamed, _: Fact) -> None:
    ballot = workshop.ballot(event.cell)
    *before, last = ballot.rounds
    ballot.rounds = (*before, last._replace(named=event.choices))
    _seen(workshop, event.cell)


def _seen(workshop: Workshop, key: str) -> None:
    workshop.ballot(key).state = "revealed"
    workshop.touch([key])
    workshop.amended(key)


def round_was_opened(workshop: Workshop, event: RoundOpened, fact: Fact) -> None:
    if cells := [key for key in event.cells if key in workshop.cells]:
        workshop.act(fact.by, "round", cells)
    workshop.changes.all_votes = True
    for key in event.cells:
        workshop.ballot(key).open_round()
        workshop.drawn_anew(workshop.shown_as(key))
        if key in workshop.questions:
            workshop.last_asked = key
            workshop.drawn_anew("question")


def _without_persons(old: dict[str, Any]) -> dict[str, Any]:
    """The first form named who chose what, which no screen shows."""
    ballots = [
        convert({key: one[key] for key in Said.__struct_fields__ if key in one}, Said)
        for one in old["ballots"]
    ]
    tally = count((one.represents, one.choice) for one in ballots)
    said = _disclosed(ballots)
    rest = {key: value for key, value in old.items() if key != "ballots"}
    return rest | {"is": "votes-revealed:2", "tally": tally, "said": to_builtins(said)}


# What is shown of a cell


def said_of(cell: CellState) -> dict[str, Any]:
    """What its votes say: the pattern they make, of how many, and who has yet to speak."""
    out = cell.out
    return {
        "pattern": out.pattern if out else None,
        "able": sum(out.able.values()) if out else None,
        "thin": bool(cell.silent),
        "silent": cell.silent,
    }


REVEALING = Feature(
    asks={
        Reveal: Rule(FACILITATORS, reveal, lasting=True),
        RevealAll: Rule(FACILITATORS, reveal_all),
        VoteAgain: Rule(FACILITATORS, vote_again, lasting=True),
    },
    events={
        VotesCompared: were_compared,
        VotesRevealed: were_revealed,
        VotesNamed: were_named,
        RoundOpened: round_was_opened,
    },
    upcasts={"votes-revealed": _without_persons},
)
