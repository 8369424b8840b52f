"""The tables of the portfolio's rows, which are read models as those in `tables` are."""

from sqlmodel import Field, Index, SQLModel, Text

import app.log.tables  # noqa: F401 - names of indexes are agreed on there


class OverviewRow(SQLModel, table=True):
    """A stream as the portfolio has it: what it is filtered and sorted by, and the rest as JSON."""

    __tablename__ = "overview"
    __table_args__ = (
        Index("ix_overview_sorted_as", "kind", "sorted_as", "workshop"),
        Index("ix_overview_state", "kind", "state", "workshop"),
        Index("ix_overview_since", "kind", "since", "workshop"),
    )
    workshop: str = Field(primary_key=True, max_length=8)
    kind: str
    title: str
    sorted_as: str
    searched: str = Field(sa_type=Text)
    model: str
    state: str
    revision: int
    in_force: int
    since: str
    distance: int | None
    drift: int
    promises: int
    risks: int
    contracts: int
    changes: int
    traits: str
    processes: str = Field(sa_type=Text)
    marks: str
    body: str = Field(sa_type=Text)


class DatedRow(SQLModel, table=True):
    """What of a stream comes to a day: promises, risks, contracts, changes of hands."""

    __tablename__ = "dated"
    __table_args__ = (Index("ix_dated_what", "what", "label", "state", "day", "workshop"),)
    workshop: str = Field(primary_key=True, max_length=8)
    item: str = Field(primary_key=True)
    what: str
    label: str
    state: str
    since: str
    day: str
