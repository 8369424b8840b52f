"""An agreement as it stands: its sides and their people, its sections, what was said of it."""

from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, NamedTuple, TypeAlias

from app.agreement.ballot import Question
from app.agreement.person import Person
from app.log.recorded import Changes
from app.matrix.approving import Approval
from app.matrix.model import Office
from app.partnership.model import Side
from app.partnership.record import (
    Action,
    Appendix,
    Citation,
    Held,
    Meeting,
    Member,
    Objective,
)
from app.signing.signed import Signed, SignedRevision

#: What `Agreement.changed` tells of: the whole record.
RECORD = "record"
#: Keys of the screen that are drawn from what the sections say.
FOLLOWING = ("gaps", "agenda", "proposals")
#: So many changes are told of, the newest; and of a text so many earlier versions.
RECENT, EARLIER = 60, 20

Doing: TypeAlias = Literal["told", "dropped", "proposed", "accepted", "declined"]


class Version(NamedTuple):
    """How often something was told, at which of these each field of it, and by whom and when last.

    What was changed by an accepted proposal is told of as its proposer's.
    """

    version: int = 0
    fields: dict[str, int] = {}  # noqa: RUF012 # never changed in place
    by: str = ""
    at: str = ""


class Wrote(NamedTuple):
    """A text that stood, until another was written."""

    text: str
    version: int
    by: str
    at: str


class Change(NamedTuple):
    """One change of the draft, with who and when."""

    at: str
    by: str
    what: Doing
    section: str
    item: str
    fields: tuple[str, ...]


class Proposal(NamedTuple):
    """A change that one side wants: the ask it would be, as it was written."""

    id: str
    by: str
    at: str
    side: Side | None  # of who leads for neither: whichever side answers
    change: dict[str, Any]
    state: Literal["open", "accepted", "declined"] = "open"
    why: str = ""
    answered_by: str = ""
    answered_at: str = ""


class Due(NamedTuple):
    """What falls due in a service whose matrix is cited: a promise, a risk, a benefit."""

    what: str
    title: str
    day: str


class Service(NamedTuple):
    """What is known here of a service whose matrix is cited, as it was told last."""

    service: str
    standing: int  # the revision that holds now; 0: none
    dues: tuple[Due, ...] = ()


@dataclass(slots=True)
class Agreement(Signed):
    """All of it may be shown to everyone at it; hidden votes are not in it."""

    closed_as: ClassVar[str] = "agreement-signed"
    code: str = ""
    seq: int = 0
    title: str = ""
    sides: tuple[str, str] = ("", "")
    state: Literal["live", "signed-off"] = "live"
    day: str = ""  # of the last thing that happened
    people: dict[str, Person] = field(default_factory=dict)
    left: dict[str, Person] = field(default_factory=dict)  # who is told of, and removed since
    came: int = 0
    looks: dict[str, str] = field(default_factory=dict, compare=False)
    philosophy: str = ""
    earlier: list[Wrote] = field(default_factory=list)  # texts that stood in its place
    texts: dict[str, str] = field(default_factory=dict)  # personal ones, by id; empty: erased
    staff: dict[str, Member] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    objectives: dict[str, Objective] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    appendices: dict[str, Appendix] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)  # what was ever attached: hash → name
    citations: dict[str, Citation] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)  # by code, of those cited
    held: dict[str, Held] = field(default_factory=dict)
    sitting: str = ""  # the meeting that is held just now
    proposals: dict[str, Proposal] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)  # the last one given, by first sign
    versions: dict[str, Version] = field(default_factory=dict)  # by item; and of the philosophy
    recent: list[Change] = field(default_factory=list)
    questions: dict[str, Question] = field(default_factory=dict)
    signatories: dict[Office, str] = field(default_factory=dict)  # by a mere name
    holders: dict[Office, str] = field(default_factory=dict)  # the person who holds an office
    titles: dict[Office, str] = field(default_factory=dict)  # what offices are called here
    approval: Approval = field(default_factory=Approval)
    revisions: tuple[SignedRevision, ...] = ()
    changed: dict[str, int] = field(default_factory=dict)
    changes: Changes = field(default_factory=Changes)

    def name_of(self, person: str) -> str:
        """What somebody is called, wherever they are now; empty where nobody is meant."""
        known = self.people.get(person) or self.left.get(person)
        return known.name if known else ""

    def next_id(self, begins: str) -> str:
        """The id of the next item of its kind; none is given twice, whatever was dropped."""
        return f"{begins}{self.numbers.get(begins, 0) + 1}"

    def amended(self, *keys: str) -> None:
        """From this fact on another record would be signed; these keys of the screen tell of it."""
        self.changed[RECORD] = self.seq
        self.drawn_anew(*keys, *FOLLOWING)
