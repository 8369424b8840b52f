"""The tables of live workshops; names of people stand in one of them only."""

from sqlmodel import Field, Index, SQLModel, Text

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class WorkshopRow(SQLModel, table=True):
    """The lock and the counter of a workshop: its log is numbered under this row's lock."""

    __tablename__ = "workshop"
    code: str = Field(primary_key=True, max_length=8)
    seq: int


class EventRow(SQLModel, table=True):
    """The public log. `body` is the event as JSON, without names."""

    __tablename__ = "event"
    workshop: str = Field(primary_key=True, max_length=8)
    seq: int = Field(primary_key=True)
    at: str
    by: str
    body: str = Field(sa_type=Text)


class NameRow(SQLModel, table=True):
    """Who is who: the one place where a participant's name is kept."""

    __tablename__ = "person_name"
    workshop: str = Field(primary_key=True, max_length=8)
    person: str = Field(primary_key=True)
    name: str


class KeyRow(SQLModel, table=True):
    """A key, hashed: who holds it acts as this person in this workshop."""

    __tablename__ = "access_key"
    __table_args__ = (Index("ix_access_key_person", "workshop", "person"),)
    hash: str = Field(primary_key=True)
    workshop: str = Field(max_length=8)
    person: str


class AskRow(SQLModel, table=True):
    """An ask that was answered, so that asking it again gives the first answer."""

    __tablename__ = "ask"
    workshop: str = Field(primary_key=True, max_length=8)
    person: str = Field(primary_key=True)
    id: str = Field(primary_key=True, max_length=64)
    body: str  # a hash
    answer: str = Field(sa_type=Text)


class BallotRow(SQLModel, table=True):
    """The ballot box: what somebody chose in a round. Read by its owner, and by the reveal."""

    __tablename__ = "ballot"
    workshop: str = Field(primary_key=True, max_length=8)
    cell: str = Field(primary_key=True)
    round: int = Field(primary_key=True)
    person: str = Field(primary_key=True)
    choice: str
    confidence: int | None
    reason: str = Field(sa_type=Text)
    at: str


class RevisionRow(SQLModel, table=True):
    """A signed matrix, as its canonical text. Triggers refuse to change or delete it."""

    __tablename__ = "revision"
    workshop: str = Field(primary_key=True, max_length=8)
    revision: int = Field(primary_key=True)
    hash: str
    content: str = Field(sa_type=Text)


class ErasedRow(SQLModel, table=True):
    """Whose name was erased, and when: a restored backup is held to it."""

    __tablename__ = "erased"
    workshop: str = Field(primary_key=True, max_length=8)
    person: str = Field(primary_key=True)  # empty: the whole workshop
    at: str


class PresenceRow(SQLModel, table=True):
    """Who has a socket open with a process; `seen` is its last sign of life, in Unix seconds."""

    __tablename__ = "presence"
    workshop: str = Field(primary_key=True, max_length=8)
    process: str = Field(primary_key=True)
    people: str = Field(sa_type=Text)
    seen: int
