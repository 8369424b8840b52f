"""The tables of streams; names of people stand in one of them only.

A stream's code stands in columns called `workshop`, as the first streams were: another name would
end a rolling upgrade.
"""

from sqlmodel import Field, Index, LargeBinary, SQLModel, Text

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
    kind: str = Field(default="workshop", sa_column_kwargs={"server_default": "workshop"})


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
    day: int  # when, in days since 1970; no index, which each vote would have to write


class BallotRow(SQLModel, table=True):
    """The ballot box: what somebody chose in a round. Read by its owner, and by the reveal."""

    __tablename__ = "ballot"
    __table_args__ = (Index("ix_ballot_person", "workshop", "person"),)
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


class SignedNameRow(SQLModel, table=True):
    """A name as a revision was signed with it, and the salt of its digest there. Can be erased."""

    __tablename__ = "signed_name"
    workshop: str = Field(primary_key=True, max_length=8)
    revision: int = Field(primary_key=True)
    person: str = Field(primary_key=True)
    salt: str
    name: str


class AttachmentRow(SQLModel, table=True):
    """A file that a stream keeps, as it came in, by its SHA-256."""

    __tablename__ = "attachment"
    workshop: str = Field(primary_key=True, max_length=8)
    hash: str = Field(primary_key=True)
    size: int  # bytes
    body: bytes = Field(sa_type=LargeBinary)


class ErasedRow(SQLModel, table=True):
    """Whose name was erased, and when: a restored backup is held to it."""

    __tablename__ = "erased"
    workshop: str = Field(primary_key=True, max_length=8)
    person: str = Field(primary_key=True)  # empty: the whole workshop
    at: str


class BrowserRow(SQLModel, table=True):
    """Who a browser is in a workshop: it has one cookie for all, of which this is the hash."""

    __tablename__ = "browser"
    __table_args__ = (Index("ix_browser_person", "workshop", "person"),)
    hash: str = Field(primary_key=True)
    workshop: str = Field(primary_key=True, max_length=8)
    person: str
    at: str  # since when


class MomentRow(SQLModel, table=True):
    """When something was done last that is done now and then."""

    __tablename__ = "moment"
    name: str = Field(primary_key=True)
    at: str


class PrincipalRow(SQLModel, table=True):
    """Who may look at all there is, by the hash of a key; of who may no more, only since when."""

    __tablename__ = "principal"
    id: str = Field(primary_key=True)
    role: str
    name: str
    hash: str | None = Field(unique=True)
    made: str
    revoked: str | None


class PresenceRow(SQLModel, table=True):
    """Who has a socket open with a process; `seen` is its last sign of life, in Unix seconds."""

    __tablename__ = "presence"
    workshop: str = Field(primary_key=True, max_length=8)
    process: str = Field(primary_key=True)
    people: str = Field(sa_type=Text)
    seen: int


class SnapshotRow(SQLModel, table=True):
    """A folded stream without names, so that opening it need not begin at its first event.

    Disposable: one of another edition of the program is not read.
    """

    __tablename__ = "snapshot"
    workshop: str = Field(primary_key=True, max_length=8)
    edition: str
    seq: int
    body: bytes = Field(sa_type=LargeBinary)


class FormatRow(SQLModel, table=True):
    """The formats that events of this log were written in."""

    __tablename__ = "log_format"
    number: int = Field(primary_key=True)


# Read models: what lists, counts and expires reads these rows in place of logs. The transaction of
# the events keeps them; they can be dropped and made again from the logs.


class SummaryRow(SQLModel, table=True):
    """A stream in one line."""

    __tablename__ = "summary"
    __table_args__ = (Index("ix_summary_state", "state", "signed_at"),)
    workshop: str = Field(primary_key=True, max_length=8)
    title: str
    model: str
    state: str
    revision: int | None
    signed_at: str | None


class AttendeeRow(SQLModel, table=True):
    """Who is in a stream, in which role."""

    __tablename__ = "attendee"
    workshop: str = Field(primary_key=True, max_length=8)
    person: str = Field(primary_key=True)
    role: str


class DueRow(SQLModel, table=True):
    """What was promised, and for which day."""

    __tablename__ = "due"
    __table_args__ = (Index("ix_due_day", "day"),)
    workshop: str = Field(primary_key=True, max_length=8)
    item: str = Field(primary_key=True)
    day: str


class SaidRow(SQLModel, table=True):
    """What was said of a revision since it was signed, as JSON; `item` begins with its number."""

    __tablename__ = "said"
    workshop: str = Field(primary_key=True, max_length=8)
    item: str = Field(primary_key=True)
    body: str = Field(sa_type=Text)
