"""Signatures: who holds an office signs a revision, or refuses with a sentence, by own hand.

It is never the act of who facilitates. A signature binds to the hash of the last revision, and
stands; who refused may still sign. A later revision opens the approval of those it concerns.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from msgspec.structs import asdict, replace

from app.asks.ask import Ask
from app.asks.refusal import Refusal
from app.log.kind import CONCERNED, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.approval import Stood
from app.matrix.approving import written
from app.matrix.model import OFFICES
from app.matrix.record import digest
from app.matrix.sections import Method, Signature
from app.workshop import executing, offices
from app.workshop.risks import told_of
from app.workshop.state import Office, SignedRevision, Workshop


class Sign(Ask, frozen=True, kw_only=True, tag="sign"):
    revision: int
    hash: str


class RefuseSignature(Ask, frozen=True, kw_only=True, tag="refuse-signature"):
    revision: int
    why: str


class SignatureGiven(Event, frozen=True, kw_only=True, tag="signature-given"):
    """By `person`, who holds the office; where another brought it about, it was said in the room
    and noted by them."""

    office: Office
    revision: int
    hash: str
    person: str
    method: Method


class SignatureRefused(Event, frozen=True, kw_only=True, tag="signature-refused"):
    office: Office
    revision: int
    hash: str
    person: str
    method: Method
    why: str


class Signer(NamedTuple):
    """Who says it, for which offices, and by which hand."""

    person: str
    offices: tuple[Office, ...]
    method: Method


def sign(workshop: Workshop, ask: Sign, turn: Turn) -> Happenings:
    return signed(workshop, ask, oneself(workshop, turn))


def refuse(workshop: Workshop, ask: RefuseSignature, turn: Turn) -> Happenings:
    return refused(workshop, ask, oneself(workshop, turn))


def oneself(workshop: Workshop, turn: Turn) -> Signer:
    """Raises Refusal for who facilitates, or holds no office."""
    who = workshop.people[turn.person]
    if who.role == "facilitator":
        raise Refusal("forbidden", "facilitator-signs-not")
    held = tuple(one for one in OFFICES if workshop.holders.get(one) == who.person)
    if not held:
        raise Refusal("forbidden", "holds-no-office")
    return Signer(who.person, held, who.method)


def signed(workshop: Workshop, ask: Sign, who: Signer) -> Happenings:
    last = _last(workshop, ask.revision)
    if ask.hash != last.hash:
        raise Refusal("conflict", "another-revision")
    return [
        SignatureGiven(**_bound(office, last, who))
        for office in who.offices
        if not _has_signed(workshop, office, who, last)
    ]


def refused(workshop: Workshop, ask: RefuseSignature, who: Signer) -> Happenings:
    last = _last(workshop, ask.revision)
    said = {office: workshop.approval.of(office, who.person) for office in who.offices}
    unsigned = {office: it for office, it in said.items() if not it or it.state != "signed"}
    if not unsigned:
        raise Refusal("wrong-state", "signature-stands")
    return [
        SignatureRefused(**_bound(office, last, who), why=ask.why)
        for office, it in unsigned.items()
        if not it or it.why != ask.why
    ]


def _bound(office: Office, last: SignedRevision, who: Signer) -> dict[str, Any]:
    """What is said is said of exactly this."""
    about = {"office": office, "revision": last.revision, "hash": last.hash}
    return {**about, "person": who.person, "method": who.method}


def _last(workshop: Workshop, revision: int) -> SignedRevision:
    """The last revision; raises Refusal where that is another one, or there is none."""
    if not workshop.revisions:
        raise Refusal("wrong-state", "nothing-to-sign")
    last = workshop.revisions[-1]
    if revision != last.revision:
        raise Refusal("conflict", "another-revision")
    return last


def _has_signed(workshop: Workshop, office: Office, who: Signer, last: SignedRevision) -> bool:
    said = workshop.approval.of(office, who.person)
    return bool(said and said.state == "signed" and said.revision == last.revision)


# What each event changes


def was_given(workshop: Workshop, event: SignatureGiven, fact: Fact) -> None:
    _note(workshop, event, fact, Signature(**_about(event), state="signed"))


def was_refused(workshop: Workshop, event: SignatureRefused, fact: Fact) -> None:
    _note(workshop, event, fact, Signature(**_about(event), state="refused", why=event.why))


def _about(event: SignatureGiven | SignatureRefused) -> dict[str, Any]:
    names = ("office", "revision", "hash", "person", "method")
    return {name: getattr(event, name) for name in names}


def _note(
    workshop: Workshop, event: SignatureGiven | SignatureRefused, fact: Fact, said: Signature
) -> None:
    noted_by = fact.by if fact.by != event.person else ""
    workshop.approval.note(replace(said, at=fact.at, noted_by=noted_by))
    told_of(workshop, event.person)
    if workshop.holders.get(event.office) != event.person:  # it was a mere name's
        offices.hold(workshop, event.office, event.person)
    workshop.amended()
    workshop.drawn_anew("signatures", "revisions")


def close(workshop: Workshop, revision: int) -> None:
    """A revision is signed off: it is held against what each office signed last."""
    cells = {
        key: Stood(cell.accountable, digest(who) if (who := executing.who(workshop, key)) else "")
        for key, cell in workshop.cells.items()
    }
    before = all_signed(workshop)
    workshop.approval.close(revision, cells, workshop.holders, before)


# What is shown, signed and printed


def asked_for(workshop: Workshop) -> Iterable[Office]:
    """The offices that sign: somebody holds them, a mere name does, or a file tells of it."""
    named = workshop.holders.keys() | workshop.signatories.keys()
    return (one for one in OFFICES if one in named or _brought_in(workshop, one))


def standing(workshop: Workshop) -> list[Signature]:
    """What each of these has said of the last revision, or that it is asked."""
    if not workshop.revisions:
        return []
    return [_standing(workshop, office) for office in asked_for(workshop)]


def _standing(workshop: Workshop, office: Office) -> Signature:
    holder, last = workshop.holders.get(office, ""), workshop.revisions[-1]
    said = workshop.approval.of(office, holder) or (not holder and _brought_in(workshop, office))
    return said or Signature(
        office=office,
        state="asked",
        revision=last.revision,
        person=holder,
        name=workshop.signatories.get(office, ""),
        changed=workshop.approval.since(office, holder) or [],
    )


def _brought_in(workshop: Workshop, office: Office) -> Signature | None:
    """What a file tells of the last revision, as long as nobody here holds the office."""
    said = workshop.approval.said.get(workshop.approval.newest, {}).get(office)
    return said if said and said.brought_in and office not in workshop.holders else None


def all_signed(workshop: Workshop) -> bool:
    """Whether the last revision is in force: every office that signs has signed it."""
    said = standing(workshop)
    return bool(said) and all(one.state == "signed" for one in said)


def in_force(workshop: Workshop) -> int:
    """The revision in force; 0 where there is none."""
    return workshop.approval.newest if all_signed(workshop) else workshop.approval.in_force


def so_far(workshop: Workshop) -> list[Signature]:
    """What was said of the last revision, by whoever held an office then: the next one tells it."""
    said = workshop.approval.said.get(workshop.approval.newest, {})
    return [said[one] for one in OFFICES if one in said]


def kept(workshop: Workshop) -> dict[str, str]:
    """What was said of each revision since it was signed off, and of the last one who is asked.

    To be read without folding: what is printed of a revision stands beside it.
    """
    approval, last = workshop.approval, len(workshop.revisions)
    said = approval.said.get(last, {})
    told = {**said, **{one.office: one for one in standing(workshop)}}
    return approval.closed | written(last, told.values())


def shown(workshop: Workshop, _: frozenset[str]) -> list[dict[str, Any]]:
    """One item for each office that signs, once there is a revision."""
    return [
        {**asdict(one), "id": one.office, "name": _called(workshop, one)}
        for one in standing(workshop)
    ]


def _called(workshop: Workshop, one: Signature) -> str:
    if one.brought_in:
        return workshop.known(one.person).name if one.person else one.name
    return offices.called(workshop, one.office)


SIGNATURES = Feature(
    asks={
        Sign: Rule(CONCERNED, sign, lasting=True),
        RefuseSignature: Rule(CONCERNED, refuse, lasting=True),
    },
    events={SignatureGiven: was_given, SignatureRefused: was_refused},
    shows={"signatures": shown},
)
