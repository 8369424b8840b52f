"""Rehearsing: a dry run has a simulated room, which votes when it is told to; it counts nowhere.

Its service is called so, and therefore every page and file of it is.
"""

from collections.abc import Iterator

from app.asks.ask import TITLE, Ask
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, KeepVote, Turn, Vote
from app.matrix.model import Represents
from app.matrix.question import ABSTAIN, choices_of
from app.matrix.record import digest
from app.workshop.people import PersonJoined
from app.workshop.questions import VoteCast
from app.workshop.state import Workshop

DRY = "DRY RUN: "
#: Whom each of the simulated people represents.
ROOM: list[Represents] = ["business", "business", "it-ops", "it-ops", "it-delivery", "vendor"]
#: Of a hundred, so many choose what the model says, their own party, and anything there is.
AS_THE_MODEL, THEIR_OWN = 60, 78
WHY = ("We do it today.", "They hold the contract.", "Nobody else can.", "Who is there at night?")


class LetThemVote(Ask, frozen=True, tag="let-them-vote"):
    """Whoever of the simulated room has not voted on what takes votes now, does."""


class RoomSimulated(Event, frozen=True, tag="room-simulated"):
    people: list[str]


def filled() -> Happenings:
    """The people of a dry run come in; nobody has a key of theirs."""
    people = {f"simulated-{number}": party for number, party in enumerate(ROOM, 1)}
    joined = [
        PersonJoined(
            person=person,
            represents=party,
            role="participant",
            name=person.replace("-", " ").capitalize(),
        )
        for person, party in people.items()
    ]
    return [RoomSimulated([*people]), *joined]


def called(service: str, dry: bool) -> str:
    """The service as it is called in this workshop: of a dry run that says so."""
    return f"{DRY}{service.removeprefix(DRY)}"[:TITLE].rstrip() if dry else service


def let_them_vote(workshop: Workshop, _: LetThemVote, turn: Turn) -> Happenings:
    if not workshop.simulated:
        raise Refusal("wrong-state", "no-dry-run")
    chance, happened = turn.chance(), list[Event | KeepVote]()
    for key in _open_now(workshop):
        ballot = workshop.ballot(key)
        for person in workshop.simulated:
            if person in workshop.people and person not in ballot.voters:
                vote = _vote(workshop, key, person, digest(f"{chance}:{key}:{person}"))
                kept = KeepVote(key, person, vote._replace(round=ballot.round))
                happened += [VoteCast(person, key, ballot.round), kept]
    if not happened:
        raise Refusal("wrong-state", "nothing-takes-votes")
    return [*happened]


def _open_now(workshop: Workshop) -> Iterator[str]:
    """What takes votes now: a question that is open, or the cells of the room's pace."""
    asked = workshop.questions.get(workshop.last_asked)
    if asked and asked.state == "open":
        yield workshop.last_asked
        return
    keys = workshop.cells if workshop.pace == "own" else workshop.in_focus()
    yield from (key for key in keys if workshop.cells[key].state == "open")


def _vote(workshop: Workshop, key: str, person: str, drawn: str) -> Vote:
    """What somebody simulated says, drawn by the lot of this vote."""
    lot, choices = int(drawn[:8], 16), choices_of(key)
    party = workshop.people[person].represents
    model = workshop.cells[key].reference if key in workshop.cells else choices[0]
    if lot % 100 < AS_THE_MODEL and model != "tbd":
        choice = model
    elif lot % 100 < THEIR_OWN and party in choices:
        choice = party
    else:
        choice = choices[int(drawn[8:16], 16) % len(choices)]
    said = int(drawn[16:24], 16) % (3 * len(WHY))
    why = WHY[said] if said < len(WHY) and choice != ABSTAIN and key in workshop.cells else ""
    return Vote(0, choice, 1 + lot % 5 if why else None, why)


def was_simulated(workshop: Workshop, event: RoomSimulated, _: Fact) -> None:
    workshop.simulated = tuple(event.people)
    workshop.drawn_anew("workshop")


REHEARSING = Feature(
    asks={LetThemVote: Rule(FACILITATORS, let_them_vote)},
    events={RoomSimulated: was_simulated},
)
