"""Progress: how far the room is at everybody's own pace, in counts of people, never of choices."""

from collections import Counter
from itertools import chain
from typing import Any

from app.log.kind import Feature, Present
from app.workshop.state import Workshop
from app.workshop.waiting import voters


def shown(workshop: Workshop, here: Present) -> dict[str, Any] | None:
    """How many open cells there are, and how many people have voted on how many of them.

    `by` has one entry for each number of cells at most, however many people there are. Who went
    out of sight within minutes and has not voted on all is `away`.
    """
    if workshop.state != "live" or workshop.pace != "own":
        return None
    first = workshop.catalogue.scopes[0]  # joined scopes are one cell
    kept = {key: cell for key, cell in workshop.cells.items() if cell.state == "open"}
    ballots = [
        cell.voters.keys()
        for key, cell in kept.items()
        if not workshop.joined or key.endswith(f":{first}")
    ]
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


PROGRESS = Feature(shows={"progress": shown})
