"""Entering: the vote of somebody without a device, put in by the facilitator, and told as that.

Who is entered is a person like any other, but nobody holds a key of theirs: whatever they say comes
by another hand, and the log has both. Whoever has a device speaks for themselves.
"""

from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn, Vote
from app.matrix.model import Represents
from app.matrix.question import AnyChoice
from app.workshop.ballot import VoteAsk
from app.workshop.people import check_room
from app.workshop.questions import cast
from app.workshop.state import Person, Workshop


class VoteFor(VoteAsk, frozen=True, kw_only=True, tag="vote-for"):
    name: str
    represents: Represents
    choice: AnyChoice


class PersonEntered(Event, frozen=True, kw_only=True, tag="person-entered"):
    """Somebody without a device: who brought this about speaks for them."""

    person: str
    represents: Represents
    name: str


def vote_for(workshop: Workshop, ask: VoteFor, _: Turn) -> Happenings:
    person, entered = somebody_without_a_device(workshop, ask.name, ask.represents)
    return [*entered, *cast(workshop, ask, person, Vote(0, ask.choice, None, ""))]


def somebody_without_a_device(
    workshop: Workshop, name: str, represents: Represents
) -> tuple[str, Happenings]:
    """Who is spoken for under this name, and that they come in, if they are new.

    Raises Refusal for a name that is somebody's who can speak for themselves.
    """
    if known := workshop.called(name):
        one = workshop.people[known]
        if not one.is_in:
            raise Refusal("forbidden", "speaks-by-link")
        if not one.entered_by:
            raise Refusal("forbidden", "speaks-for-themselves")
        if one.represents != represents:
            raise Refusal("conflict", "entered-otherwise")
        return known, []
    check_room(workshop)
    person = workshop.unused("e")
    return person, [PersonEntered(person=person, represents=represents, name=name)]


def was_entered(workshop: Workshop, event: PersonEntered, fact: Fact) -> None:
    workshop.came += 1
    who = (event.person, event.name, event.represents)
    workshop.people[event.person] = Person(
        *who, "participant", workshop.came, fact.at, entered_by=fact.by
    )
    workshop.rename(event.person, event.name)
    workshop.people_changed()


ENTERING = Feature(
    asks={VoteFor: Rule(FACILITATORS, vote_for, lasting=True)},
    events={PersonEntered: was_entered},
)
