"""Signatures: who holds an office signs a revision, or refuses with a sentence, by own hand.

It is never the act of who leads. A signature binds to the hash of the last revision, and stands;
who refused may still sign. A later revision opens the approval of those it concerns.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from msgspec.structs import asdict, replace

from app.agreement import offices
from app.agreement.people import counted
from app.agreement.state import Agreement, SignedRevision
from app.asks.ask import Ask
from app.asks.refusal import Refusal
from app.log.kind import CONCERNED, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.approval import Stood
from app.matrix.approving import written
from app.matrix.model import OFFICES, Office
from app.matrix.sections import Method, Signature

#: What each office is asked again about. Staff, rhythm and actions are the business of the pair
#: that makes it work; a cited matrix has been signed by four of its own.
CONCERNS: dict[Office, frozenset[str]] = {
    "relationship-manager": frozenset(
        {"philosophy", "staff", "meetings", "objectives", "actions", "appendices", "citations"}
    ),
    "business-manager": frozenset(
        {"philosophy", "staff", "meetings", "objectives", "actions", "appendices", "citations"}
    ),
    "it-manager": frozenset({"philosophy", "objectives", "appendices", "citations"}),
    "business-line-manager": frozenset({"philosophy", "objectives", "appendices"}),
}


class Sign(Ask, frozen=True, kw_only=True, tag="sign"):
    revision: int
    hash: str


class RefuseSignature(Ask, frozen=True, kw_only=True, tag="refuse-signature"):
    revision: int
    why: str


class SignatureGiven(Event, frozen=True, kw_only=True, tag="signature-given"):
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


def sign(agreement: Agreement, ask: Sign, turn: Turn) -> Happenings:
    who, last = _oneself(agreement, turn), _last(agreement, ask.revision)
    if ask.hash != last.hash:
        raise Refusal("conflict", "another-revision")
    return [
        SignatureGiven(**_bound(office, last, who))
        for office in who.offices
        if not _has_signed(agreement, office, who, last)
    ]


def refuse(agreement: Agreement, ask: RefuseSignature, turn: Turn) -> Happenings:
    who, last = _oneself(agreement, turn), _last(agreement, ask.revision)
    said = {office: agreement.approval.of(office, who.person) for office in who.offices}
    unsigned = {office: it for office, it in said.items() if not it or it.state != "signed"}
    if not unsigned:
        raise Refusal("wrong-state", "signature-stands")
    return [
        SignatureRefused(**_bound(office, last, who), why=ask.why)
        for office, it in unsigned.items()
        if not it or it.why != ask.why
    ]


def _oneself(agreement: Agreement, turn: Turn) -> Signer:
    """Raises Refusal for who leads, or holds no office."""
    who = agreement.people[turn.person]
    if who.role == "facilitator":
        raise Refusal("forbidden", "facilitator-signs-not")
    held = tuple(one for one in OFFICES if agreement.holders.get(one) == who.person)
    if not held:
        raise Refusal("forbidden", "holds-no-office")
    return Signer(who.person, held, who.method)


def _bound(office: Office, last: SignedRevision, who: Signer) -> dict[str, Any]:
    """What is said is said of exactly this."""
    about = {"office": office, "revision": last.revision, "hash": last.hash}
    return {**about, "person": who.person, "method": who.method}


def _last(agreement: Agreement, revision: int) -> SignedRevision:
    """The last revision; raises Refusal where that is another one, or there is none."""
    if not agreement.revisions:
        raise Refusal("wrong-state", "nothing-to-sign")
    last = agreement.revisions[-1]
    if revision != last.revision:
        raise Refusal("conflict", "another-revision")
    return last


def _has_signed(agreement: Agreement, office: Office, who: Signer, last: SignedRevision) -> bool:
    said = agreement.approval.of(office, who.person)
    return bool(said and said.state == "signed" and said.revision == last.revision)


# What each event changes


def was_given(agreement: Agreement, event: SignatureGiven, fact: Fact) -> None:
    _note(agreement, event, fact, Signature(**_about(event), state="signed"))


def was_refused(agreement: Agreement, event: SignatureRefused, fact: Fact) -> None:
    _note(agreement, event, fact, Signature(**_about(event), state="refused", why=event.why))


def _about(event: SignatureGiven | SignatureRefused) -> dict[str, Any]:
    names = ("office", "revision", "hash", "person", "method")
    return {name: getattr(event, name) for name in names}


def _note(
    agreement: Agreement, event: SignatureGiven | SignatureRefused, fact: Fact, said: Signature
) -> None:
    agreement.approval.note(replace(said, at=fact.at))
    counted(agreement, [event.person])
    agreement.amended("signatures", "revisions")


def close(agreement: Agreement, revision: int, items: dict[str, Stood]) -> None:
    """A revision is signed off: it is held against what each office signed last."""
    before = all_signed(agreement)
    agreement.approval.close(revision, items, agreement.holders, before, CONCERNS)


# What is shown and signed


def asked_for(agreement: Agreement) -> Iterable[Office]:
    """The offices that sign: somebody holds them, or a mere name does."""
    named = agreement.holders.keys() | agreement.signatories.keys()
    return (one for one in OFFICES if one in named)


def standing(agreement: Agreement) -> list[Signature]:
    """What each of these has said of the last revision, or that it is asked."""
    if not agreement.revisions:
        return []
    return [_standing(agreement, office) for office in asked_for(agreement)]


def _standing(agreement: Agreement, office: Office) -> Signature:
    holder, last = agreement.holders.get(office, ""), agreement.revisions[-1]
    return agreement.approval.of(office, holder) or Signature(
        office=office,
        state="asked",
        revision=last.revision,
        person=holder,
        name=agreement.signatories.get(office, ""),
        changed=agreement.approval.since(office, holder) or [],
    )


def all_signed(agreement: Agreement) -> bool:
    """Whether the last revision is in force: every office that signs has signed it."""
    said = standing(agreement)
    return bool(said) and all(one.state == "signed" for one in said)


def in_force(agreement: Agreement) -> int:
    """The revision in force; 0 where there is none."""
    approval = agreement.approval
    return approval.newest if all_signed(agreement) else approval.in_force


def so_far(agreement: Agreement) -> list[Signature]:
    """What was said of the last revision, by whoever held an office then: the next one tells it."""
    said = agreement.approval.said.get(agreement.approval.newest, {})
    return [said[one] for one in OFFICES if one in said]


def kept(agreement: Agreement) -> dict[str, str]:
    """What was said of each revision since it was signed off, and of the last one who is asked."""
    approval, last = agreement.approval, len(agreement.revisions)
    said = approval.said.get(last, {})
    told = {**said, **{one.office: one for one in standing(agreement)}}
    return approval.closed | written(last, told.values())


def shown(agreement: Agreement, _: frozenset[str]) -> list[dict[str, Any]]:
    """One item for each office that signs, once there is a revision."""
    return [
        {**asdict(one), "id": one.office, "name": offices.called(agreement, one.office)}
        for one in standing(agreement)
    ]


SIGNATURES = Feature(
    asks={
        Sign: Rule(CONCERNED, sign, lasting=True),
        RefuseSignature: Rule(CONCERNED, refuse, lasting=True),
    },
    events={SignatureGiven: was_given, SignatureRefused: was_refused},
    shows={"signatures": shown},
)
