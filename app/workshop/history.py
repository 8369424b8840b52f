"""History: what the screen of a cell leaves out, told on request.

A screen is the present. Of what was said it holds a few, of what was before only how much there
is: a town hall would otherwise send megabytes to every phone with each vote.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from app.asks.refusal import Refusal
from app.log.kind import Feature
from app.workshop.ballot import Ballot, Revealed, Said
from app.workshop.cell import CellState
from app.workshop.state import Workshop

#: Of what was said in a round, as much stands in the screen: so many, and so many signs in all.
FEW, SIGNS = 8, 2000
#: Where there are more cells than these, a cell has a smaller part: the screen is no larger.
SHARED_BY = 28
PAGE = 100  # of what was said, in an answer
KEPT = 50  # rounds, and decisions that ended, in an answer: the last ones


def said(ballot: Ballot, cells: int = SHARED_BY) -> dict[str, Any]:
    """What a screen of so many cells says of why people voted so: a few, how many there are."""
    out = ballot.out
    return {
        "said": len(out.said) if out else 0,
        "reasons": _told(_few(out.said, max(cells, SHARED_BY))) if out else None,
    }


def past(cell: CellState) -> dict[str, Any]:
    """How much there was before on a cell; beside votes that are out, those of the round before."""
    before = cell.rounds[: -1 if cell.out else None]
    moved_from = {"tally": before[-1].tally} if cell.out and before else {}
    return {"past": {"rounds": len(before), "decisions": len(cell.earlier), **moved_from}}


def _few(said: Sequence[Said], cells: int = SHARED_BY) -> list[Said]:
    """Some of every choice, and what is written before what only has a confidence."""
    turn: dict[str, int] = {}
    ranked = []
    for place, one in enumerate(sorted(said, key=lambda one: not one.reason)):
        turn[one.choice] = turn.get(one.choice, 0) + 1
        ranked.append((turn[one.choice], place, one))
    few: list[Said] = []
    most, left = FEW * SHARED_BY // cells, SIGNS * SHARED_BY // cells
    for _, _, one in sorted(ranked, key=lambda it: it[:2]):
        if len(few) < most and len(one.reason) <= left:
            few.append(one)
            left -= len(one.reason)
    chosen = {id(one) for one in few}
    return [one for one in said if id(one) in chosen]


def _told(said: Iterable[Said]) -> list[dict[str, Any]]:
    return [
        {
            "choice": one.choice,
            "represents": one.represents,
            "confidence": one.confidence,
            "reason": one.reason,
            **({"advice": True} if one.advice else {}),
        }
        for one in said
    ]


def history(workshop: Workshop, of: str, _: int) -> dict[str, Any]:
    """The earlier rounds of a cell, and its decisions that no longer stand."""
    cell = _cell(workshop, of)
    past = [one for one in cell.rounds if one is not cell.out]
    return {
        "rounds": [_round(one) for one in past[-KEPT:]],
        "decisions": [
            {
                "accountable": one.accountable,
                "executed_by": one.executed_by,
                "rationale": one.rationale,
                "dissent": one.dissent,
                "at": one.at,
                "ended": one.ended,
            }
            for one in cell.earlier[-KEPT:]
        ],
    }


def _round(one: Revealed) -> dict[str, Any]:
    return {
        "round": one.round,
        "tally": one.tally,
        "pattern": one.pattern,
        "able": sum(one.able.values()),
        "said": len(one.said),
        "reasons": _told(_few(one.said)),
    }


def reasons(workshop: Workshop, of: str, after: int) -> dict[str, Any]:
    """Everything that was said in one revealed round, a page at a time."""
    key, _, number = of.rpartition(":")
    for one in _ballot(workshop, key).rounds:
        if str(one.round) == number:
            end = after + PAGE
            more = end if end < len(one.said) else None
            return {"said": len(one.said), "reasons": _told(one.said[after:end]), "next": more}
    raise Refusal("not-found", "nothing-to-tell")


def _cell(workshop: Workshop, key: str) -> CellState:
    if key not in workshop.cells:
        raise Refusal("not-found", "nothing-to-tell")
    return workshop.cells[key]


def _ballot(workshop: Workshop, key: str) -> Ballot:
    return workshop.questions[key] if key in workshop.questions else _cell(workshop, key)


HISTORY = Feature(tells={"history": history, "reasons": reasons})
