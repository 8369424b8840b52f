"""Stakeholders: who must be there for this service, by office and party, and who is missing.

Whoever is missing is told of, and nothing waits for them. Where nobody is listed, nobody is missed.
"""

from collections.abc import Container, Iterable
from typing import Any

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from app.asks.ask import NAME, Ask, SeeingAsk
from app.log.kind import FACILITATORS, Feature, Present, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.model import Represents
from app.workshop import registers
from app.workshop.registers import TITLED, Stakeholder
from app.workshop.state import Person, Workshop

STAKEHOLDERS = 40


class NameStakeholder(SeeingAsk, frozen=True, kw_only=True, tag="name-stakeholder"):
    """An office or a party that is needed; with `item`, that one told anew."""

    own_fields = registers.texts(title=TITLED, name=(NAME, False, True))
    title: str
    represents: Represents
    name: str = ""
    item: str | UnsetType = UNSET


class InviteStakeholder(Ask, frozen=True, kw_only=True, tag="invite-stakeholder"):
    """They were told to come, by whatever way; a personal link says so by itself."""

    item: str
    invited: bool = True


class DropStakeholder(SeeingAsk, frozen=True, kw_only=True, tag="drop-stakeholder"):
    item: str


class StakeholderNamed(Event, frozen=True, kw_only=True, tag="stakeholder-named"):
    """`holder` is the person, where that is somebody here."""

    item: str
    title: str
    represents: Represents
    holder: str = ""


class StakeholderExpected(Event, frozen=True, kw_only=True, tag="stakeholder-expected"):
    """By a mere name, which stands apart as all names do; `person` is the id of the stakeholder."""

    person: str
    name: str


class StakeholderInvited(Event, frozen=True, tag="stakeholder-invited"):
    item: str
    invited: bool


class StakeholderDropped(Event, frozen=True, tag="stakeholder-dropped"):
    item: str


def name_one(workshop: Workshop, ask: NameStakeholder, _: Turn) -> Happenings:
    kept = workshop.registers.stakeholders
    registers.number(kept, ask.item, "s", STAKEHOLDERS)
    item = ask.item or f"s{workshop.seq + 1}"  # those that were dropped leave no number free
    if ask.item:
        workshop.unchanged(ask.seen, item)
    holder = workshop.called(ask.name)
    name = "" if holder else ask.name
    was = kept.get(item, Stakeholder(item, "", ask.represents))
    told = replace(was, title=ask.title, represents=ask.represents, holder=holder)
    happened: Happenings = []
    if told != was:
        words = {"item": item, "title": ask.title, "holder": holder}
        happened.append(StakeholderNamed(**words, represents=ask.represents))
    if name != was.name:
        happened.append(StakeholderExpected(person=item, name=name))
    return happened


def invite_one(workshop: Workshop, ask: InviteStakeholder, _: Turn) -> Happenings:
    one = registers.known(workshop.registers.stakeholders, ask.item)
    return [] if one.invited == ask.invited else [StakeholderInvited(ask.item, ask.invited)]


def drop_one(workshop: Workshop, ask: DropStakeholder, _: Turn) -> Happenings:
    registers.known(workshop.registers.stakeholders, ask.item)
    workshop.unchanged(ask.seen, ask.item)
    return [StakeholderDropped(ask.item)]


# What each event changes: nothing of it would be signed


def was_named(workshop: Workshop, event: StakeholderNamed, _: Fact) -> None:
    fresh = Stakeholder(event.item, event.title, event.represents)
    was = workshop.registers.stakeholders.get(event.item, fresh)
    words = {"title": event.title, "represents": event.represents, "holder": event.holder}
    _keep(workshop, replace(was, **words))


def was_expected(workshop: Workshop, event: StakeholderExpected, _: Fact) -> None:
    _call(workshop, event.person, event.name)


def was_erased(workshop: Workshop, item: str) -> None:
    """Whom this stakeholder was expected to be is known no more."""
    _call(workshop, item, "")


def _call(workshop: Workshop, item: str, name: str) -> None:
    one = workshop.registers.stakeholders.get(item)
    if one:
        _keep(workshop, replace(one, name=name))


def was_invited(workshop: Workshop, event: StakeholderInvited, _: Fact) -> None:
    one = workshop.registers.stakeholders[event.item]
    _keep(workshop, replace(one, invited=event.invited))


def _keep(workshop: Workshop, one: Stakeholder) -> None:
    workshop.registers.stakeholders[one.id] = one
    _changed(workshop, one.id)


def was_dropped(workshop: Workshop, event: StakeholderDropped, _: Fact) -> None:
    del workshop.registers.stakeholders[event.item]
    _changed(workshop, event.item)


def _changed(workshop: Workshop, item: str) -> None:
    workshop.changed[item] = workshop.seq
    workshop.drawn_anew("stakeholders")


# What is shown


def shown(workshop: Workshop, here: Present) -> list[dict[str, Any]]:
    """Each with how far they are: needed, invited, or here."""
    kept = workshop.registers.stakeholders.values()
    there = _there(workshop, here)
    meant = {one.id: _meant(workshop, one) for one in kept}
    taken = {person.person for person in meant.values() if person}
    told = []
    for one in kept:
        person = meant[one.id] or _stands_for(one, there.values(), taken)
        if person:
            taken.add(person.person)
        told.append(_described(workshop, one, person, bool(person and person.person in there)))
    return told


def _there(workshop: Workshop, here: Present) -> dict[str, Person]:
    """Who is here, or was within minutes, or has no device; in the order they came."""
    return {
        one.person: one
        for one in workshop.people.values()
        if one.is_in and (one.entered_by or one.person in here or one.person in here.away)
    }


def _meant(workshop: Workshop, one: Stakeholder) -> Person | None:
    """The person who was named, if they are in the workshop."""
    return workshop.people.get(one.holder or workshop.called(one.name))


def _stands_for(one: Stakeholder, there: Iterable[Person], taken: Container[str]) -> Person | None:
    """Where nobody was named, the first of their party who is here for no other; none who leads."""
    fits = (
        it
        for it in there
        if it.represents == one.represents and it.role != "facilitator" and it.person not in taken
    )
    return next(fits, None)


def _described(
    workshop: Workshop, one: Stakeholder, person: Person | None, here: bool
) -> dict[str, Any]:
    invited = one.invited or bool(person and person.invited)
    return {
        "id": one.id,
        "title": one.title,
        "represents": one.represents,
        "name": workshop.people[one.holder].name if one.holder in workshop.people else one.name,
        "invited": one.invited,
        "person": person.person if person else None,
        "state": "here" if here else "invited" if invited else "needed",
    }


STAKEHOLDING = Feature(
    asks={
        NameStakeholder: Rule(FACILITATORS, name_one),
        InviteStakeholder: Rule(FACILITATORS, invite_one),
        DropStakeholder: Rule(FACILITATORS, drop_one),
    },
    events={
        StakeholderNamed: was_named,
        StakeholderExpected: was_expected,
        StakeholderInvited: was_invited,
        StakeholderDropped: was_dropped,
    },
    shows={"stakeholders": shown},
)
