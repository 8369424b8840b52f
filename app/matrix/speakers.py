"""First speakers: one holder of each view that does not lead by itself is heard first."""

from typing import NamedTuple

from app.matrix.model import REPRESENTS, Represents
from app.matrix.question import ABSTAIN
from app.matrix.tally import Tally


class Speaker(NamedTuple):
    """Who holds a view: the party, for outliers are parties and not numbers."""

    choice: str
    represents: Represents


def first_speakers(tally: Tally) -> list[Speaker]:
    """One for each view that another has as many voters as, in the order of the choices.

    No view is none to be heard. Of a view the party with most voters for it speaks, of several the
    one that comes first in the published order.
    """
    sizes = {choice: sum(row.values()) for choice, row in tally.items() if choice != ABSTAIN}
    return [
        Speaker(choice, _holding(tally, choice))
        for choice, size in sizes.items()
        if size and any(size <= other for one, other in sizes.items() if one != choice)
    ]


def _holding(tally: Tally, choice: str) -> Represents:
    return max(REPRESENTS, key=lambda party: tally[choice].get(party, 0))
