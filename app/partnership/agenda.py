"""The agenda of a meeting, made by itself: what is late, what falls due, and what waits."""

from collections.abc import Iterable
from typing import NamedTuple

from app.partnership.record import Action, Objective

#: So many topics stand on one agenda, the most urgent first.
TOPICS = 60


class Topic(NamedTuple):
    """`says` is a key: what it is. `item` is the id it stands under, where it stands here."""

    says: str
    title: str
    due: str = ""
    item: str = ""
    who: str = ""
    late: bool = False


class Falls(NamedTuple):
    """Something that falls due in a service whose matrix is cited."""

    service: str
    what: str
    title: str
    day: str


class Waiting(NamedTuple):
    """All there is to speak of some day.

    `newer` are cited services with a newer matrix, by id and name; `proposals` those that are open.
    """

    actions: Iterable[Action]
    objectives: Iterable[Objective]
    elsewhere: Iterable[Falls]
    newer: Iterable[tuple[str, str]]
    proposals: Iterable[tuple[str, str]]


def agenda(today: str, until: str, waiting: Waiting) -> list[Topic]:
    """What a meeting on this day has to speak of: all that is late, and due until the next one."""
    dated = [
        *(
            Topic("agenda-action", one.title, one.due, one.id, one.owner, one.due < today)
            for one in waiting.actions
            if not one.state and one.due <= until
        ),
        *(
            Topic("agenda-objective", one.title, one.due, one.id, late=one.due < today)
            for one in waiting.objectives
            if one.due and one.due <= until
        ),
        *(
            Topic(f"agenda-{one.what}", one.title, one.day, who=one.service, late=one.day < today)
            for one in waiting.elsewhere
            if one.day <= until
        ),
    ]
    undated = [
        *(Topic("agenda-newer", title, item=item) for item, title in waiting.newer),
        *(Topic("agenda-proposal", title, item=item) for item, title in waiting.proposals),
    ]
    return [*sorted(dated, key=lambda one: (one.due, one.says, one.title)), *undated][:TOPICS]
