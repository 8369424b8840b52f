"""What stands beside the matrix, as a program reads it: its registers, people by their names."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from msgspec import to_builtins
from msgspec.structs import asdict

from app.documents import physical
from app.documents.naming import Naming
from app.documents.printable import clean
from app.documents.sentences import PARTIES
from app.matrix.intake import INTAKE, printed
from app.matrix.model import HOLDERS
from app.matrix.record import Promise, Record
from app.matrix.reference import meaning_of
from app.matrix.sections import Risk
from app.matrix.transition import path


def of(record: Record, called: Mapping[str, str], names: Mapping[str, str]) -> dict[str, Any]:
    """Section by section; `called` is what each person's id stands for, `names` any other."""
    decided = {
        f"{one.process}:{one.scope}": one.accountable
        for one in record.cells
        if one.state == "decided"
    }
    told = {
        "ambition": _ambition(record, called),
        "contracts": [asdict(one) for one in record.contracts],
        "benefits": [asdict(one) for one in record.benefits],
        "path": [asdict(one) for one in path(record.today, decided)],
        "risks": [_risk(one, called) for one in record.risks],
        "promises": _promises(record),
        "wording": [asdict(one) for one in record.wording],
        "value": [asdict(one) for one in record.value],
        "intake": [
            {"id": it.id, "asked": INTAKE[it.id].label, "answer": printed(it.id, it.answer)}
            for it in record.intake
        ],
        "executors": physical.executors(record, names),
        "cases": physical.cases(record, called),
    }
    cleaned: dict[str, Any] = _cleaned(told)
    return cleaned


def _cleaned(value: Any) -> Any:
    """Every text in it as it may be printed."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _cleaned(one) for key, one in value.items()}
    return [_cleaned(one) for one in value] if isinstance(value, list) else value


def _ambition(record: Record, called: Mapping[str, str]) -> dict[str, Any] | None:
    kept = record.ambition
    return {**asdict(kept), "by": called.get(kept.by, "")} if kept else None


def _risk(risk: Risk, called: Mapping[str, str]) -> dict[str, Any]:
    """Whose acts there were; whatever was said in the room says who noted it."""
    told = asdict(risk)
    del told["owner_person"], told["by_link"]
    accepted = risk.state in ("accepted", "lapsed", "withdrawn")
    people = {key: called.get(told[key], "") for key in ("written_by", "answered_by", "noted_by")}
    return {
        **told,
        **people,
        "owner": called.get(risk.owner_person, risk.owner),
        "documented": risk.documented,
        "understood": [
            {
                "name": called.get(one, ""),
                "noted_by": called.get(risk.noted.get(one, ""), ""),
                "by_link": one in risk.by_link,
            }
            for one in risk.understood
        ],
        "noted": len(risk.noted),
        "accepted_by": people["answered_by"] if accepted else "",
        "by_who_wrote_it": accepted and risk.answered_by == risk.written_by,
    }


def _promises(record: Record) -> list[dict[str, Any]]:
    """Those that stand on cells, each with all its cells."""
    on: dict[tuple[str, str], tuple[Promise, list[str]]] = {}
    for one in record.cells:
        if one.promise:
            key = f"{one.process}:{one.scope}"
            # What was signed before promises had an id is told by its cell.
            on.setdefault((one.promise.id, one.promise.id or key), (one.promise, []))[1].append(key)
    return [
        {
            **asdict(it),
            "state": it.state or "open",
            "moves": to_builtins(it.moves),
            "cells": cells,
        }
        for it, cells in on.values()
    ]


# As tables


class Table(NamedTuple):
    """A section as people read it: its columns, each with how broad it is beside the others."""

    title: str
    columns: dict[str, int]  # signs in a line, where there is room for them
    rows: list[list[str]]


CONTRACTS = {
    **{"Reference": 18, "Vendor": 22, "Covers": 30, "Holder": 16, "Engaged by": 18},
    **{"From": 12, "Until": 12, "Notice": 16, "Exit plan": 30},
}
BENEFITS = {"Benefit": 40, "Validated how": 40, "By": 12, "State": 12, "Evidence": 40}
PATH = {"Cell": 36, "Today": 16, "Becomes": 16, "On": 12, "Condition": 44}
RISKS = {
    **{"Risk": 26, "Category": 13, "Consequence": 30, "Mitigation": 30, "Owner": 18},
    **{"State": 30, "Understood by": 26, "Doing nothing": 26, "Review": 12},
}
WORDING = {"Support process": 30, "Here it means": 50, "Question": 40, "Case": 40}
VALUE = {"Cell": 40, "Said by": 50}
INTAKEN = {"About the service": 40, "Answer": 60}
PROMISES = {"Cells": 40, "Owner": 24, "Due": 12, "State": 12, "Evidence or reason": 44}


def tables(told: Mapping[str, Any], naming: Naming) -> list[Table]:
    """The sections that say anything, in their order."""
    benefit = ("benefit", "validation", "by", "state", "evidence")
    found = [
        Table("Risks", RISKS, [_risk_row(one) for one in told["risks"]]),
        Table("Promises", PROMISES, [_promise(one, naming) for one in told["promises"]]),
        Table("Contracts", CONTRACTS, [_contract(one) for one in told["contracts"]]),
        Table(
            "Expected benefits", BENEFITS, [[it[key] for key in benefit] for it in told["benefits"]]
        ),
        Table("What changes hands", PATH, [_handover(one, naming) for one in told["path"]]),
        Table(
            "Who executes",
            physical.EXECUTORS,
            physical.executor_rows(told["executors"], naming),
        ),
        Table("Cases", physical.CASES, physical.case_rows(told["cases"], naming)),
        Table("Where IT could add value", VALUE, [_value(one, naming) for one in told["value"]]),
        Table("Intake", INTAKEN, [[one["asked"], one["answer"]] for one in told["intake"]]),
        Table("Worded for this workshop", WORDING, [_worded(it, naming) for it in told["wording"]]),
    ]
    return [one for one in found if one.rows]


def adopted(told: Mapping[str, Any]) -> str:
    """Which model was adopted, by whom and why, in a sentence; empty where none was."""
    one = told["ambition"]
    if not one:
        return ""
    because = f": {one['rationale']}" if one["rationale"] else ""
    return f"Reference Model {one['model']}, adopted by {one['by']}{because}"


def _contract(one: Mapping[str, Any]) -> list[str]:
    keys = ("reference", "vendor", "covers", "holder", "engaged_by", "starts", "ends", "notice")
    return [HOLDERS[one[key]] if key == "holder" else one[key] for key in (*keys, "exit_plan")]


def _promise(one: Mapping[str, Any], naming: Naming) -> list[str]:
    cells = ", ".join(map(naming.cell, one["cells"]))
    return [cells, one["owner"], one["due"], one["state"], one["evidence"] or one["why"]]


def _handover(one: Mapping[str, Any], naming: Naming) -> list[str]:
    becomes = HOLDERS[one["becomes"]] if one["becomes"] else "not decided"
    today = HOLDERS[one["accountable"]]
    return [naming.cell(one["id"]), today, becomes, one["changes_on"], one["condition"]]


def _value(one: Mapping[str, Any], naming: Naming) -> list[str]:
    said = ", ".join(f"{PARTIES[party]} {count}" for party, count in one["by"].items())
    return [naming.cell(f"{one['process']}:{one['scope']}"), said]


def _worded(one: Mapping[str, Any], naming: Naming) -> list[str]:
    """What was put to the room: where it was not mended, as it was published."""
    published = meaning_of(one["process"])
    return [
        naming.process(one["process"]),
        *(one[part] or getattr(published, part) for part in ("means", "question", "case")),
    ]


def _risk_row(one: Mapping[str, Any]) -> list[str]:
    spoken = ("title", "category", "consequence", "mitigation", "owner")
    understood = (_by(it["name"], it["noted_by"], it["by_link"]) for it in one["understood"])
    told = [*(one[key] for key in spoken), _answer(one), ", ".join(understood)]
    return [*told, one["doing_nothing"], one["review"]]


def _answer(one: Mapping[str, Any]) -> str:
    """What was answered, by whom, until when and why; what was said in the room says so."""
    linked = one["method"] == "own link"
    by = f" by {_by(one['answered_by'], one['noted_by'], linked)}" if one["answered_by"] else ""
    wrote = ", who wrote it" if one["by_who_wrote_it"] else ""
    until = f", until {one['until']}" if one["until"] else ""
    why = f": {one['why']}" if one["why"] else ""
    return f"{one['state']}{by}{wrote}{until}{why}"


def _by(name: str, noted_by: str, linked: bool) -> str:
    """Who it was; by which hand, where that is more or less than their own device."""
    if noted_by:
        return f"{name} (said in the room, noted by {noted_by})"
    return f"{name} (by personal link)" if linked else name
