"""What the template prints: all of a table as text, each piece with places to break and fonts."""

from collections.abc import Iterable
from typing import Any

from app.documents import asked, beside, checked, first_page
from app.documents.about import Person
from app.documents.asked import Asked
from app.documents.colours import COLOURS
from app.documents.entry import Entry
from app.documents.glyphs import drawable, families
from app.documents.grid import Grid
from app.documents.rounds import Round, Said
from app.documents.sentences import SEATS
from app.documents.typesetting import breakable, short
from app.matrix.reference import MODELS

LONG = 500  # signs that a narrow column would draw out
#: Signs and voices of a round that are printed; the rest is counted, and whole in other files.
SIGNS, VOICES = 6000, 24


def document(grid: Grid) -> dict[str, Any]:
    """It gets text only and reads nothing else."""
    return {
        **typeset(_text(grid)),
        "subject": short(grid.service, 120),
        "hash": grid.hash,
        "colours": {value: colour._asdict() for value, colour in COLOURS.items()},
    }


def typeset(text: dict[str, Any]) -> dict[str, Any]:
    """What a template is given: texts that fit on paper, and the fonts that have their signs."""
    told: dict[str, Any] = _set(text)
    return {**told, "fonts": list(families())}


def _set(told: Any) -> Any:
    """Every text of it with places to break, and with fonts for all of its signs."""
    if isinstance(told, str):
        return drawable(breakable(told))
    if isinstance(told, dict):
        return {key: _set(one) for key, one in told.items()}
    return [_set(one) for one in told] if isinstance(told, (list, tuple)) else told


def _text(grid: Grid) -> dict[str, Any]:
    model = MODELS[grid.record.model]
    return {
        "title": short(grid.service, 120),
        "running": short(grid.service, 80),
        "standing": grid.standing,
        "draft": grid.draft,
        "signed": grid.signed,
        "revision": grid.record.revision,
        "model": f"Reference Model {grid.record.model}, {model.name}",
        "nearest": grid.nearest,
        "columns": grid.columns,
        **first_page.of(grid),
        "disputes": [_told(entry) for entry in grid.disputes],
        "agreed": [_told(entry) for entry in grid.agreed],
        "open": [_told(entry) for entry in grid.open_points],
        "changes": _changes(grid),
        "adopted": beside.adopted(grid.beside),
        "follows": model.meaning,
        "ambition": _questions(grid, "ambition"),
        "beside": [one._asdict() for one in beside.tables(grid.beside, grid.naming)],
        "readiness": [_area(one) for one in grid.asked_about("readiness")],
        "areas": list(asked.words_of("readiness:budget").values()),
        "checks": _checks(grid),
        "chapters": [
            {"title": title, "questions": _questions(grid, chapter)}
            for chapter, title in asked.CHAPTERS.items()
            if chapter != "readiness"
        ],
        "parked": grid.parked,
        "people": _people(grid.people),
        "facts": [(label, _pieces(grid, label, text)) for label, text in grid.facts],
        "signatures": [(one.office, one.name, _seal(grid, one.office)) for one in grid.signatures],
        "said": [(one.office, one.sentence) for one in grid.said],
    }


def _seal(grid: Grid, office: str) -> tuple[str, ...]:
    """What stands on the line of an office that has signed without ink."""
    return next((one.seal for one in grid.said if one.office == office), ())


def _told(entry: Entry) -> dict[str, Any]:
    fields = ("name", "column", "accountable", "word", "standing", "executed_by", "rationale")
    more = ("dissent", "owner", "due", "next_step", "waiver", "earlier")
    return {
        **{field: getattr(entry, field) for field in (*fields, *more)},
        "id": f"{entry.process}:{entry.scope}",
        "how": entry.basis.how,
        "basis": entry.basis.words,
        "marks": entry.basis.marks,
        "disputed": entry.disputed,
        "long": sum(map(len, (entry.executed_by, entry.rationale, *entry.earlier))) > LONG,
        "further": [(one.label, one.text) for one in entry.further if one.text],
        "rounds": [_round(cast) for cast in entry.rounds],
    }


def _questions(grid: Grid, chapter: str) -> list[dict[str, Any]]:
    return [_question(one) for one in grid.asked_about(chapter)]


def _question(one: Asked) -> dict[str, Any]:
    rounds = [_round(cast) for cast in one.rounds]
    return {"title": one.title, "ended": one.ended, "rounds": rounds}


def _area(one: Asked) -> dict[str, Any]:
    """An area of readiness: who said what in its last round, and what was said on the way."""
    last = {it.choice: it.seats for it in one.rounds[-1].chosen}
    heaps = [
        [(seat.party, SEATS[seat.party], seat.count) for seat in last.get(choice, [])]
        for choice in asked.words_of(one.id)
    ]
    return {**_question(one), "pattern": one.rounds[-1].pattern, "heaps": heaps}


def _checks(grid: Grid) -> dict[str, Any] | None:
    pending = checked.pending(grid.checks, grid.naming)
    if not grid.checks:
        return None
    rows = checked.rows(pending)
    return {"columns": list(checked.COLUMNS), "rows": rows, "settled": checked.settled(grid.checks)}


def _round(cast: Round) -> dict[str, Any]:
    said = spoken(cast.said)
    parties = [
        party
        for party in SEATS
        if any(seat.party == party for one in cast.chosen for seat in one.seats)
    ]
    counts = {(s.party, one.choice): s.count for one in cast.chosen for s in one.seats}
    return {
        "number": cast.number,
        "pattern": cast.pattern,
        "voted": cast.voted,
        "able": sum(cast.able.values()),
        "choices": [one.word for one in cast.chosen],
        "parties": [
            {
                "party": party,
                "word": SEATS[party],
                "counts": [counts.get((party, one.choice), 0) for one in cast.chosen],
            }
            for party in parties
        ],
        "moved": cast.moved,
        "advised": cast.advised,
        "said": [
            {
                "party": one.who,
                "who": f"{one.speaker} for {one.word}",
                "confidence": one.confidence,
                "reason": one.reason,
            }
            for one in said
        ],
        "unsaid": len(cast.said) - len(said),
    }


def spoken(said: list[Said]) -> list[Said]:
    """As many voices as the paper bears: of each choice in turn, so that none is crowded out."""
    by_choice: dict[str, list[Said]] = {}
    for one in sorted(said, key=lambda one: not one.reason):
        by_choice.setdefault(one.choice, []).append(one)
    kept: list[Said] = []
    room = SIGNS
    for turn in range(max(map(len, by_choice.values()), default=0)):
        for one in (voices[turn] for voices in by_choice.values() if turn < len(voices)):
            if len(kept) < VOICES and (len(one.reason) <= room or not kept):
                kept.append(one)
                room -= len(one.reason)
    return [one for one in said if any(one is other for other in kept)]


def _changes(grid: Grid) -> dict[str, Any] | None:
    if grid.changes is None:
        return None
    cells = [
        {"name": one.name, "column": one.column, "changed": one.changed}
        for one in grid.printed
        if one.changed
    ]
    return {"since": grid.changes.since, "about": grid.changes.about, "cells": cells}


def _people(people: Iterable[Person]) -> list[dict[str, Any]]:
    """Who took part, by party; a role is told where it is not the usual one."""
    parties: dict[str, dict[str, Any]] = {}
    for one in people:
        party = parties.setdefault(
            one.party, {"party": one.party, "word": one.party_word, "names": []}
        )
        usual = one.told == "participant"
        party["names"].append((one.name, "" if usual else f"({one.told})"))
    return list(parties.values())


def _pieces(grid: Grid, label: str, text: str) -> list[str]:
    """A fact in pieces that are set each by itself, from the left or from the right."""
    return grid.vendors if label == "Vendors" else [text]
