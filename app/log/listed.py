"""The tables of rows that the portfolio, and streams that cite others, read in place of logs."""

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


class StandingRow(SQLModel, table=True):
    """What a stream tells those that cite it, as JSON."""

    __tablename__ = "standing"
    workshop: str = Field(primary_key=True, max_length=8)
    body: str = Field(sa_type=Text)


class CitationRow(SQLModel, table=True):
    """Which stream cites which, and what revision of it."""

    __tablename__ = "citation"
    __table_args__ = (Index("ix_citation_cited", "cited"),)
    workshop: str = Field(primary_key=True, max_length=8)
    cited: str = Field(primary_key=True, max_length=8)
    revision: str


class UnheardRow(SQLModel, table=True):
    """A stream whose standing changed, up to which number, until all that cite it have heard."""

    __tablename__ = "unheard"
    workshop: str = Field(primary_key=True, max_length=8)
    seq: int
