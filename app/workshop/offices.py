"""Offices: who signs for what, a person of the workshop or a mere name."""

from typing import Any

from app.asks.ask import NAME, Ask, Fields
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.model import OFFICES
from app.matrix.record import Signatory
from app.workshop.state import Office, Workshop


class NameSignatory(Ask, frozen=True, kw_only=True, tag="name-signatory"):
    # An office without a name is one that nobody signs for.
    own_fields = Fields({"name": (NAME, False, True)})
    signatory: Office
    name: str


class NameOffice(Ask, frozen=True, kw_only=True, tag="name-office"):
    """What the office is called in this organisation; an empty title is as it was published."""

    own_fields = Fields({"title": (NAME, False, True)})
    signatory: Office
    title: str


class OfficeNamed(Event, frozen=True, kw_only=True, tag="office-named"):
    signatory: Office
    title: str


class SignatoryNamed(Event, frozen=True, kw_only=True, tag="signatory-named:2"):
    """`holder` is the person, where that is somebody here; else there is a name, or nobody."""

    signatory: Office
    name: str
    holder: str = ""


def name_signatory(workshop: Workshop, ask: NameSignatory, _: Turn) -> Happenings:
    """Somebody who is here holds the office, so that nobody has it by calling themselves so.

    Who facilitates does not sign, and is a mere name. Once signed, only somebody who is here is
    named: what was signed tells the names there were.
    """
    known = workshop.people.get(workshop.called(ask.name))
    holder = known.person if known and known.role != "facilitator" else ""
    if workshop.state == "signed-off" and not holder:
        raise Refusal("signed-off", "signed")
    name = "" if holder else ask.name
    return [SignatoryNamed(signatory=ask.signatory, name=name, holder=holder)]


def name_office(workshop: Workshop, ask: NameOffice, _: Turn) -> Happenings:
    """Never of a signed matrix: it tells what its offices were called."""
    if workshop.titles.get(ask.signatory, "") == ask.title:
        return []
    return [OfficeNamed(signatory=ask.signatory, title=ask.title)]


# What each event changes


def office_was_named(workshop: Workshop, event: OfficeNamed, _: Fact) -> None:
    workshop.titles.pop(event.signatory, None)
    if event.title:
        workshop.titles[event.signatory] = event.title
    workshop.amended()
    workshop.drawn_anew("signatories")


def signatory_was_named(workshop: Workshop, event: SignatoryNamed, _: Fact) -> None:
    hold(workshop, event.signatory, event.holder, event.name)


def hold(workshop: Workshop, office: Office, person: str, name: str = "") -> None:
    """From now on this person holds the office, or a mere name does, or nobody."""
    workshop.holders.pop(office, None)
    workshop.signatories.pop(office, None)
    if person:
        workshop.holders[office] = person
    elif name:
        workshop.signatories[office] = name
    workshop.amended()
    workshop.drawn_anew("signatories", "signatures", "revisions")


def vacate(workshop: Workshop, person: str) -> None:
    """Who was removed holds no office any more."""
    for office in [one for one, holder in workshop.holders.items() if holder == person]:
        hold(workshop, office, "")


def _first_form(old: dict[str, Any]) -> dict[str, Any]:
    """The first form knew mere names only."""
    return {**old, "is": "signatory-named:2", "holder": ""}


# What is shown, and signed


def called(workshop: Workshop, office: Office) -> str:
    """The name of who holds an office; empty where nobody does."""
    if office in workshop.holders:
        return workshop.people[workshop.holders[office]].name
    return workshop.signatories.get(office, "")


def shown(workshop: Workshop, _: frozenset[str]) -> list[dict[str, Any]]:
    return [
        {"signatory": one, "name": called(workshop, one)}
        | ({"title": workshop.titles[one]} if one in workshop.titles else {})
        | ({"person": workshop.holders[one]} if one in workshop.holders else {})
        for one in OFFICES
    ]


def signed(workshop: Workshop) -> list[Signatory]:
    """A person by their id: their name stands apart, so that it can be erased."""
    named, held, titles = workshop.signatories, workshop.holders, workshop.titles
    return [
        Signatory(one, named.get(one, ""), held.get(one, ""), titles.get(one, ""))
        for one in OFFICES
    ]


HOLDING = Feature(
    asks={
        NameSignatory: Rule(FACILITATORS, name_signatory, lasting=True),
        NameOffice: Rule(FACILITATORS, name_office),
    },
    events={SignatoryNamed: signatory_was_named, OfficeNamed: office_was_named},
    shows={"signatories": shown},
    upcasts={"signatory-named": _first_form},
)
