"""Progress: how far the room is at everybody's own pace, in counts of people, never of choices."""

from collections import Counter
from collections.abc import KeysView
from itertools import chain
from typing import Any

from app.log.kind import Feature, Present
from app.matrix.model import REPRESENTS
from app.workshop.state import Workshop
from app.workshop.waiting import voters


def shown(workshop: Workshop, here: Present) -> dict[str, Any] | None:
    """How many open cells there are, and how many people have voted on how many of them.

    `by` has one entry for each number of cells at most, however many people there are. Who went
    out of sight within minutes and has not voted on all is `away`.
    """
    ballots = _ballots(workshop)
    if not ballots:
        return None
    near, away = voters(workshop, here), voters(workshop, here.away)
    voted = Counter(chain.from_iterable((near | away) & ballot for ballot in ballots))
    by = Counter(voted[one] for one in near)
    behind = sum(voted[one] < len(ballots) for one in away - near)
    return {
        "cells": len(ballots),
        "by": [list(pair) for pair in sorted(by.items())],
        "away": behind,
    }


def by_party(workshop: Workshop, _: Present) -> list[dict[str, Any]] | None:
    """Of everybody who takes part, here or at their own desk: how many have begun, and are done."""
    ballots = _ballots(workshop)
    if not ballots:
        return None
    voted = Counter(chain.from_iterable(ballots))
    told = []
    for party in REPRESENTS:
        counts = [
            voted[one.person]
            for one in workshop.people.values()
            if one.represents == party and one.is_in and one.role == "participant"
        ]
        if counts:
            done = sum(count == len(ballots) for count in counts)
            some = sum(count > 0 for count in counts)
            told.append({"represents": party, "people": len(counts), "begun": some, "done": done})
    return told


def _ballots(workshop: Workshop) -> list[KeysView[str]]:
    """Who has voted on each open cell, at everybody's own pace; else there are none."""
    if workshop.state != "live" or workshop.pace != "own":
        return []
    first = workshop.catalogue.scopes[0]  # joined scopes are one cell
    return [
        cell.voters.keys()
        for key, cell in workshop.cells.items()
        if cell.state == "open" and (not workshop.joined or key.endswith(f":{first}"))
    ]


PROGRESS = Feature(shows={"progress": shown, "prework": by_party})
