"""The path from today to the target: what changes hands, in the order of its dates."""

from collections.abc import Iterable, Mapping

from app.matrix.model import Accountable
from app.matrix.sections import Handover, Today

#: Behind every date there is.
SOME_DAY = "9999-99-99"


def path(today: Iterable[Today], decided: Mapping[str, Accountable]) -> list[Handover]:
    """What is decided for another than answers for it today, and what has a day though undecided.

    By date; what has none comes last. `decided` is the target, by `{process}:{scope}`.
    """
    moving = []
    for one in today:
        key = f"{one.process}:{one.scope}"
        becomes = decided.get(key)
        if becomes != one.accountable and (becomes or one.changes_on):
            moving.append(_handover(key, one, becomes))
    return sorted(moving, key=lambda one: one.changes_on or SOME_DAY)


def _handover(key: str, today: Today, becomes: Accountable | None) -> Handover:
    return Handover(
        id=key,
        process=today.process,
        scope=today.scope,
        accountable=today.accountable,
        becomes=becomes,
        changes_on=today.changes_on,
        condition=today.condition,
    )
