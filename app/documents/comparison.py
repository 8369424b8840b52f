"""Any two revisions side by side: cell by cell in words, and what else is not as it was."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from app.documents import changes, naming
from app.documents.changes import glance
from app.documents.markdown import listed, plain, table
from app.documents.naming import HEADINGS
from app.documents.printable import clean
from app.matrix import record
from app.matrix.catalogue import Cell
from app.matrix.model import WORDS
from app.matrix.record import CellRecord, Record
from app.matrix.sections import Section

#: Sections beside the matrix, and by which field each of their items is told.
BESIDE = {"contracts": "reference", "benefits": "benefit", "risks": "title", "cases": "title"}


_CAME, _GONE = "process added", "process dropped"


class Side(NamedTuple):
    """A signed revision, as its bytes."""

    hash: str
    content: str


class Pair(NamedTuple):
    """What was, and what came of it; either may be the later one."""

    before: Side
    now: Side


class Comparing(NamedTuple):
    """How a comparison is written, and what its kind is called on the web."""

    media_type: str
    write: Callable[[Pair], bytes]


def of(pair: Pair) -> dict[str, Any]:
    """As a program reads it: all cells of both, `changed` empty where one is as it was."""
    before, now = (record.parse(one.content) for one in pair)
    told = changes.of(before, now)
    return {
        "service": clean(now.service),
        "from": _side(before, pair.before),
        "to": _side(now, pair.now),
        "about": told.about,
        "cells": list(_cells(before, now, told.cells)),
        "beside": {name: _beside(before, now, name) for name in BESIDE},
    }


def _side(one: Record, side: Side) -> dict[str, Any]:
    return {"revision": one.revision, "hash": side.hash, "signed_at": one.signed_at}


def _cells(before: Record, now: Record, told: Mapping[Cell, list[str]]) -> Iterator[dict[str, Any]]:
    """Those there are, then those of processes that were dropped."""
    then, here = ({Cell(it.process, it.scope): it for it in one.cells} for one in (before, now))
    was_called, called = naming.of(before), naming.of(now)
    for cell in [*here, *(one for one in then if one not in here)]:
        came_or_went = [] if cell in then and cell in here else [_GONE if cell in then else _CAME]
        yield {
            "process": cell.process,
            "name": (called if cell in here else was_called).process(cell.process),
            "scope": cell.scope,
            "from": _value(then.get(cell)),
            "to": _value(here.get(cell)),
            "changed": told.get(cell, came_or_went),
        }


def _value(cell: CellRecord | None) -> dict[str, str] | None:
    """What a cell says; None: it was not there."""
    if cell is None:
        return None
    return {
        "accountable": WORDS[cell.accountable],
        "accountable_id": cell.accountable,
        "state": cell.state,
    }


def _beside(before: Record, now: Record, name: str) -> dict[str, list[str]]:
    """Of one section, by what its items are called: which came, which went, which are changed."""
    old, new = ({one.id: one for one in getattr(side, name)} for side in (before, now))

    def called(items: Mapping[str, Section], wanted: Callable[[str], bool]) -> list[str]:
        told = (getattr(one, BESIDE[name]) for key, one in items.items() if wanted(key))
        return [glance(clean(one)) for one in told]

    return {
        "added": called(new, lambda key: key not in old),
        "gone": called(old, lambda key: key not in new),
        "changed": called(new, lambda key: key in old and old[key] != new[key]),
    }


def as_json(pair: Pair) -> bytes:
    return (json.dumps(of(pair), ensure_ascii=False, indent=2) + "\n").encode()


def as_markdown(pair: Pair) -> bytes:
    """The cells that changed as a table; of the others, how many there are."""
    told = of(pair)
    changed = [one for one in told["cells"] if one["changed"]]
    first, last = told["from"], told["to"]
    parts = [
        f"# {plain(told['service'])}: revision {first['revision']} and revision {last['revision']}",
        listed(f"Revision {one['revision']}: SHA-256 `{one['hash']}`" for one in (first, last)),
        "## The service",
        listed(map(plain, told["about"])),
        "## The matrix",
        _matrix(changed, last["revision"], first["revision"]) if changed else "",
        f"{len(told['cells']) - len(changed)} of {len(told['cells'])} cells are as they were.",
        *_sections(told["beside"]),
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _matrix(changed: list[dict[str, Any]], last: int, first: int) -> str:
    head = ["Support process", "Scope", f"Revision {first}", f"Revision {last}", "What changed"]
    rows = [
        [
            one["name"],
            HEADINGS[one["scope"]],
            _said(one["from"]),
            _said(one["to"]),
            "; ".join(one["changed"]),
        ]
        for one in changed
    ]
    return table(head, rows)


def _said(value: Mapping[str, str] | None) -> str:
    if value is None:
        return "not there"
    return value["accountable"] if value["state"] == "decided" else "open"


def _sections(beside: Mapping[str, Mapping[str, list[str]]]) -> Iterator[str]:
    for name, told in beside.items():
        lines = [f"{how}: {plain(one)}" for how, items in told.items() for one in items]
        if lines:
            yield f"## {name.capitalize()}"
            yield listed(lines)


COMPARING = {
    "json": Comparing("application/json", as_json),
    "md": Comparing("text/markdown; charset=utf-8", as_markdown),
}
