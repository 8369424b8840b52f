"""Voting: hidden votes, the reveal that opens the box, another round, focus and pace."""

from collections.abc import Sequence

from app.matrix.model import CHOICES
from app.matrix.reference import MEANINGS
from app.matrix.tally import count, pattern
from app.workshop import commands as ask
from app.workshop import events as ev
from app.workshop.workshop import Fact, Person, Refusal, Round, Turn, Vote, Workshop


def cast_vote(workshop: Workshop, command: ask.CastVote, turn: Turn) -> list[ev.AnyEvent]:
    keys = _votable(workshop, command)
    return [ev.VoteCast(turn.person, key, workshop.cells[key].round) for key in keys]


def withdraw_vote(workshop: Workshop, command: ask.WithdrawVote, turn: Turn) -> list[ev.AnyEvent]:
    cells = {key: workshop.cells[key] for key in _votable(workshop, command)}
    return [
        ev.VoteWithdrawn(turn.person, key, cell.round)
        for key, cell in cells.items()
        if turn.person in cell.voters
    ]


def _votable(workshop: Workshop, command: ask.CellAsk) -> list[str]:
    """The cells that take a vote now, or a refusal: never a vote that counts by half."""
    keys = workshop.keys(command.process, command.scope)
    if workshop.pace == "together" and not set(keys) <= set(workshop.in_focus()):
        raise Refusal("wrong-state", "The room is looking at another cell just now.")
    for key in keys:
        if workshop.cells[key].state != "open":
            raise Refusal("wrong-state", "The votes on this cell are closed.")
    return keys


def focus(workshop: Workshop, command: ask.Focus, _: Turn) -> list[ev.AnyEvent]:
    scope = "both" if workshop.joined else command.scope
    if workshop.focus == (command.process, scope):
        return []
    return [ev.Focused(command.process, scope)]


def set_pace(workshop: Workshop, command: ask.SetPace, _: Turn) -> list[ev.AnyEvent]:
    return [] if workshop.pace == command.pace else [ev.PaceSet(command.pace)]


def reveal(workshop: Workshop, command: ask.Reveal, turn: Turn) -> list[ev.AnyEvent]:
    keys = workshop.keys(command.process, command.scope)
    hidden = [key for key in keys if workshop.cells[key].state == "open"]
    if not hidden:
        raise Refusal("wrong-state", "There are no hidden votes here: they are out already.")
    return _opened(workshop, hidden, turn)


def reveal_all(workshop: Workshop, _: ask.RevealAll, turn: Turn) -> list[ev.AnyEvent]:
    voted = [key for key, cell in workshop.cells.items() if cell.state == "open" and cell.voters]
    if not voted:
        raise Refusal("wrong-state", "No open cell has a vote yet.")
    return _opened(workshop, voted, turn)


def _opened(workshop: Workshop, keys: Sequence[str], turn: Turn) -> list[ev.AnyEvent]:
    revealed: list[ev.AnyEvent] = []
    for key in keys:
        number = workshop.cells[key].round
        votes = turn.votes(key, number)
        ballots = [
            _ballot(who, votes[who.person])
            for who in workshop.people.values()
            if who.person in votes and who.person in workshop.cells[key].voters
        ]
        revealed.append(ev.VotesRevealed(key, number, ballots))
    return revealed


def _ballot(who: Person, vote: Vote) -> ev.Ballot:
    return ev.Ballot(who.person, who.represents, vote.choice, vote.confidence, vote.reason)


def vote_again(workshop: Workshop, command: ask.VoteAgain, _: Turn) -> list[ev.AnyEvent]:
    keys = workshop.keys(command.process, command.scope)
    out = [key for key in keys if workshop.cells[key].state == "revealed"]
    if not out:
        raise Refusal("wrong-state", "A new round follows a reveal; this cell has none to follow.")
    return [ev.RoundOpened(out)]


# What each event changes


def vote_was_cast(workshop: Workshop, event: ev.VoteCast, _: Fact) -> None:
    workshop.cells[event.cell].voters[event.person] = None
    workshop.touch([event.cell])


def vote_was_withdrawn(workshop: Workshop, event: ev.VoteWithdrawn, _: Fact) -> None:
    workshop.cells[event.cell].voters.pop(event.person, None)
    workshop.touch([event.cell])


def votes_were_revealed(workshop: Workshop, event: ev.VotesRevealed, _: Fact) -> None:
    cell = workshop.cells[event.cell]
    tally = count((ballot.represents, ballot.choice) for ballot in event.ballots)
    revealed = Round(event.round, tally, pattern(tally), _said(event.ballots))
    cell.rounds = (*cell.rounds, revealed)
    cell.state = "revealed"
    workshop.touch([event.cell])


def _said(ballots: Sequence[ev.Ballot]) -> tuple[ev.Ballot, ...]:
    """What people said, by what they chose: nothing in the order tells who it was."""
    spoken = (one for one in ballots if one.reason or one.confidence)
    order = {choice: place for place, choice in enumerate(CHOICES)}
    return tuple(
        sorted(spoken, key=lambda b: (order[b.choice], b.represents, b.reason, b.confidence or 0))
    )


def round_was_opened(workshop: Workshop, event: ev.RoundOpened, _: Fact) -> None:
    workshop.act(f"the new round on {called(workshop, event.cells)}", event.cells)
    for key in event.cells:
        open_round(workshop, key)


def open_round(workshop: Workshop, key: str) -> None:
    """The cell takes votes: in a new round if those of the last one have been seen."""
    cell = workshop.cells[key]
    cell.state = "open"
    if cell.out:
        cell.round += 1
        cell.voters = {}


def was_focused(workshop: Workshop, event: ev.Focused, _: Fact) -> None:
    scope = "both" if event.scope == "both" else event.scope
    workshop.focus = (event.process, scope)  # type: ignore[assignment] # the event was checked
    workshop.touched.add("focus")


def pace_was_set(workshop: Workshop, event: ev.PaceSet, _: Fact) -> None:
    workshop.pace = event.pace
    workshop.touched.add("workshop")


def called(workshop: Workshop, keys: Sequence[str]) -> str:
    """Cells in words: the one by its name, several by their number."""
    processes = {key.split(":")[0] for key in keys}
    if len(processes) > 1:
        return f"{len(keys)} cells"
    process, scope = keys[0].split(":")
    name = next(meaning.name for key, meaning in MEANINGS.items() if key == process)
    return name if len(keys) > 1 or workshop.joined else f"{name} ({scope.capitalize()})"
