"""Which services are meant, and in which order: conditions over rows, never over a log."""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, case, func, or_, select

from app.log.readmodels import DATED, OVERVIEWS
from app.portfolio.wanted import SOON, Only, Wanted, later, place

#: The kind of stream that stands beside the services; those are workshops.
RELATIONSHIP = "agreement"
#: What is compared where there is nothing to compare: it comes last, whichever way it is sorted.
LAST, FIRST = 1_000_000, -1
NEVER = "9999-99-99"
S, D = OVERVIEWS.c, DATED.c


def meant(wanted: Wanted, today: str) -> list[ColumnElement[bool]]:
    """What is true of each service that is asked for."""
    true = [S.kind == wanted.kind, *(_only(one, today) for one in wanted.only)]
    if wanted.state == "in-force":
        true.append(S.in_force > 0)
    elif wanted.state:
        true.append(S.state == wanted.state)
    if wanted.model:
        true.append(S.model == wanted.model)
    if words := wanted.q.replace("\0", " ").casefold().split():
        true += [S.searched.contains(one, autoescape=True) for one in words]
    return true


def those(wanted: Wanted, today: str) -> list[ColumnElement[bool]]:
    """What is true of each row of `dated` that is of a service asked for."""
    if not (wanted.only or wanted.state or wanted.model or wanted.q.strip()):
        return []  # no other kind of stream has days of these names
    return [D.workshop.in_(select(S.workshop).where(*meant(wanted, today)))]


def _only(sentence: Only, today: str) -> ColumnElement[bool]:
    soon = later(today, SOON)
    match sentence:
        case "overdue":
            return _has("promise", D.label == "", D.state == "open", D.day < today)
        case "risks-open":
            return _has("risk", D.state != "accepted")
        case "lapsing":
            return _has("risk", D.day != "", D.day < soon)
        case "contract-ended":
            return _has("contract", D.day != "", D.day < today)
        case "contract-ends":
            return _has("contract", D.day >= today, D.day < soon)
        case "changing":
            return S.changes > 0
        case "drifted":
            return S.drift > 0
    return S.traits.contains(f" {sentence} ", autoescape=True)


def _has(what: str, *true: ColumnElement[bool]) -> ColumnElement[bool]:
    return S.workshop.in_(select(D.workshop).where(D.what == what, *true))


def total(wanted: Wanted, today: str) -> Select[int]:
    """How many there are."""
    return select(func.count()).select_from(OVERVIEWS).where(*meant(wanted, today))


def page(wanted: Wanted, today: str, most: int | None) -> Select[Any]:
    """Their rows in order, so many of them, each with what it is sorted by as the last value."""
    value, source = _value(wanted, today)
    query = select(OVERVIEWS, value.label("its_place")).select_from(source)
    query = query.where(*meant(wanted, today))
    if wanted.after:
        query = query.where(_behind(value, wanted))
    order = value.desc() if wanted.descends else value
    return query.order_by(order, S.workshop).limit(most)


def _behind(value: ColumnElement[Any], wanted: Wanted) -> ColumnElement[bool]:
    text = wanted.key in TEXTS
    at, code = place(wanted.after, str if text else int)
    further = value < at if wanted.descends else value > at
    return or_(further, and_(value == at, S.workshop > code))


TEXTS = {"service", "code", "model", "state", "since", "ends"}


def _value(wanted: Wanted, today: str) -> tuple[ColumnElement[Any], FromClause]:
    """What they are sorted by, and from where it is read."""
    match wanted.key:
        case "service":
            return S.sorted_as, OVERVIEWS
        case "code":
            return S.workshop, OVERVIEWS
        case "distance":
            return func.coalesce(S.distance, FIRST if wanted.descends else LAST), OVERVIEWS
        case "overdue":
            late = (D.label == "", D.state == "open", D.day < today)
            return _beside("promise", func.count(), 0, *late)
        case "ends":
            none = "" if wanted.descends else NEVER
            return _beside("contract", func.min(D.day), none, D.day >= today)
    return S[wanted.key], OVERVIEWS


def _beside(
    what: str, value: ColumnElement[Any], none: str | int, *true: ColumnElement[bool]
) -> tuple[ColumnElement[Any], FromClause]:
    """A value reckoned from what comes to a day; where there is none of it, that one."""
    found = select(D.workshop, value.label("value")).where(D.what == what, *true)
    table = found.group_by(D.workshop).subquery()
    source = OVERVIEWS.outerjoin(table, table.c.workshop == S.workshop)
    return func.coalesce(table.c.value, none), source


def within(column: ColumnElement[Any], ends: dict[str, str]) -> list[ColumnElement[int]]:
    """How many days fall into each span: before its end, and not before the end of the one before.

    Where there is no day they fall into none; behind the last span they fall into no other.
    """
    begins = ["0", *ends.values()]
    spans = zip(begins, [*ends.values(), NEVER], strict=True)
    return [
        func.coalesce(func.sum(case((and_(column >= begin, column < end), 1), else_=0)), 0)
        for begin, end in spans
    ]
