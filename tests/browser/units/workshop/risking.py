"""Risks as a screen tells of them, for units."""

from typing import Any

from tests.live.people import Json


def risk(number: int = 1, **more: Any) -> Json:
    """The risk of this number: written by Ann, documented, and nobody has answered it."""
    return {
        "id": f"r{number}",
        "title": f"Risk {number}",
        "category": "continuity",
        "consequence": "Invoices are sent twice.",
        "doing_nothing": "",
        "mitigation": "A check.",
        "owner": "",
        "owner_person": "",
        "review": "2027-03-01",
        "process": "",
        "scope": "",
        "question": "",
        "check": "",
        "written_by": "ann",
        "documented": True,
        "understood": [],
        "understood_by": 0,
        "noted": {},
        "state": "open",
        "answered_by": "",
        "accepted_by": "",
        "noted_by": "",
        "until": "",
        "why": "",
        **more,
    }


def promise(process: str = "incident", **more: Any) -> Json:
    """Bob's promise on a cell, still open."""
    return {
        "process": process,
        "scope": "application",
        "owner": "Bob",
        "due": "2099-12-31",
        "next_step": "",
        "age": 0,
        "state": "open",
        "moves": [],
        "evidence": "",
        "why": "",
        "at": "",
        **more,
    }
