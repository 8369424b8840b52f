"""People: who comes in, for which side they speak, and who has to leave."""

from typing import Any, Literal, TypeAlias

from msgspec import UNSET, UnsetType

from app.agreement.person import Person, Role
from app.agreement.state import Agreement
from app.asks.ask import Ask
from app.asks.refusal import Refusal
from app.asks.text import distinct
from app.log.kind import ANYONE, DOOR, FACILITATORS, Feature, Present, Rule
from app.log.recorded import Event, Fact, Happenings, RevokeKeys, Turn
from app.partnership.model import Side
from app.signing.offices import vacate

#: At an agreement, and those who left and are told of: more than ever draft one together.
PEOPLE = 200
Joining: TypeAlias = Literal["participant", "observer"]


class Join(Ask, frozen=True, kw_only=True, tag="join"):
    name: str
    side: Side
    role: Joining = "participant"


class CorrectPerson(Ask, frozen=True, kw_only=True, tag="correct-person"):
    person: str
    name: str | UnsetType = UNSET
    side: Side | UnsetType = UNSET
    role: Joining | UnsetType = UNSET


class RemovePerson(Ask, frozen=True, tag="remove-person"):
    person: str


class PersonJoined(Event, frozen=True, kw_only=True, tag="person-joined"):
    person: str
    side: Side | None
    role: Role
    name: str


class PersonCorrected(Event, frozen=True, kw_only=True, tag="person-corrected"):
    person: str
    side: Side | None
    role: Role
    name: str


class PersonRemoved(Event, frozen=True, tag="person-removed"):
    person: str


class PersonErased(Event, frozen=True, tag="person-erased"):
    """The name is gone for good, or another text that was personal; what was done stays."""

    person: str


def join(agreement: Agreement, ask: Join, turn: Turn) -> Happenings:
    check_room(agreement)
    who = {"person": turn.person, "name": distinct_from_all(agreement, ask.name)}
    return [PersonJoined(**who, side=ask.side, role=ask.role)]


def check_room(agreement: Agreement) -> None:
    """Raises Refusal where as many came in as can, those who left and are told of included."""
    if len(agreement.people) + len(agreement.left) >= PEOPLE:
        raise Refusal("unavailable", "agreement-full", count=PEOPLE)


def distinct_from_all(agreement: Agreement, name: str, but: str = "") -> str:
    """The name, told apart from everybody's but one."""
    return distinct(name, {agreement.looks_like(one) for one in agreement.people if one != but})


def correct_person(agreement: Agreement, ask: CorrectPerson, turn: Turn) -> Happenings:
    """By who leads; a name by oneself too. Nobody changes their own side once they are in."""
    person = somebody(agreement, ask.person)
    alone = ask.side is UNSET and ask.role is UNSET and turn.person == ask.person
    if not alone and not agreement.is_facilitator(turn.person):
        raise Refusal("forbidden", "facilitator-only-for-others")
    if ask.role not in (UNSET, person.role):
        _leave_one_facilitator(agreement, person)
    corrected = PersonCorrected(
        person=person.person,
        side=person.side if isinstance(ask.side, UnsetType) else ask.side,
        role=person.role if isinstance(ask.role, UnsetType) else ask.role,
        name=person.name
        if isinstance(ask.name, UnsetType)
        else distinct_from_all(agreement, ask.name, but=person.person),
    )
    before = (person.side, person.role, person.name)
    return [] if before == (corrected.side, corrected.role, corrected.name) else [corrected]


def remove_person(agreement: Agreement, ask: RemovePerson, _: Turn) -> Happenings:
    _leave_one_facilitator(agreement, somebody(agreement, ask.person))
    return [PersonRemoved(ask.person), RevokeKeys(ask.person)]


def somebody(agreement: Agreement, person: str) -> Person:
    """Who goes by this id; raises Refusal where nobody does."""
    if person not in agreement.people:
        raise Refusal("not-found", "nobody-by-this-id")
    return agreement.people[person]


def _leave_one_facilitator(agreement: Agreement, person: Person) -> None:
    others = (one for one in agreement.people.values() if one is not person)
    if person.role == "facilitator" and all(one.role != "facilitator" for one in others):
        raise Refusal("wrong-state", "last-facilitator")


# What each event changes


def joined(agreement: Agreement, event: PersonJoined, fact: Fact) -> None:
    agreement.came += 1
    who = (event.person, event.name, event.side, event.role)
    agreement.people[event.person] = Person(*who, agreement.came, fact.at, appointed=not fact.by)
    agreement.rename(event.person, event.name)
    agreement.people_changed()


def was_corrected(agreement: Agreement, event: PersonCorrected, _: Fact) -> None:
    person = agreement.people[event.person]
    if (person.side, person.role) != (event.side, event.role):
        take_back(agreement, event.person)
    person.side, person.role = event.side, event.role
    agreement.rename(event.person, event.name)
    agreement.people_changed()
    agreement.changes.own.add(event.person)


def was_erased(agreement: Agreement, event: PersonErased, _: Fact) -> None:
    if event.person in agreement.people or event.person in agreement.left:
        agreement.rename(event.person, "")
        agreement.people_changed()
    elif agreement.texts.get(event.person):
        agreement.texts[event.person] = ""
        agreement.amended("staff", "proposals")


def was_removed(agreement: Agreement, event: PersonRemoved, _: Fact) -> None:
    person = agreement.people.pop(event.person)
    if person.counted:
        agreement.left[event.person] = person
    agreement.looks.pop(event.person, None)
    vacate(agreement, event.person)
    take_back(agreement, event.person)
    agreement.people_changed()
    agreement.changes.gone.add(event.person)


def take_back(agreement: Agreement, person: str) -> None:
    """What is hidden goes with the right to say it: a side is not answered for by who left it."""
    for key, question in agreement.questions.items():
        if question.state == "open" and question.voters.pop(person, None) is not None:
            agreement.drawn_anew(f"question:{key}")
            agreement.changes.votes.add(person)


# What is shown


def shown(agreement: Agreement, here: Present) -> list[dict[str, Any]]:
    """The people in the order they came."""
    return [
        described(one)
        | {"here": one.person in here}
        | ({"away": True} if one.person in here.away else {})
        | ({"appointed": True} if one.appointed else {})
        | ({"claimed": one.claimed} if one.claimed else {})
        | ({} if one.is_in else {"invited": True})
        for one in agreement.people.values()
    ]


def described(one: Person) -> dict[str, Any]:
    return {"person": one.person, "name": one.name, "side": one.side, "role": one.role}


IN_IT = Feature(
    asks={
        Join: Rule(DOOR, join, lasting=True),
        CorrectPerson: Rule(ANYONE, correct_person, lasting=True),
        RemovePerson: Rule(FACILITATORS, remove_person, lasting=True),
    },
    events={
        PersonJoined: joined,
        PersonCorrected: was_corrected,
        PersonRemoved: was_removed,
        PersonErased: was_erased,
    },
    shows={"people": shown},
)
