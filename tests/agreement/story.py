"""Stories of an agreement: given these people of two sides, when they ask this, then that is so."""

from collections.abc import Mapping
from typing import Any, Self

import pytest

from app.agreement import screen, signing
from app.agreement.kind import AGREEMENT
from app.agreement.state import Agreement
from app.asks.ask import Ask
from app.asks.parsing import read
from app.asks.refusal import Refusal
from app.log.codec import Codec
from app.log.kind import Phrase, Present, Screen
from app.log.recorded import (
    DropVote,
    Elsewhere,
    Event,
    Fact,
    Happenings,
    KeepNames,
    KeepRevision,
    KeepVote,
    Turn,
    Vote,
)
from app.words.english import phrase, sentence

CODEC = Codec(AGREEMENT)
CHANCE = "c" * 32  # what is drawn in every story
HASH = "5" * 64
AT_THE_DOOR = {
    "open": AGREEMENT.opening,
    "join": AGREEMENT.joining,
    "invite": AGREEMENT.inviting,
    "claim": AGREEMENT.claiming,
    "appoint": AGREEMENT.appointing,
    "hear-of": AGREEMENT.hearing,
}


#: What the house asks by itself.
INSIDE = ("appoint", "hear-of")


class Story:
    """An agreement of Finance and IT, with a ballot box of its own. Ann leads, for neither side."""

    #: Every story of the running test, so that it can be told once more when the test is over.
    told: list["Story"] = []  # noqa: RUF012

    def __init__(self, **more: Any) -> None:
        self.agreement = Agreement(code="AGREED22")
        self.facts: list[Fact] = []
        self.box: dict[tuple[str, int], dict[str, Vote]] = {}
        self.signed: dict[int, KeepRevision] = {}
        self.names: dict[int, Mapping[str, tuple[str, str]]] = {}
        #: What stands in other streams, by code; each has one revision, the first, of this hash.
        self.elsewhere: dict[str, Elsewhere] = {}
        self.day = "2026-11-21"
        self.minute = 0
        self.link = ""
        about = {"title": "Finance and IT", "sides": ["Finance", "IT"], "facilitator": "Ann"}
        self.does("Ann", "open", **about, **more)
        Story.told.append(self)

    # Given

    def with_both_sides(self) -> Self:
        """Bob and Hanna of Finance, Carol and Dev of IT, Olga who looks on."""
        for name, side in (("Bob", 0), ("Hanna", 0), ("Carol", 1), ("Dev", 1)):
            self.does(name, "join", name=name, side=side)
        self.does("Olga", "join", name="Olga", side=1, role="observer")
        return self

    def with_four_offices(self) -> Self:
        """Rita, Bea, Ivan and Lena hold an office each, by personal links of their own."""
        for name, office in (
            ("Rita", "relationship-manager"),
            ("Bea", "business-manager"),
            ("Ivan", "it-manager"),
            ("Lena", "business-line-manager"),
        ):
            self.comes_by_link(name, office=office)
        return self

    def comes_by_link(self, name: str, **more: Any) -> str:
        """Somebody is invited and claims the link; answers who they are."""
        self.link = f"link of {name}"
        person = str(self.does("Ann", "invite", name=name, **more)[-1].person)
        self.does(person, "claim", secret=self.link)
        self.called[name] = person
        return person

    @property
    def called(self) -> dict[str, str]:
        """By name, who came by a link."""
        self._called: dict[str, str] = getattr(self, "_called", {})
        return self._called

    def with_a_matrix(self, code: str = "PAYR0LL2", **more: Any) -> Self:
        """A workshop whose first revision is signed, and in force."""
        told: dict[str, Any] = {"title": "Payroll", "standing": 1, **more}
        self.elsewhere[code] = Elsewhere(**told)
        return self

    # When

    @property
    def now(self) -> str:
        return f"{self.day}T{14 + self.minute // 60:02}:{self.minute % 60:02}:00.000Z"

    def does(self, who: str, ask: str, /, **fields: Any) -> list[Any]:
        """Somebody asks, and it happens; answers what happened."""
        happened = AGREEMENT.decide(self.agreement, self._ask(ask, fields), self._turn(who))
        events = [one for one in happened if isinstance(one, Event)]
        start = self.agreement.seq + 1
        by = self._person(who)
        facts = [Fact(seq, self.now, by, event) for seq, event in enumerate(events, start)]
        self._keep(happened)
        AGREEMENT.evolve(self.agreement, facts)
        self.facts += facts
        return events

    def refused(self, who: str, ask: str, code: str, /, **fields: Any) -> str:
        """Somebody asks, and is refused by this code; nothing happens. Answers why."""
        before = self.everything()
        with pytest.raises(Refusal) as refusal:
            AGREEMENT.decide(self.agreement, self._ask(ask, fields), self._turn(who))
        assert refusal.value.code == code, refusal.value.says
        assert self.everything() == before
        return sentence(refusal.value.says, refusal.value.params)

    def _ask(self, name: str, fields: Mapping[str, Any]) -> Ask:
        """As it would come in: cleaned, and read."""
        kind: Any = AT_THE_DOOR.get(name) or AGREEMENT.asks[name]
        asked: Ask = kind(**fields) if name in INSIDE else read(dict(fields), kind)
        return asked

    def _person(self, name: str) -> str:
        return self.called.get(name, name.lower()) if name else ""

    def _turn(self, name: str) -> Turn:
        chance = CHANCE.__str__
        person = self._person(name)
        return Turn(person, self.now, self._votes, chance, frozenset(), self.link, self._other)

    def _other(self, code: str, revision: int) -> Elsewhere | None:
        found = self.elsewhere.get(code)
        return found._replace(hash=HASH) if found and revision == 1 else found

    def _votes(self, question: str, number: int) -> Mapping[str, Vote]:
        return self.box.get((question, number), {})

    def _keep(self, happened: Happenings) -> None:
        for one in happened:
            match one:
                case KeepVote(question, person, vote):
                    self.box.setdefault((question, vote.round), {})[person] = vote
                case DropVote(question, person, number):
                    self.box[question, number].pop(person)
                case KeepRevision(revision):
                    self.signed[revision] = one
                case KeepNames(revision, names):
                    self.names[revision] = names

    def answers(self, name: str, choice: str, question: str = "standing:now") -> list[Any]:
        return self.does(name, "cast-vote", question=question, choice=choice)

    def signs_off(self) -> str:
        """Ann closes the revision; answers its hash."""
        return str(self.does("Ann", "sign-off")[-1].hash)

    def all_sign(self, *names: str) -> Self:
        last = self.agreement.revisions[-1]
        for name in names or ("Rita", "Bea", "Ivan", "Lena"):
            self.does(name, "sign", revision=last.revision, hash=last.hash)
        return self

    def later(self, day: str = "", minutes: int = 1) -> Self:
        """Some minutes later, or on another day."""
        self.day, self.minute = day or self.day, self.minute + minutes
        return self

    # Then

    def sees(self, key: str) -> Any:
        """What everybody sees under a key of the screen, its words set."""
        return worded(screen.shared(self.agreement, Present(), [key])[key])

    def sees_alone(self, name: str) -> Screen:
        """What one person sees besides: who they are, and their own answers."""
        person = self._person(name)
        mine = {key: box[person] for (key, _), box in sorted(self.box.items()) if person in box}
        return screen.own(self.agreement, Present(), person, mine)

    def everything(self) -> Screen:
        shown = screen.shared(self.agreement, Present(), screen.keys(self.agreement))
        return {key: worded(value) for key, value in shown.items()}

    def gaps(self) -> list[str]:
        return [one["says"] for one in self.sees("gaps")]

    def text_of_the_log(self) -> str:
        """The whole log as it is kept: what anybody at the agreement may read."""
        return "\n".join(CODEC.encode(fact.event).decode() for fact in self.facts)

    def folded_again(self) -> Agreement:
        """The agreement read from its log, as another process would read it."""
        again = Agreement(code=self.agreement.code)
        for fact in self.facts:
            read_again = CODEC.decode(CODEC.encode(fact.event).decode())
            AGREEMENT.evolve(again, [fact._replace(event=read_again)])
        return again

    def is_told_once_more(self) -> None:
        """Folding is deterministic, numbers have no gaps, and the log holds all there is."""
        assert [fact.seq for fact in self.facts] == list(range(1, len(self.facts) + 1))
        again = self.folded_again()
        again.changes = self.agreement.changes
        assert again == self.agreement
        assert signing.drawn_up(again) == signing.drawn_up(self.agreement)


def worded(value: Any) -> Any:
    """With the words of whatever phrases stand in it."""
    if isinstance(value, Phrase):
        return phrase(value)
    if isinstance(value, dict):
        return {key: worded(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [worded(one) for one in value]
    return value
