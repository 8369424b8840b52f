"""What a kind of stream supplies: its features, how it is drawn, signed and printed.

A workshop is a kind. The log keeps streams of any kind and imports none; `main` names those there
are. A feature is one file of a kind: what may be asked, what happens then, how that is folded, what
is shown and signed of it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, Protocol, Self, TypeAlias

import msgspec

from app.asks.ask import Ask, ClaimingAsk, tag_of
from app.asks.refusal import Refusal
from app.log.listing import DRY_RUN as DRY_RUN
from app.log.listing import Listing as Listing
from app.log.listing import Summary as Summary
from app.log.recorded import Changes, Event, Fact, Happenings, Turn, Vote

#: key → value, ready for JSON. A value is never changed once it is in a screen.
Screen: TypeAlias = dict[str, Any]
#: An event's older form, as a plain object, made into the next.
Upcast: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]


#: Above this many people nothing per person is shown to everybody.
CROWD = 60
#: A crowd is redrawn on a beat of its own: thousands come in, each a change for all. The larger it
#: is, the longer is the list that those who facilitate are sent, and the slower the beat.
CROWD_BEAT = 0.5  # seconds
A_BEAT_FOR = 250  # people
#: Who is here is told by ids; who polls, for want of a socket, is also there with this before it.
POLLING = "~"


class Phrase:
    """Words in a screen that are set where a language is known: a key, and what stands in it.

    No shape that an encoder knows by itself: whoever encodes a screen sets its words.
    """

    def __init__(self, says: str, **params: Any) -> None:
        self.says = says
        self.params = params

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Phrase) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]


class Present(frozenset[str]):
    """Who has a page open; `away` had one within minutes, `polling` have one without a socket."""

    away: frozenset[str]
    polling: frozenset[str]

    def __new__(
        cls, here: Iterable[str] = (), away: Iterable[str] = (), polling: Iterable[str] = ()
    ) -> Self:
        present = super().__new__(cls, here)
        present.away, present.polling = frozenset(away), frozenset(polling)
        return present


class State(Protocol):
    """A stream as it stands, folded from its log."""

    code: str
    seq: int
    changes: Changes
    people: Mapping[str, Any]


class Rule(NamedTuple):
    """Who may ask, and what it brings about; a `lasting` one may be asked of a signed state too."""

    who: str
    decide: Callable[[Any, Any, Turn], Happenings]
    lasting: bool = False


#: Who may ask: by the role, or at the door, where nobody has one yet; or whom it concerns, as the
#: rule itself knows.
DOOR, VOTERS, ANYONE, FACILITATORS = "door", "voters", "anyone", "facilitators"
CONCERNED, OWNERS = "concerned", "owners"


@dataclass(frozen=True)
class Feature:
    """One thing a kind can do, told whole.

    `shows` draws keys of the shared screen, given who is here; `tells` answers what screens leave
    out, on request: of what, and after how many of it. `upcasts` makes an event of an old tag into
    its next form.
    """

    asks: Mapping[type[Ask], Rule] = field(default_factory=dict)
    events: Mapping[type[Event], Callable[[Any, Any, Fact], None]] = field(default_factory=dict)
    shows: Mapping[str, Callable[[Any, Present], Any]] = field(default_factory=dict)
    tells: Mapping[str, Callable[[Any, str, int], Screen]] = field(default_factory=dict)
    upcasts: Mapping[str, Upcast] = field(default_factory=dict)


class Drawing(Protocol):
    """How a kind is drawn: a module of these functions."""

    def keys(self, state: Any) -> Iterable[str]:
        """All keys of the shared screen."""

    def stale(self, state: Any, touched: Iterable[str]) -> set[str]:
        """The keys to draw again after these were touched: some are made from others."""

    def shared(self, state: Any, here: Present, keys: Iterable[str]) -> Screen:
        """These keys of the screen everyone sees; `here` has a socket open."""

    def own(self, state: Any, here: Present, person: str, mine: Mapping[str, Vote]) -> Screen:
        """The part that is this person's alone."""

    def votes(self, state: Any, person: str, mine: Mapping[str, Vote]) -> Screen:
        """One's own votes, of that part."""

    def is_crowd(self, state: Any) -> bool:
        """So many that nothing per person is shown to everybody."""

    def watchers(self, state: Any, here: frozenset[str]) -> Iterable[str]:
        """Those of a crowd whose own part tells who is here."""


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of stream."""

    name: str
    plural: str  # as its addresses for programs have it
    path: str  # where those for people begin
    pages: Mapping[str, str]  # how each ends, and its template
    words: Mapping[str, Any]  # what all its pages are told
    features: tuple[Feature, ...]
    state: type[Any]
    new: Callable[[str], Any]  # an empty state under this code
    opening: type[Ask]  # the ask that founds a stream
    joining: type[Ask]  # the ask by which somebody comes in
    appointing: Callable[[str], Ask]  # an operator's: somebody of this name comes in and leads
    erased: Callable[[str], Event]  # a person's name is gone
    #: What would be signed now, to be written out when nobody waits; None: the last revision is.
    drafted: Callable[[Any], Callable[[], str] | None]
    permit: Callable[[Any, Rule, Ask, str], None]  # raises Refusal where this person may not
    drawing: Drawing
    listing: Callable[[Any], Listing]
    unnamed: Callable[[Any], Any]  # the state without anybody's name, for a snapshot
    name_again: Callable[[Any, Mapping[str, str]], None]  # names by person, put back in place
    bringing: type[Ask] | None = None  # the ask that founds one with what was signed elsewhere
    #: That ask, of what a file carries and for who facilitates, once all of it is checked.
    prepared: Callable[[Any, str], Ask] | None = None
    #: Put by the house where it cites: what stands in the stream of this code may have changed.
    hearing: Callable[[str], Ask] | None = None
    titled: str = "service"  # what its own key of the screen has its title under
    attaching: type[Ask] | None = None  # the ask by which a file that came in is told of
    #: What a file of this hash is called that was ever attached; empty: none was.
    attached: Callable[[Any, str], str] = lambda _, __: ""
    inviting: type[Ask] | None = None  # the ask by which somebody gets a personal link
    claiming: type[ClaimingAsk] | None = None  # the one by which that link lets them in
    #: Whose link has a secret of this hash; empty: nobody's.
    invited: Callable[[Any, str], str] = lambda _, __: ""
    unlisted: frozenset[type[Event]] = frozenset()  # events that change nothing of the listing
    closed: Callable[[Any], Refusal | None] = lambda _: None  # why only lasting rules hold now
    #: Before each fact: what its day has brought to an end.
    passing: Callable[[Any, Fact], None] = lambda _, __: None
    #: What its pages begin with of a screen, beside `words`.
    worded: Callable[[Screen], Mapping[str, Any]] = lambda _: {}
    disposable: Callable[[Screen], bool] = lambda _: False  # it may be thrown away by who leads
    shut: Callable[[Screen], bool] = lambda _: False  # this screen is for those with a key alone

    @cached_property
    def rules(self) -> dict[type[Ask], Rule]:
        return {ask: rule for one in self.features for ask, rule in one.asks.items()}

    @cached_property
    def folds(self) -> dict[type[Event], Callable[[Any, Any, Fact], None]]:
        return {event: fold for one in self.features for event, fold in one.events.items()}

    @cached_property
    def tells(self) -> dict[str, Callable[[Any, str, int], Screen]]:
        return {name: tell for one in self.features for name, tell in one.tells.items()}

    @cached_property
    def asks(self) -> dict[str, type[Ask]]:
        """What may be asked inside, by its name on the wire.

        An invitation and a file have addresses of their own.
        """
        apart = (self.inviting, self.attaching)
        inside = {ask: rule for ask, rule in self.rules.items() if ask not in apart}
        return {tag_of(ask): ask for ask, rule in inside.items() if rule.who != DOOR}

    def decide(self, state: Any, ask: Ask, turn: Turn) -> Happenings:
        """What an ask brings about, possibly nothing; raises Refusal where it may not be."""
        rule = self.rules[type(ask)]
        self.permit(state, rule, ask, turn.person)
        refusal = None if rule.lasting else self.closed(state)
        if refusal:
            raise refusal
        return rule.decide(state, ask, turn)

    def tell(self, state: Any, name: str, of: str, after: int) -> Screen:
        """What screens leave out; raises Refusal where there is no such thing."""
        if name not in self.tells:
            raise Refusal("not-found", "nothing-to-tell")
        return self.tells[name](state, of, after)

    def evolve(self, state: Any, facts: Iterable[Fact]) -> None:
        """Fold what happened into the state, in place, in the order of the numbers."""
        for fact in facts:
            state.seq = fact.seq
            self.passing(state, fact)
            self.folds[type(fact.event)](state, fact.event, fact)


def replaced(event: Event, **fields: Any) -> Any:
    """The event with other values in these fields."""
    return msgspec.structs.replace(event, **fields)
