"""How a workshop was set up, and what its matrix is made of, as minutes tell it."""

from app.documents.happened import Happened, Item
from app.documents.minuted import Teller
from app.documents.minuting import Minuting
from app.matrix.reference import MODELS

WORKSHOP, WHOLE = "The workshop", "The whole matrix"


def opened(fact: Happened, _: Minuting) -> Item:
    model = fact.event["model"]
    return Item(f"Opened with Reference Model {model}, {MODELS[model].name}.", WORKSHOP)


def brought_in(fact: Happened, room: Minuting) -> Item:
    """What was signed elsewhere is told in the minutes of where that was."""
    who = room.who(fact.by)
    return Item(f"Brought in from a session file by {who}, with what was signed.", WORKSHOP)


def revision_brought_in(fact: Happened, _: Minuting) -> Item:
    event = fact.event
    said = f"Revision {event['revision']} as it was signed on {event['signed_at'][:10]}."
    return Item(f"{said} SHA-256 of its content: {event['hash']}", WORKSHOP)


def taken_apart(_: Happened, __: Minuting) -> Item:
    return Item("Application and interface are looked at apart from now on.", WHOLE)


def names_set(fact: Happened, _: Minuting) -> Item:
    rule = {"parties": "by party, never by name", "people": "by name at its last stage"}
    return Item(f"A reveal tells votes {rule[fact.event['names']]}.", WORKSHOP)


def reworded(fact: Happened, room: Minuting) -> Item:
    name = room.grid.naming.process(fact.event["wording"]["process"])
    return Item(f"Worded otherwise for this workshop: {name}.", WORKSHOP)


def arranged(fact: Happened, room: Minuting) -> Item | None:
    """Which processes came and went; their order alone is told by no minutes."""
    words = {"added": "Processes added", "dropped": "Processes dropped"}
    told = [
        f"{word}: {', '.join(map(room.grid.naming.process, fact.event[field]))}."
        for field, word in words.items()
        if fact.event[field]
    ]
    return Item(" ".join(told), WHOLE) if told else None


TELLERS: dict[str, Teller] = {
    "workshop-opened": opened,
    "workshop-brought-in": brought_in,
    "revision-brought-in": revision_brought_in,
    "taken-apart": taken_apart,
    "names-set": names_set,
    "reworded": reworded,
    "processes-arranged": arranged,
}
