"""Who came, what was written down around the matrix, and who signed, as minutes tell it."""

from typing import Any

from app.documents import sentences
from app.documents.about import titles
from app.documents.happened import Happened, Item
from app.documents.minuted import Teller
from app.documents.minuting import Minuting, cells_of
from app.documents.printable import clean
from app.matrix.model import HOLDERS
from app.matrix.reference import MODELS

PEOPLE, RISKS, SIGNATURES, CASES = "People", "Risks", "Signatures", "Cases"
ANSWERS = {
    "accepted": "accepted",
    "declined": "declined",
    "withdrawn": "acceptance withdrawn",
}


def joined(fact: Happened, room: Minuting) -> Item | None:
    """Who was removed again and had no part in it is told of nowhere."""
    event, person = fact.event, fact.event["person"]
    if not room.is_told_of(person):
        return None
    party = sentences.PARTIES[event["represents"]]
    role = "" if event["role"] == "participant" else f", {event['role']}"
    how = "Invited by a personal link" if person in room.invited else "Came in"
    return Item(f"{how}:", PEOPLE, names=(f"{room.who(person)} ({party}{role})",))


def claimed(fact: Happened, room: Minuting) -> Item | None:
    person = fact.event["person"]
    told = room.is_told_of(person)
    return Item("Came in by a personal link:", PEOPLE, names=(room.who(person),)) if told else None


def entered(fact: Happened, room: Minuting) -> Item | None:
    person = fact.event["person"]
    if not room.is_told_of(person):
        return None
    said = f"Without a device, so that {room.who(fact.by)} puts in their votes:"
    return Item(said, PEOPLE, names=(room.who(person),))


def parked(fact: Happened, room: Minuting) -> Item | None:
    """A topic that was taken up since is parked no more."""
    text = clean(fact.event["text"])
    return Item(f"Parked: {text}", "Topics for later") if text in room.grid.parked else None


def ambition_adopted(fact: Happened, room: Minuting) -> Item:
    model, adopted = fact.event["model"], room.grid.beside["ambition"]
    stands = adopted and adopted["at"] == fact.at
    more = (f"Rationale: {adopted['rationale']}",) if stands and adopted["rationale"] else ()
    said = f"Reference Model {model}, {MODELS[model].name}, was adopted by {room.who(fact.by)}"
    return Item(f"{said}, its consequences acknowledged.", "Ambition", more=more)


def contract(fact: Happened, room: Minuting) -> Item | None:
    one = room.item("contracts", fact.event["contract"]["id"])
    if not one:
        return None
    told = f"{one['reference']}, {one['vendor']}, for {one['covers']}"
    return Item(f"Written down: {told}; held by {HOLDERS[one['holder']]}.", "Contracts")


def benefit(fact: Happened, room: Minuting) -> Item | None:
    one = room.item("benefits", fact.event["benefit"]["id"])
    if not one:
        return None
    how = f"validated by {one['by']}: {one['validation']}"
    return Item(f"Expected: {one['benefit']}; to be {how}", "Expected benefits")


def benefit_judged(fact: Happened, room: Minuting) -> Item | None:
    one = room.item("benefits", fact.event["benefit"])
    if not one:
        return None
    why = f": {one['evidence']}" if one["at"] == fact.at and one["evidence"] else "."
    return Item(f"{one['benefit']}: {fact.event['outcome']}{why}", "Expected benefits")


def today(fact: Happened, room: Minuting) -> Item:
    where = room.grid.naming.places(cells_of(fact.event["cells"]))
    return Item(f"Written down who answers for it today: {where}.", "What changes hands")


def risk_written(fact: Happened, room: Minuting) -> Item | None:
    one = room.item("risks", fact.event["risk"]["id"])
    if not one:
        return None
    said = f"Written down by {room.who(fact.by)}: {one['title']} ({one['category']})"
    more = [
        ("Consequence", one["consequence"]),
        ("Mitigation", one["mitigation"]),
        ("Owner", one["owner"]),
    ]
    return Item(said, RISKS, more=tuple(f"{label}: {text}" for label, text in more if text))


def risk_understood(fact: Happened, room: Minuting) -> Item | None:
    one, person = room.item("risks", fact.event["risk"]), fact.event["person"]
    if not one or not room.is_told_of(person):
        return None
    name = _by_hand(fact, room)
    return Item(f"{one['title']}: understood by", RISKS, names=(name,))


def risk_answered(fact: Happened, room: Minuting) -> Item | None:
    one = room.item("risks", fact.event["risk"])
    if not one or not room.is_told_of(fact.event["person"]):
        return None
    did = ANSWERS[fact.event["answer"]]
    until = f", until {fact.event['until']}" if fact.event.get("until") else ""
    why = f": {one['why']}" if one["at"] == fact.at and one["why"] else "."
    return Item(f"{one['title']}: {did} by {_by_hand(fact, room)}{until}{why}", RISKS)


def _by_hand(fact: Happened, room: Minuting) -> str:
    """Who it was; by which hand, where that is more or less than their own device."""
    person, name = fact.event["person"], room.who(fact.event["person"])
    if fact.by != person:
        return f"{name} (said in the room, noted by {room.who(fact.by)})"
    return f"{name} (by personal link)" if fact.event.get("method") == "own link" else name


def check_waived(fact: Happened, room: Minuting) -> Item | None:
    found = (one for one in room.grid.checks if one.id == fact.event["check"])
    one = next(found, None)
    if not one:
        return None
    why = f" Because: {one.why}" if one.state == "waived" and one.why else ""
    return Item(f"Waved through: {one.says}{why}", "Checks")


def signed_off(fact: Happened, _: Minuting) -> Item:
    event = fact.event
    said = f"Revision {event['revision']} was closed. SHA-256 of its content: {event['hash']}"
    return Item(said, "Closing")


def started(_: Happened, room: Minuting) -> Item:
    turn = room.grid.turn
    return Item(
        f"Work on revision {turn} began, from revision {turn - 1} as it was signed.", "The workshop"
    )


def signature(fact: Happened, room: Minuting) -> Item | None:
    """A refusal's words stand as long as it does."""
    event: Any = fact.event
    if not room.is_told_of(event["person"]):
        return None
    office = titles(room.grid.record)[event["office"]]
    who = f"{office}, {_by_hand(fact, room)}"
    if fact.tag == "signature-given":
        return Item(f"Signed: {who}.", SIGNATURES)
    stands = any(
        one.plain["id"] == event["office"] and one.plain["at"] == fact.at for one in room.grid.said
    )
    why = f": {clean(event['why'])}" if stands else "."
    return Item(f"Refused: {who}{why}", SIGNATURES)


def executor(fact: Happened, room: Minuting) -> Item | None:
    """As long as they stand there; how they are reached is in the files of the matrix."""
    event = fact.event
    cells = tuple(
        key
        for key in event["cells"]
        for one in room.grid.beside["executors"]
        if (f"{one['process']}:{one['scope']}", one["name"]) == (key, clean(event["name"]))
    )
    said = f"Executed by {clean(event['name'])} ({event['kind']}), {clean(event['hours'])}."
    return Item(said, cells=cells) if cells else None


def case_added(fact: Happened, room: Minuting) -> Item | None:
    one = room.item("cases", fact.event["case"]["id"])
    return Item(f"Brought: {one['title']} ({one['at']})", CASES) if one else None


def case_played(fact: Happened, room: Minuting) -> Item | None:
    one = room.item("cases", fact.event["case"])
    return Item(f"Played: {one['title']} ({one['at']})", CASES) if one else None


TELLERS: dict[str, Teller] = {
    "executor-named": executor,
    "case-added": case_added,
    "case-played": case_played,
    "person-joined": joined,
    "invitation-claimed": claimed,
    "person-entered": entered,
    "topic-parked": parked,
    "ambition-adopted": ambition_adopted,
    "contract-recorded": contract,
    "benefit-expected": benefit,
    "benefit-judged": benefit_judged,
    "today-set": today,
    "risk-written": risk_written,
    "risk-understood": risk_understood,
    "risk-answered": risk_answered,
    "check-waived": check_waived,
    "signed-off": signed_off,
    "revision-started": started,
    "signature-given": signature,
    "signature-refused": signature,
}
