"""Offices: who signs for what, a person of the agreement or a mere name."""

from typing import Any

from app.agreement.state import Agreement
from app.asks.ask import NAME, Ask, Fields
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.model import OFFICES, Office
from app.matrix.record import Signatory


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


class SignatoryNamed(Event, frozen=True, kw_only=True, tag="signatory-named"):
    """`holder` is the person, where that is somebody here; else there is a name, or nobody."""

    signatory: Office
    name: str
    holder: str = ""


class OfficeNamed(Event, frozen=True, kw_only=True, tag="office-named"):
    signatory: Office
    title: str


def name_signatory(agreement: Agreement, ask: NameSignatory, _: Turn) -> Happenings:
    """Somebody who is here holds the office, so that nobody has it by calling themselves so.

    Who leads does not sign, and is a mere name. Once signed, only somebody who is here is named.
    """
    known = agreement.people.get(agreement.called(ask.name))
    holder = known.person if known and known.role != "facilitator" else ""
    if agreement.state == "signed-off" and not holder:
        raise Refusal("signed-off", "agreement-signed")
    name = "" if holder else ask.name
    return [SignatoryNamed(signatory=ask.signatory, name=name, holder=holder)]


def name_office(agreement: Agreement, ask: NameOffice, _: Turn) -> Happenings:
    """Never of a signed agreement: it tells what its offices were called."""
    if agreement.titles.get(ask.signatory, "") == ask.title:
        return []
    return [OfficeNamed(signatory=ask.signatory, title=ask.title)]


def office_was_named(agreement: Agreement, event: OfficeNamed, _: Fact) -> None:
    agreement.titles.pop(event.signatory, None)
    if event.title:
        agreement.titles[event.signatory] = event.title
    agreement.amended("signatories")


def signatory_was_named(agreement: Agreement, event: SignatoryNamed, _: Fact) -> None:
    hold(agreement, event.signatory, event.holder, event.name)


def hold(agreement: Agreement, office: Office, person: str, name: str = "") -> None:
    """From now on this person holds the office, or a mere name does, or nobody."""
    agreement.holders.pop(office, None)
    agreement.signatories.pop(office, None)
    if person:
        agreement.holders[office] = person
    elif name:
        agreement.signatories[office] = name
    agreement.amended("signatories", "signatures", "revisions")


def vacate(agreement: Agreement, person: str) -> None:
    """Who was removed holds no office any more."""
    for office in [one for one, holder in agreement.holders.items() if holder == person]:
        hold(agreement, office, "")


def called(agreement: Agreement, office: Office) -> str:
    """The name of who holds an office; empty where nobody does."""
    if office in agreement.holders:
        return agreement.people[agreement.holders[office]].name
    return agreement.signatories.get(office, "")


def shown(agreement: Agreement, _: frozenset[str]) -> list[dict[str, Any]]:
    return [
        {"signatory": one, "name": called(agreement, one)}
        | ({"title": agreement.titles[one]} if one in agreement.titles else {})
        | ({"person": agreement.holders[one]} if one in agreement.holders else {})
        for one in OFFICES
    ]


def signed(agreement: Agreement) -> list[Signatory]:
    """A person by their id: their name stands apart, so that it can be erased."""
    named, held, titles = agreement.signatories, agreement.holders, agreement.titles
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
)
