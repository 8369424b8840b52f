"""Attending: who comes in, who they are, who facilitates, and who has to leave."""

from msgspec import UnsetType

from app.asks.text import distinct
from app.workshop import commands as ask
from app.workshop import events as ev
from app.workshop.workshop import Fact, Person, Refusal, Turn, Workshop

PEOPLE = 5000


def open_workshop(workshop: Workshop, command: ask.OpenWorkshop, turn: Turn) -> list[ev.AnyEvent]:
    """The first two facts of a workshop; `workshop.code` was drawn at the door."""
    return [
        ev.WorkshopOpened(
            code=workshop.code,
            service=command.service,
            model=command.model,
            description=command.description,
            business_function=command.business_function,
            vendors=command.vendors,
        ),
        ev.PersonJoined(
            person=turn.person,
            represents="other",
            role="facilitator",
            name=command.facilitator,
        ),
    ]


def join(workshop: Workshop, command: ask.Join, turn: Turn) -> list[ev.AnyEvent]:
    if workshop.locked:
        raise Refusal("forbidden", "The door is locked; the facilitator can open it.")
    if len(workshop.people) >= PEOPLE:
        raise Refusal("unavailable", f"This workshop is full at {PEOPLE} people.")
    return [
        ev.PersonJoined(
            person=turn.person,
            represents=command.represents,
            role=command.role,
            name=_distinct(workshop, command.name),
        )
    ]


def _distinct(workshop: Workshop, name: str, but: str = "") -> str:
    return distinct(name, {looks for person, looks in workshop.looks.items() if person != but})


def correct_person(workshop: Workshop, command: ask.CorrectPerson, turn: Turn) -> list[ev.AnyEvent]:
    person = _somebody(workshop, command.person)
    name, represents, role = command.name, command.represents, command.role
    facilitator = workshop.is_facilitator(turn.person)
    if not facilitator and (turn.person != command.person or not isinstance(role, UnsetType)):
        raise Refusal("forbidden", "Only the facilitator can do that for others.")
    if not isinstance(role, UnsetType) and role != person.role:
        _leave_one_facilitator(workshop, person)
    return [
        ev.PersonCorrected(
            person=person.person,
            name=person.name
            if isinstance(name, UnsetType)
            else _distinct(workshop, name, but=person.person),
            represents=person.represents if isinstance(represents, UnsetType) else represents,
            role=person.role if isinstance(role, UnsetType) else role,
        )
    ]


def remove_person(workshop: Workshop, command: ask.RemovePerson, _: Turn) -> list[ev.AnyEvent]:
    _leave_one_facilitator(workshop, _somebody(workshop, command.person))
    return [ev.PersonRemoved(command.person)]


def share_facilitation(
    workshop: Workshop, command: ask.ShareFacilitation, _: Turn
) -> list[ev.AnyEvent]:
    return [_with_role(_somebody(workshop, command.person), "facilitator")]


def hand_over(workshop: Workshop, command: ask.HandOver, turn: Turn) -> list[ev.AnyEvent]:
    person = _somebody(workshop, command.person)
    if person.person == turn.person:
        raise Refusal("wrong-state", "You facilitate already.")
    return [
        _with_role(person, "facilitator"),
        _with_role(workshop.people[turn.person], "participant"),
    ]


def _with_role(person: Person, role: ask.Role) -> ev.PersonCorrected:
    return ev.PersonCorrected(
        person=person.person, name=person.name, represents=person.represents, role=role
    )


def lock_door(workshop: Workshop, command: ask.LockDoor, _: Turn) -> list[ev.AnyEvent]:
    return [] if workshop.locked == command.locked else [ev.DoorLocked(command.locked)]


def _somebody(workshop: Workshop, person: str) -> Person:
    if person not in workshop.people:
        raise Refusal("not-found", "There is nobody by this id in the workshop.")
    return workshop.people[person]


def _leave_one_facilitator(workshop: Workshop, person: Person) -> None:
    others = (one for one in workshop.people.values() if one is not person)
    if person.role == "facilitator" and all(one.role != "facilitator" for one in others):
        raise Refusal("wrong-state", "A workshop needs a facilitator: hand over first.")


# What each event changes


def person_joined(workshop: Workshop, event: ev.PersonJoined, _: Fact) -> None:
    workshop.came += 1
    workshop.people[event.person] = Person(
        event.person, event.name, event.represents, event.role, workshop.came
    )
    workshop.rename(event.person, event.name)
    workshop.touched.add("people")


def person_was_corrected(workshop: Workshop, event: ev.PersonCorrected, _: Fact) -> None:
    person = workshop.people[event.person]
    person.represents = event.represents
    person.role = event.role
    workshop.rename(event.person, event.name)
    workshop.touched.add("people")
    if event.role == "observer":
        _withdraw_hidden_votes(workshop, event.person)


def person_was_erased(workshop: Workshop, event: ev.PersonErased, _: Fact) -> None:
    if event.person in workshop.people:
        workshop.rename(event.person, "")
        workshop.touched.add("people")


def person_was_removed(workshop: Workshop, event: ev.PersonRemoved, _: Fact) -> None:
    del workshop.people[event.person]
    del workshop.looks[event.person]
    workshop.touched.add("people")
    _withdraw_hidden_votes(workshop, event.person)


def _withdraw_hidden_votes(workshop: Workshop, person: str) -> None:
    """Who has no vote, or is gone, is not counted in a round that is still hidden."""
    for key, cell in workshop.cells.items():
        if not cell.out and person in cell.voters:
            del cell.voters[person]
            workshop.touch([key])


def door_was_locked(workshop: Workshop, event: ev.DoorLocked, _: Fact) -> None:
    workshop.locked = event.locked
    workshop.touched.add("workshop")
