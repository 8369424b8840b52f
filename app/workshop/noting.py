"""Noting: what somebody without a device said in the room, of a risk or for an office."""

from typing import Literal, TypeAlias

from msgspec import UNSET, UnsetType

from app.asks.ask import SeeingAsk
from app.asks.refusal import Refusal
from app.asks.text import skeleton
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Happenings, Turn
from app.matrix.model import Represents
from app.signing import offices, signatures
from app.signing.signatures import RefuseSignature, Sign, Signer
from app.workshop import accepting
from app.workshop.accepting import AcceptRisk, Concerned, DeclineRisk, UnderstandRisk
from app.workshop.accepting import WithdrawAcceptance as Withdraw
from app.workshop.entering import somebody_without_a_device
from app.workshop.state import Office, Workshop

Noted: TypeAlias = Literal[
    "understand-risk",
    "accept-risk",
    "decline-risk",
    "withdraw-acceptance",
    "sign",
    "refuse-signature",
]


class NoteInTheRoom(SeeingAsk, frozen=True, kw_only=True, tag="note-in-the-room"):
    """Of a risk, by its id; for an office, of a revision, and to sign by its hash."""

    name: str
    represents: Represents
    act: Noted
    risk: str = ""
    until: str = ""
    why: str = ""
    office: Office | UnsetType = UNSET
    revision: int = 0
    hash: str = ""


def note(workshop: Workshop, ask: NoteInTheRoom, _: Turn) -> Happenings:
    """By the rules of the act itself, of the person who said it; the log has both persons."""
    if ask.act in ("sign", "refuse-signature"):
        return _signature(workshop, ask)
    _needs(ask, "risk")
    person, entered = somebody_without_a_device(workshop, ask.name, ask.represents)
    who = Concerned(person, skeleton(ask.name), "in the room")
    return [*entered, *_of_a_risk(workshop, ask, who)]


def _needs(ask: NoteInTheRoom, *names: str) -> None:
    """Raises Refusal where a field is not there that this act cannot do without."""
    for name in names:
        if not getattr(ask, name):
            raise Refusal("bad-field", "empty", field=name)


def _of_a_risk(workshop: Workshop, ask: NoteInTheRoom, who: Concerned) -> Happenings:
    risk, seen, why = ask.risk, ask.seen, ask.why
    match ask.act:
        case "understand-risk":
            return accepting.understood(workshop, UnderstandRisk(risk=risk, seen=seen), who)
        case "accept-risk":
            told = AcceptRisk(risk=risk, seen=seen, until=ask.until, why=why)
            return accepting.accepted(workshop, told, who)
        case "decline-risk":
            return accepting.declined(workshop, DeclineRisk(risk=risk, seen=seen, why=why), who)
    return accepting.withdrawn(workshop, Withdraw(risk=risk, seen=seen, why=why), who)


def _signature(workshop: Workshop, ask: NoteInTheRoom) -> Happenings:
    """Of who holds the office, and has no device; of a mere name, who comes in by it."""
    _needs(ask, "office", "revision", "hash" if ask.act == "sign" else "why")
    if isinstance(ask.office, UnsetType) or not _is_called(workshop, ask.office, ask.name):
        raise Refusal("forbidden", "holds-not-this-office")
    person, entered = somebody_without_a_device(workshop, ask.name, ask.represents)
    who = Signer(person, (ask.office,), "in the room")
    if ask.act == "sign":
        told = Sign(revision=ask.revision, hash=ask.hash)
        return [*entered, *signatures.gives(workshop, told, who)]
    refused = RefuseSignature(revision=ask.revision, why=ask.why)
    return [*entered, *signatures.refuses(workshop, refused, who)]


def _is_called(workshop: Workshop, office: Office, name: str) -> bool:
    return skeleton(offices.called(workshop, office)) == skeleton(name)


NOTING = Feature(asks={NoteInTheRoom: Rule(FACILITATORS, note, lasting=True)})
