"""Waiting: whose votes a cell still waits for, by one rule for rooms of every size.

Waited for is who takes part, has a page open, and has not voted. Whose page went out of sight
within minutes is away: not waited for, but said before a reveal. Who facilitates is waited for
never; a facilitator's vote counts among the saved ones once it is cast.
"""

from app.log.kind import Feature, Present
from app.workshop.state import Workshop

#: Keys that what is waited for is made from, besides the cells.
DEPENDS = frozenset({"people", "focus", "workshop"})


def shown(workshop: Workshop, here: Present) -> dict[str, dict[str, int]]:
    """For each open cell that takes votes now, or has some: how many are here, or away, without.

    Once all is signed, only questions do.
    """
    live = workshop.state == "live"
    cells = workshop.cells if workshop.pace == "own" else set(workshop.in_focus())
    votable = {*(cells if live else ()), *workshop.questions}
    near, away = voters(workshop, here), voters(workshop, here.away)
    return {
        key: {"here": len(near - ballot.voters.keys()), "away": len(away - ballot.voters.keys())}
        for key, ballot in workshop.ballots().items()
        if ballot.state == "open" and (key in votable or (live and ballot.voters))
    }


def voters(workshop: Workshop, among: frozenset[str]) -> set[str]:
    """Those of them who take part."""
    known = workshop.people
    return {one for one in among if one in known and known[one].role == "participant"}


WAITING = Feature(shows={"waiting": shown})
