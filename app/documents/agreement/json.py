"""The agreement as JSON, for programs: every section with its names, and the signed record."""

import json
from collections.abc import Sequence
from typing import Any

import msgspec

from app.documents import about
from app.documents.agreement import relationship, rhythms
from app.documents.agreement.document import Document
from app.documents.agreement.people import NO_SIDE
from app.documents.json import VERIFY
from app.documents.printable import clean
from app.partnership.record import Meeting, Member, Proposed

#: Of this file; what a hash covers is the record alone.
FORMAT = 1


def write(document: Document) -> bytes:
    """Indented, because people look into it too; only `record` is for the hash."""
    agreement = document.agreement
    told: dict[str, Any] = {
        "format": FORMAT,
        "title": document.title,
        "sides": document.sides,
        "revision": agreement.revision,
        "hash": document.hash,
        "standing": document.standing,
        "signed_at": agreement.signed_at,
        "pair": [{"role": role, "who": who} for role, who in document.pair],
        **_sections(document),
        **_around(document),
    }
    if not document.draft:
        told |= {"verify": VERIFY, "record": msgspec.to_builtins(agreement)}
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _sections(document: Document) -> dict[str, Any]:
    agreement, names = document.agreement, document.names
    return {
        "philosophy": clean(agreement.philosophy),
        "staff": [_member(document, one) for one in agreement.staff],
        "meetings": [_meeting(document, one) for one in agreement.meetings],
        "objectives": _plain(agreement.objectives),
        "actions": [{**one, "owner": names.of(one["owner"])} for one in _plain(agreement.actions)],
        "signatories": [
            {"office": one.office, "name": one.name}
            for one in about.signatures(agreement, names.called)
        ],
        "signatures": [one.plain for one in document.said],
        "appendices": _plain(agreement.appendices),
        "citations": _plain(agreement.citations),
    }


def _around(document: Document) -> dict[str, Any]:
    agreement, names = document.agreement, document.names
    return {
        "gaps": [
            {"says": clean(one.sentence), "rule": one.says, "section": one.section, **one.params}
            for one in document.gaps
        ],
        "questions": _plain(agreement.questions),
        "models": {
            key: {"name": name, "measures": measures}
            for key, (name, measures) in relationship.MODELS.items()
        },
        "held": _plain(agreement.held),
        "proposals": [_proposal(document, one) for one in agreement.proposals],
        "changes": _changes(document),
        "people": [{**one, "name": names.of(one["person"])} for one in _plain(agreement.people)],
    }


def _plain(items: Sequence[Any]) -> list[dict[str, Any]]:
    """Items with all of their fields, empty ones too; texts as every file prints them."""
    told: list[dict[str, Any]] = [
        {name: _value(getattr(one, name)) for name in one.__struct_fields__} for one in items
    ]
    return told


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_value(one) for one in value]
    return _plain([value])[0] if isinstance(value, msgspec.Struct) else value


def _member(document: Document, one: Member) -> dict[str, Any]:
    names = document.names
    (told,) = _plain([one])
    told |= {"name": names.of(one.id), "contact": names.contact(one)}
    return {**told, "deputy": names.of(one.deputy)}


def _meeting(document: Document, one: Meeting) -> dict[str, Any]:
    (told,) = _plain([one])
    attendees = [document.names.of(who) for who in one.attendees]
    return {**told, "attendees": attendees, "rhythm": rhythms.told(one.every)}


def _proposal(document: Document, one: Proposed) -> dict[str, Any]:
    return {**_plain([one])[0], "by": NO_SIDE if one.side is None else document.sides[one.side]}


def _changes(document: Document) -> dict[str, Any] | None:
    """What is not as it was in the revision before; null where there is none."""
    if document.since is None:
        return None
    items = [
        {"section": one.section, "item": one.id, "title": one.title, "how": one.how,
         "fields": [field._asdict() for field in one.fields]}
        for one in document.changed
    ]  # fmt: skip
    return {"since": document.since, "about": document.about, "items": items}
