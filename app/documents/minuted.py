"""What was asked, revealed and decided, as minutes tell it: never who voted what."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeAlias

from msgspec import convert

from app.documents import rounds, sentences
from app.documents.asked import words_of
from app.documents.happened import Happened, Item
from app.documents.minuting import A_SLIP, Minuting, cells_of
from app.documents.printable import clean
from app.documents.rounds import Round
from app.matrix.model import WORDS
from app.matrix.question import ALL_PARTIES, ENOUGH, is_anonymous
from app.matrix.rounds import RoundRecord, Voice
from app.matrix.tally import pattern

#: Of one round so many reasons are told, and the rest is counted: the files of the matrix have all.
REASONS = 20
#: What can be taken back, by the tag of what happened.
ACTS = {
    "decided": "the decision",
    "reopened": "reopening it",
    "round-opened": "the new round",
    "promised": "the promise",
    "waived": "the waiver",
    "promise-kept": "that the promise was kept",
    "promise-moved": "moving the promise",
    "promise-broken": "that the promise was broken",
}
Teller: TypeAlias = Callable[[Happened, Minuting], Item | None]


def _about(key: str, room: Minuting) -> dict[str, Any]:
    return {"cells": (key,)} if key in room.cells else {"about": room.title(key)}


def opened(fact: Happened, room: Minuting) -> Item:
    """A question that is no cell is put to the room."""
    return Item("Put to the room.", room.title(fact.event["question"]))


def compared(fact: Happened, room: Minuting) -> Item:
    said = "all who have a view chose the same" if fact.event["agree"] else "they differ"
    return Item(f"Compared: {said}.", **_about(fact.event["cell"], room))


def revealed(fact: Happened, room: Minuting) -> Item:
    """Counts by party, who moved since the round before, and what was said by party."""
    key = fact.event["cell"]
    if is_anonymous(key):
        return _answered(fact, room)
    cast = _round(fact.event, is_cell=key in room.cells)
    told = _told([room.rounds[key], cast] if key in room.rounds else [cast], key, room)
    room.rounds[key] = cast
    said = [one.words for one in told.said]
    over = len(said) - REASONS
    more = [*([told.moved] if told.moved else []), *said[:REASONS]]
    more += [f"and {over} more reasons"] if over > 0 else []
    return Item(f"Votes are out. {told.words}", **_about(key, room), more=tuple(more))


def _told(cast: list[RoundRecord], key: str, room: Minuting) -> Round:
    if key in room.cells:
        return rounds.of(cast)[-1]
    return rounds.of(cast, words_of(key), sentences.answers)[-1]


def _round(event: Mapping[str, Any], is_cell: bool) -> RoundRecord:
    """The round as it would be signed."""
    said = convert(event["said"], list[Voice], strict=False)
    tally = event["tally"]
    lay = pattern(tally) if is_cell else None
    return RoundRecord(event["round"], lay, tally, said=said, advice=event.get("advice", {}))


def _answered(fact: Happened, room: Minuting) -> Item:
    """Two rounds of anonymous answers tell who came between them: the last one alone is counted."""
    key, tally = fact.event["cell"], fact.event["tally"]
    counts = {choice: sum(by.values()) for choice, by in tally.items()}
    if not room.is_last(fact, key) or sum(counts.values()) < ENOUGH:
        return Item("Answers were shown.", room.title(key))
    everybody = {str(choice): {str(ALL_PARTIES): count} for choice, count in counts.items()}
    told = sentences.answers(RoundRecord(fact.event["round"], None, everybody), words_of(key))
    return Item(f"Answers were shown. {told}", room.title(key))


def named(fact: Happened, room: Minuting) -> Item:
    return Item(
        "The room was shown who chose what; no file tells it.", **_about(fact.event["cell"], room)
    )


def round_opened(fact: Happened, room: Minuting) -> Item | None:
    cells = [key for key in fact.event["cells"] if key in room.cells]
    if cells:
        return Item("Voted on again.", cells=tuple(cells))
    return Item("Put to the room again.", room.title(fact.event["cells"][0]))


def decided(fact: Happened, room: Minuting) -> Item | None:
    """A slip of the hand is told by nobody; what weighs on a decision that stands is."""
    if _back(fact, room):
        return None
    event, cells = fact.event, fact.event["cells"]
    if event.get("adopted"):
        return Item(
            "Taken from the reference model.", "The whole matrix", more=_by_party(cells, room)
        )
    if len({key.split(":")[0] for key in cells}) > 1:
        return Item("Decided as all votes agree.", "The whole matrix", more=_by_party(cells, room))
    key = next(iter(cells))
    said = {name: event.get(name) for name in ("executed_by", "rationale", "dissent")}
    labels = {"executed_by": "Executed by", "rationale": "Rationale", "dissent": "Dissent"}
    more = [f"{labels[name]}: {clean(text)}" for name, text in said.items() if text]
    if room.is_last(fact, key) and room.cells[key].state == "decided":
        more += [one.capitalize() for one in sentences.weight(room.cells[key])]
    return Item(f"Decided: {WORDS[cells[key]]}", cells=tuple(cells), more=tuple(more))


def _by_party(cells: Mapping[str, str], room: Minuting) -> tuple[str, ...]:
    told = {
        word: [key for key, one in cells.items() if one == choice] for choice, word in WORDS.items()
    }
    return tuple(
        f"{word}: {room.grid.naming.places(cells_of(keys))}" for word, keys in told.items() if keys
    )


def _back(fact: Happened, room: Minuting) -> bool:
    """Whether it was a slip: taken back within a minute. The first releases kept these."""
    at = room.taken_back.get(fact.seq)
    if at is None or fact.event.get("there") is None:
        return False
    lasted = datetime.fromisoformat(at) - datetime.fromisoformat(fact.at)
    return lasted.total_seconds() <= A_SLIP


def undone(fact: Happened, room: Minuting) -> Item | None:
    act = room.facts.get(fact.event["act"] or 0)
    if not act:
        return Item("What was done last was taken back.", "The whole matrix")
    if act.tag == "decided" and _back(act, room):
        return None
    return Item(f"Taken back: {ACTS.get(act.tag, 'what was done')}.", cells=_cells(act))


def redone(fact: Happened, room: Minuting) -> Item:
    act = room.facts.get(fact.event["act"])
    if not act:
        return Item("What was taken back counts again.", "The whole matrix")
    return Item(f"Counts again: {ACTS.get(act.tag, 'what was done')}.", cells=_cells(act))


def _cells(fact: Happened) -> tuple[str, ...]:
    return tuple(fact.event["cells"])


def reopened(fact: Happened, _: Minuting) -> Item:
    return Item("Reopened.", cells=_cells(fact))


def promised(fact: Happened, room: Minuting) -> Item:
    """As long as it stands: of another one no screen has the words any more."""
    promise = room.cells[fact.event["cells"][0]].promise
    if not promise or promise.made != fact.at:
        return Item("A promise was made, which another one has replaced.", cells=_cells(fact))
    step = f"Next step: {clean(promise.next_step)}"
    more = (step,) if promise.next_step else ()
    said = f"Promised by {clean(promise.owner)}, due {fact.event['due']}."
    return Item(said, cells=_cells(fact), more=more)


def promise_moved(fact: Happened, room: Minuting) -> Item:
    promise = room.cells[fact.event["cells"][0]].promise
    moves = promise.moves if promise else []
    why = next((f": {clean(one.why)}" for one in moves if one.at == fact.at), ".")
    return Item(f"The promise was moved to {fact.event['due']}{why}", cells=_cells(fact))


def promise_ended(fact: Happened, room: Minuting) -> Item:
    promise, how = room.cells[fact.event["cells"][0]].promise, fact.tag.removeprefix("promise-")
    said = promise.evidence or promise.why if promise and promise.at == fact.at else ""
    return Item(f"The promise was {how}{f': {clean(said)}' if said else '.'}", cells=_cells(fact))


def waived(fact: Happened, room: Minuting) -> Item:
    stands = room.cells[fact.event["cells"][0]].waiver == fact.event["why"]
    why = f": {clean(fact.event['why'])}" if stands else "."
    return Item(f"Left without owner and date{why}", cells=_cells(fact))


TELLERS: dict[str, Teller] = {
    "question-opened": opened,
    "votes-compared": compared,
    "votes-revealed": revealed,
    "votes-named": named,
    "round-opened": round_opened,
    "decided": decided,
    "reopened": reopened,
    "undone": undone,
    "redone": redone,
    "promised": promised,
    "promise-moved": promise_moved,
    "promise-kept": promise_ended,
    "promise-broken": promise_ended,
    "waived": waived,
}
