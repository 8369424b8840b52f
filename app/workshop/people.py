"""People: who comes in, who they are, and who has to leave."""

from datetime import datetime, timedelta
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import UNSET, Meta, UnsetType

from app.asks.ask import Ask
from app.asks.refusal import Refusal
from app.asks.text import distinct
from app.log.kind import ANYONE, DOOR, FACILITATORS, Feature, Present, Rule
from app.log.kind import CROWD as CROWD  # a room of its own size in tests
from app.log.recorded import Event, Fact, Happenings, RevokeKeys, Turn
from app.matrix.model import Represents
from app.signing.offices import vacate
from app.workshop import executing, hidden, marking, stakeholders
from app.workshop.state import Person, Role, Workshop

PEOPLE = 5000
#: What somebody can be who does not lead.
Joining: TypeAlias = Literal["participant", "observer", "adviser"]


class Join(Ask, frozen=True, kw_only=True, tag="join"):
    name: str
    represents: Represents
    role: Joining = "participant"


class CorrectPerson(Ask, frozen=True, kw_only=True, tag="correct-person"):
    person: str
    name: str | UnsetType = UNSET
    represents: Represents | UnsetType = UNSET
    role: Joining | UnsetType = UNSET


class RemovePerson(Ask, frozen=True, tag="remove-person"):
    person: str


class RemoveNewcomers(Ask, frozen=True, tag="remove-newcomers"):
    """Everybody who came in so lately; whoever belongs here may come again."""

    seconds: Annotated[int, Meta(ge=1, le=3600)]


class PersonJoined(Event, frozen=True, kw_only=True, tag="person-joined"):
    person: str
    represents: Represents
    role: Role
    name: str


class PersonCorrected(Event, frozen=True, kw_only=True, tag="person-corrected"):
    person: str
    represents: Represents
    role: Role
    name: str


class PersonRemoved(Event, frozen=True, tag="person-removed"):
    person: str


class PersonErased(Event, frozen=True, tag="person-erased"):
    """The name is gone for good; what the person did stays, under the id."""

    person: str


def join(workshop: Workshop, ask: Join, turn: Turn) -> Happenings:
    if workshop.locked:
        raise Refusal("forbidden", "door-locked")
    check_room(workshop)
    name = distinct_from_all(workshop, ask.name)
    who = {"person": turn.person, "name": name}
    return [PersonJoined(**who, represents=ask.represents, role=ask.role)]


def check_room(workshop: Workshop) -> None:
    """Raises Refusal where as many came in as can, those who left and are told of included."""
    if len(workshop.people) + len(workshop.left) >= PEOPLE:
        raise Refusal("unavailable", "full", count=PEOPLE)


def distinct_from_all(workshop: Workshop, name: str, but: str = "") -> str:
    """The name, told apart from everybody's but one."""
    return distinct(name, {workshop.looks_like(one) for one in workshop.people if one != but})


def correct_person(workshop: Workshop, ask: CorrectPerson, turn: Turn) -> Happenings:
    person = somebody(workshop, ask.person)
    name, represents, role = ask.name, ask.represents, ask.role
    facilitator = workshop.is_facilitator(turn.person)
    if not facilitator and (turn.person != ask.person or not isinstance(role, UnsetType)):
        raise Refusal("forbidden", "facilitator-only-for-others")
    if not isinstance(role, UnsetType) and role != person.role:
        _leave_one_facilitator(workshop, person)
    return [
        PersonCorrected(
            person=person.person,
            name=person.name
            if isinstance(name, UnsetType)
            else distinct_from_all(workshop, name, but=person.person),
            represents=person.represents if isinstance(represents, UnsetType) else represents,
            role=person.role if isinstance(role, UnsetType) else role,
        )
    ]


def remove_person(workshop: Workshop, ask: RemovePerson, _: Turn) -> Happenings:
    _leave_one_facilitator(workshop, somebody(workshop, ask.person))
    return [PersonRemoved(ask.person), RevokeKeys(ask.person)]


def remove_newcomers(workshop: Workshop, ask: RemoveNewcomers, turn: Turn) -> Happenings:
    since = datetime.fromisoformat(turn.at) - timedelta(seconds=ask.seconds)
    gone = [
        one.person
        for one in workshop.people.values()
        if one.role != "facilitator"
        and not (one.entered_by or one.invited)
        and datetime.fromisoformat(one.since) >= since
    ]
    return [it for one in gone for it in (PersonRemoved(one), RevokeKeys(one))]


def somebody(workshop: Workshop, person: str) -> Person:
    """Who goes by this id; raises Refusal where nobody does."""
    if person not in workshop.people:
        raise Refusal("not-found", "nobody-by-this-id")
    return workshop.people[person]


def _leave_one_facilitator(workshop: Workshop, person: Person) -> None:
    others = (one for one in workshop.people.values() if one is not person)
    if person.role == "facilitator" and all(one.role != "facilitator" for one in others):
        raise Refusal("wrong-state", "last-facilitator")


# What each event changes


def joined(workshop: Workshop, event: PersonJoined, fact: Fact) -> None:
    workshop.came += 1
    who = (event.person, event.name, event.represents, event.role)
    workshop.people[event.person] = Person(*who, workshop.came, fact.at, appointed=not fact.by)
    workshop.rename(event.person, event.name)
    workshop.people_changed()


def was_corrected(workshop: Workshop, event: PersonCorrected, _: Fact) -> None:
    person = workshop.people[event.person]
    person.represents = event.represents
    person.role = event.role
    workshop.rename(event.person, event.name)
    workshop.people_changed()
    workshop.changes.own.add(event.person)
    hidden.keep_only(workshop, event.person, event.role)


def was_erased(workshop: Workshop, event: PersonErased, _: Fact) -> None:
    if event.person in workshop.people or event.person in workshop.left:
        workshop.rename(event.person, "")
        workshop.people_changed()
    else:
        executing.was_erased(workshop, event.person)
        stakeholders.was_erased(workshop, event.person)


def was_removed(workshop: Workshop, event: PersonRemoved, _: Fact) -> None:
    person = workshop.people.pop(event.person)
    if person.counted:
        workshop.left[event.person] = person
    workshop.looks.pop(event.person, None)
    vacate(workshop, event.person)
    workshop.people_changed()
    workshop.changes.gone.add(event.person)
    hidden.keep_only(workshop, event.person, "")
    marking.forget(workshop, event.person)


# What is shown


def is_crowd(workshop: Workshop) -> bool:
    """So many that nothing per person is shown to everybody."""
    return len(workshop.people) > CROWD


def shown(workshop: Workshop, here: Present) -> list[dict[str, Any]]:
    """The people in the order they came; of a crowd, those who facilitate."""
    return listed(workshop, here, everyone=not is_crowd(workshop))


def listed(workshop: Workshop, here: Present, everyone: bool) -> list[dict[str, Any]]:
    """Everybody, or the facilitators."""
    return [
        described(one)
        | {"here": one.person in here}
        | ({"away": True} if one.person in here.away else {})
        | ({"appointed": True} if one.appointed else {})
        | ({"entered_by": one.entered_by} if one.entered_by else {})
        | ({"claimed": one.claimed} if one.claimed else {})
        | ({} if one.is_in else {"invited": True})
        for one in workshop.people.values()
        if everyone or one.role == "facilitator"
    ]


def described(one: Person) -> dict[str, Any]:
    return {
        "person": one.person,
        "name": one.name,
        "represents": one.represents,
        "role": one.role,
    }


def crowd(workshop: Workshop, here: frozenset[str]) -> dict[str, Any]:
    """Counts, in all and of the participants of each party, of those who came in."""
    by: dict[str, dict[str, int]] = {}
    came = [one for one in workshop.people.values() if one.is_in]
    for one in came:
        if one.role == "participant":
            row = by.setdefault(one.represents, {"here": 0, "all": 0})
            row["all"] += 1
            row["here"] += one.person in here
    return {"here": len(here & workshop.people.keys()), "all": len(came), "by": by}


IN_IT = Feature(
    asks={
        Join: Rule(DOOR, join, lasting=True),
        CorrectPerson: Rule(ANYONE, correct_person, lasting=True),
        RemoveNewcomers: Rule(FACILITATORS, remove_newcomers, lasting=True),
        RemovePerson: Rule(FACILITATORS, remove_person, lasting=True),
    },
    events={
        PersonJoined: joined,
        PersonCorrected: was_corrected,
        PersonRemoved: was_removed,
        PersonErased: was_erased,
    },
    shows={"people": shown, "crowd": crowd},
)
