"""The matrix as JSON, for programs: all cells, and the signed record to check the hash by."""

import json
from typing import Any

import msgspec

from app.documents import asked, carried
from app.documents.entry import Entry
from app.documents.grid import Grid

#: Of this file; what a hash covers is the record alone.
FORMAT = 2
VERIFY = (
    "hash is the SHA-256, in hex, of the UTF-8 bytes of `record` written as JSON with the keys of "
    "every object sorted, no space between the signs, and no escapes but those JSON demands."
)


def write(grid: Grid) -> bytes:
    """Indented, because people look into it too; only `record` is for the hash."""
    told: dict[str, Any] = {
        "format": FORMAT,
        "service": grid.service,
        "model": grid.record.model,
        "revision": grid.record.revision,
        "hash": grid.hash,
        "standing": grid.standing,
        "joined": len(grid.columns) == 1,
        "signed_at": grid.record.signed_at,
        "facts": dict(grid.facts),
        "cells": [_cell(entry) for entry in grid.cells],
        "parked": grid.parked,
        "people": msgspec.to_builtins(grid.people),
        "signatories": msgspec.to_builtins(grid.signatures),
        "signatures": [one.plain for one in grid.said],
        "changes": _changes(grid),
        **grid.beside,
        "checks": [one.plain for one in grid.checks],
        "questions": [
            asked.plain(one, [_round_of(cast) for cast in msgspec.to_builtins(one.rounds)])
            for one in grid.asked
        ],
    }
    if not grid.draft:
        told |= {"verify": VERIFY, "record": msgspec.to_builtins(grid.record)}
    if grid.carried.revisions and carried.fits(grid.carried):
        told["session"] = json.loads(msgspec.json.encode(grid.carried))
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _changes(grid: Grid) -> dict[str, Any] | None:
    """What is not as it was in the revision before; null where there is none."""
    if grid.changes is None:
        return None
    cells = [
        {"process": process, "scope": scope, "changed": told}
        for (process, scope), told in grid.changes.cells.items()
    ]
    return {"since": grid.changes.since, "about": grid.changes.about, "cells": cells}


def _cell(entry: Entry) -> dict[str, Any]:
    promise = {"owner": entry.owner, "due": entry.due, "next_step": entry.next_step}
    return {
        "process": entry.process,
        "name": entry.name,
        "scope": entry.scope,
        "accountable": entry.word,
        "accountable_id": entry.accountable,
        "state": entry.state,
        "executed_by": entry.executed_by,
        "rationale": entry.rationale,
        "dissent": entry.dissent,
        "reference": entry.reference,
        "adopted": entry.adopted,
        "promise": promise if entry.owner else None,
        "waiver": entry.waiver or None,
        "rounds": [_round_of(cast) for cast in msgspec.to_builtins(entry.rounds)],
        "earlier": entry.earlier,
        **{name: True for name, so in _weight(entry).items() if so},
        "basis": msgspec.to_builtins(entry.basis),
        **{one.name: one.text for one in entry.further},
    }


def _weight(entry: Entry) -> dict[str, bool]:
    """What a cell may be beside its state; told where it is so."""
    return {"thin": entry.thin, "override": entry.override}


def _round_of(cast: dict[str, Any]) -> dict[str, Any]:
    tally = {
        chosen["choice"]: {seats["party"]: seats["count"] for seats in chosen["seats"]}
        for chosen in cast["chosen"]
    }
    return {
        "round": cast["number"],
        "pattern": cast["pattern"],
        "tally": tally,
        "words": cast["words"],
        "able": cast["able"],
        "advice": cast["advice"],
        "movement": cast["moved"],
        "reasons": [
            {
                "choice": said["choice"],
                "represents": said["who"],
                "confidence": said["confidence"],
                "reason": said["reason"],
                **({"advice": True} if said["advice"] else {}),
            }
            for said in cast["said"]
        ],
    }
