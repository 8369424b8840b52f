"""Signatures: what each office said of a revision since it was signed off, in a sentence."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import asdict

from app.documents import sentences
from app.documents.about import OFFICES, Signed, titles
from app.documents.printable import clean
from app.matrix.record import Signatory
from app.matrix.sections import Signature

BEGINS = 16  # signs of a hash, which stands whole beside it or in the JSON file
SIGNATURE = msgspec.json.Decoder(Signature)
NOBODY = "somebody whose name was erased"
#: In words, what changed of that which an office signed.
Places = Callable[[Sequence[str]], str]


class Reading(NamedTuple):
    """What no byte that was signed tells: the zone of who reads it, what was said of it since, as
    JSON, today's names, of which workshop it is, and where people take part in it."""

    zone: str = ""
    said: Sequence[str] = ()
    names: Mapping[str, str] = {}
    code: str = ""
    place: str = ""  # the address at which people take part


class Told(msgspec.Struct, frozen=True):
    """What an office said, who it was, and the whole of it in a sentence."""

    office: str
    sentence: str
    plain: dict[str, Any]  # as a program reads it, with people by their names
    seal: tuple[str, ...]  # what stands where a pen would sign, in lines; nothing: not signed yet


def of(record: Signed, reading: Reading, called: Mapping[str, str], places: Places) -> list[Told]:
    """Office by office; of a revision that nobody was asked about nothing is told."""
    kept = [SIGNATURE.decode(one) for one in reading.said]
    said = {one.office: one for one in kept}
    named = {one.signatory: one for one in record.signatories if one.name or one.person}
    offices = [one for one in OFFICES if kept and (one in said or one in named)]
    names = {**{who: clean(name) for who, name in reading.names.items()}, **called}
    answers = [said.get(one) or _unanswered(record, named[one]) for one in offices]  # type: ignore[call-overload]
    return [_told(one, record, names, reading.zone, places) for one in answers]


def _unanswered(record: Signed, named: Signatory) -> Signature:
    """Who was to sign, and had said nothing when the next revision came."""
    return Signature(
        office=named.signatory,  # type: ignore[arg-type] # one of the four
        state="asked",
        revision=record.revision or 0,
        person=named.person,
        name=named.name,
    )


def _told(
    one: Signature, record: Signed, names: Mapping[str, str], zone: str, places: Places
) -> Told:
    who = names.get(one.person, NOBODY) if one.person else clean(one.name)
    noted_by = names.get(one.noted_by, NOBODY) if one.noted_by else ""
    why = clean(one.why)
    plain = {**asdict(one), "id": one.office, "name": who, "noted_by": noted_by, "why": why}
    del plain["person"]
    sentence = _sentence(one, plain, _what(one, record), zone)
    if one.state == "asked":
        changed = places(one.changed)
        sentence += f"; changed since what they signed: {changed}" if changed else ""
    return Told(titles(record)[one.office], sentence, plain, _seal(one, plain, zone))


def _seal(one: Signature, told: Mapping[str, Any], zone: str) -> tuple[str, ...]:
    if one.state != "signed":
        return ()
    return f"Signed by {told['name']}", _hand(told), sentences.moment(one.at, zone)


def _sentence(one: Signature, told: Mapping[str, Any], what: str, zone: str) -> str:
    at, who = sentences.moment(one.at, zone), told["name"]
    match one.state:
        case "signed":
            return f"signed by {who}, {_hand(told)}, {at}, {what}"
        case "refused":
            return f"refused by {who}, {_hand(told)}, {at}: {told['why']}"
    return f"asked, and {who} has not answered"


def _hand(told: Mapping[str, Any]) -> str:
    """By which hand it was said; of what was brought in, by which the file says."""
    brought = ", as the file says that was brought in" if told["brought_in"] else ""
    hand = {
        "own link": "by their own personal link",
        "own device": "on their own device",
        "in the room": f"said in the room, noted by {told['noted_by']}",
    }
    return hand[told["method"]] + brought


def _what(one: Signature, record: Signed) -> str:
    """What was signed: this revision, or an earlier one that is the same as far as it concerns."""
    if one.revision == record.revision:
        return f"content SHA-256 {one.hash[:BEGINS]}…"
    return (
        f"revision {one.revision}, content SHA-256 {one.hash[:BEGINS]}…; "
        "nothing that concerns this office has changed since"
    )
