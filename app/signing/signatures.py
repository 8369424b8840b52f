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
from app.matrix.approving import written
from app.matrix.model import OFFICES, Office
from app.matrix.sections import Method, Signature
from app.signing import offices
from app.signing.signed import Signed, SignedRevision


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


def sign(signed: Signed, ask: Sign, turn: Turn) -> Happenings:
    return gives(signed, ask, oneself(signed, turn))


def refuse(signed: Signed, ask: RefuseSignature, turn: Turn) -> Happenings:
    return refuses(signed, ask, oneself(signed, turn))


def oneself(signed: Signed, turn: Turn) -> Signer:
    """Raises Refusal for who facilitates, or holds no office."""
    who = signed.people[turn.person]
    if who.role == "facilitator":
        raise Refusal("forbidden", "facilitator-signs-not")
    held = tuple(one for one in OFFICES if signed.holders.get(one) == who.person)
    if not held:
        raise Refusal("forbidden", "holds-no-office")
    return Signer(who.person, held, who.method)


def gives(signed: Signed, ask: Sign, who: Signer) -> Happenings:
    last = _last(signed, ask.revision)
    if ask.hash != last.hash:
        raise Refusal("conflict", "another-revision")
    return [
        SignatureGiven(**_bound(office, last, who))
        for office in who.offices
        if not _has_signed(signed, office, who, last)
    ]


def refuses(signed: Signed, ask: RefuseSignature, who: Signer) -> Happenings:
    last = _last(signed, ask.revision)
    said = {office: signed.approval.of(office, who.person) for office in who.offices}
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


def _last(signed: Signed, revision: int) -> SignedRevision:
    """The last revision; raises Refusal where that is another one, or there is none."""
    if not signed.revisions:
        raise Refusal("wrong-state", "nothing-to-sign")
    last = signed.revisions[-1]
    if revision != last.revision:
        raise Refusal("conflict", "another-revision")
    return last


def _has_signed(signed: Signed, office: Office, who: Signer, last: SignedRevision) -> bool:
    said = signed.approval.of(office, who.person)
    return bool(said and said.state == "signed" and said.revision == last.revision)


# What each event changes


def was_given(signed: Signed, event: SignatureGiven, fact: Fact) -> None:
    _note(signed, event, fact, Signature(**_about(event), state="signed"))


def was_refused(signed: Signed, event: SignatureRefused, fact: Fact) -> None:
    _note(signed, event, fact, Signature(**_about(event), state="refused", why=event.why))


def _about(event: SignatureGiven | SignatureRefused) -> dict[str, Any]:
    names = ("office", "revision", "hash", "person", "method")
    return {name: getattr(event, name) for name in names}


def _note(
    signed: Signed, event: SignatureGiven | SignatureRefused, fact: Fact, said: Signature
) -> None:
    noted_by = fact.by if fact.by != event.person else ""
    signed.approval.note(replace(said, at=fact.at, noted_by=noted_by))
    signed.tell_of(event.person)
    if signed.holders.get(event.office) != event.person:  # it was a mere name's
        offices.hold(signed, event.office, event.person)
    signed.amended()
    signed.drawn_anew("signatures", "revisions")


# What is shown, signed and printed


def asked_for(signed: Signed) -> Iterable[Office]:
    """The offices that sign: somebody holds them, a mere name does, or a file tells of it."""
    named = signed.holders.keys() | signed.signatories.keys()
    return (one for one in OFFICES if one in named or _brought_in(signed, one))


def standing(signed: Signed) -> list[Signature]:
    """What each of these has said of the last revision, or that it is asked."""
    if not signed.revisions:
        return []
    return [_standing(signed, office) for office in asked_for(signed)]


def _standing(signed: Signed, office: Office) -> Signature:
    holder, last = signed.holders.get(office, ""), signed.revisions[-1]
    said = signed.approval.of(office, holder) or (not holder and _brought_in(signed, office))
    return said or Signature(
        office=office,
        state="asked",
        revision=last.revision,
        person=holder,
        name=signed.signatories.get(office, ""),
        changed=signed.approval.since(office, holder) or [],
    )


def _brought_in(signed: Signed, office: Office) -> Signature | None:
    """What a file tells of the last revision, as long as nobody here holds the office."""
    said = signed.approval.said.get(signed.approval.newest, {}).get(office)
    return said if said and said.brought_in and office not in signed.holders else None


def all_signed(signed: Signed) -> bool:
    """Whether the last revision is in force: every office that signs has signed it."""
    said = standing(signed)
    return bool(said) and all(one.state == "signed" for one in said)


def in_force(signed: Signed) -> int:
    """The revision in force; 0 where there is none."""
    return signed.approval.newest if all_signed(signed) else signed.approval.in_force


def so_far(signed: Signed) -> list[Signature]:
    """What was said of the last revision, by whoever held an office then: the next one tells it."""
    said = signed.approval.said.get(signed.approval.newest, {})
    return [said[one] for one in OFFICES if one in said]


def kept(signed: Signed) -> dict[str, str]:
    """What was said of each revision since it was signed off, and of the last one who is asked.

    To be read without folding: what is printed of a revision stands beside it.
    """
    approval, last = signed.approval, len(signed.revisions)
    said = approval.said.get(last, {})
    told = {**said, **{one.office: one for one in standing(signed)}}
    return approval.closed | written(last, told.values())


def shown(signed: Signed, _: frozenset[str]) -> list[dict[str, Any]]:
    """One item for each office that signs, once there is a revision."""
    return [
        {**asdict(one), "id": one.office, "name": _called(signed, one)} for one in standing(signed)
    ]


def _called(signed: Signed, one: Signature) -> str:
    if one.brought_in:
        return signed.known(one.person).name if one.person else one.name
    return offices.called(signed, one.office)


SIGNATURES = Feature(
    asks={
        Sign: Rule(CONCERNED, sign, lasting=True),
        RefuseSignature: Rule(CONCERNED, refuse, lasting=True),
    },
    events={SignatureGiven: was_given, SignatureRefused: was_refused},
    shows={"signatures": shown},
)
