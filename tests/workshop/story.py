"""Stories of a workshop: given these people, when they ask this, then that is so."""

from collections.abc import Mapping
from typing import Any, Self

import pytest
from msgspec import UNSET

from app.asks.refusal import Refusal
from app.log.codec import Codec
from app.log.kind import Phrase, Present, Screen
from app.log.recorded import DropVote, Event, Fact, Happenings, KeepVote, Turn, Vote
from app.matrix.model import Accountable, Choice, Model, Represents
from app.words.english import phrase, sentence
from app.workshop import screen, signing
from app.workshop.ballot import AskedScope
from app.workshop.kind import WORKSHOP
from app.workshop.state import Chapter, Pace, Role, Workshop
from tests.workshop import ask, ev

CODEC = Codec(WORKSHOP)
CHANCE = "c" * 32  # what is drawn in every story


class Story:
    """A workshop with a ballot box of its own. Ann facilitates; people are called by name."""

    #: Every story of the running test, so that it can be told once more when the test is over.
    told: list["Story"] = []  # noqa: RUF012

    def __init__(
        self,
        model: Model = "B",
        service: str = "Payroll",
        chapter: Chapter = "matrix",
        dry_run: bool = False,
        template: Any = UNSET,
    ) -> None:
        self.workshop = Workshop(code="PAYR0LL2")
        self.facts: list[Fact] = []
        self.box: dict[tuple[str, int], dict[str, Vote]] = {}
        self.minute = 0
        self.day = 21
        self.link = ""  # the hash of the secret in a link that goes out next
        self.here: set[str] = set()  # who has a page open, or had within minutes
        about = {"service": service, "model": model, "facilitator": "Ann", "dry_run": dry_run}
        begins = {"chapter": chapter, "template": template}
        self.does("Ann", ask.OpenWorkshop(**about, **begins))  # type: ignore[arg-type]
        Story.told.append(self)

    # Given

    def with_people(self, role: Role = "participant", **people: Represents) -> Self:
        """These people come in, in this order."""
        assert role != "facilitator", "share or hand over facilitation instead"
        for name, represents in people.items():
            self.does(name, ask.Join(name=name, represents=represents, role=role))
        return self

    def with_the_usual_people(self) -> Self:
        """Bob, Carol and Dev for the three parties, Vera of the vendor, Olga who looks on."""
        self.with_people(Bob="business", Carol="it-ops", Dev="it-delivery", Vera="vendor")
        return self.with_people("observer", Olga="other")

    def at_own_pace(self) -> Self:
        self.does("Ann", ask.SetPace("own"))
        return self

    def invites(self, name: str, link: str = "", **more: Any) -> str:
        """Ann hands out a personal link, of which this is the hash; answers whose it is."""
        self.link = link or f"link of {name}"
        return str(self.does("Ann", ask.Invite(name=name, **more))[-1].person)

    def comes_by_link(self, name: str, **more: Any) -> str:
        """Somebody is invited and claims the link; answers who they are."""
        person = self.invites(name, **more)
        self.does(person, ask.Claim(f"link of {name}"))
        return person

    def are_here(self, *names: str) -> Self:
        """These have a page open from now on, and nobody else."""
        self.here = {name.lower() for name in names}
        return self

    # When

    @property
    def now(self) -> str:
        return f"2026-11-{self.day}T{14 + self.minute // 60:02}:{self.minute % 60:02}:00.000Z"

    def does(self, name: str, command: ask.Ask) -> list[Any]:
        """Somebody asks, and it happens; answers what happened."""
        person = name.lower()
        happened = WORKSHOP.decide(self.workshop, command, self._turn(person))
        events = [one for one in happened if isinstance(one, Event)]
        start = self.workshop.seq + 1
        facts = [Fact(seq, self.now, person, event) for seq, event in enumerate(events, start)]
        self._keep(happened)
        WORKSHOP.evolve(self.workshop, facts)
        self.facts += facts
        return events

    def refused(self, name: str, command: ask.Ask, code: str) -> str:
        """Somebody asks, and is refused by this code; nothing happens. Answers why."""
        before = self.everything()
        with pytest.raises(Refusal) as refusal:
            WORKSHOP.decide(self.workshop, command, self._turn(name.lower()))
        assert refusal.value.code == code, refusal.value.says
        assert self.everything() == before
        return sentence(refusal.value.says, refusal.value.params)

    def _turn(self, person: str) -> Turn:
        present = frozenset(self.here)
        return Turn(person, self.now, self._votes, present=present, given=self.link)

    def _votes(self, cell: str, number: int) -> Mapping[str, Vote]:
        return self.box.get((cell, number), {})

    def _keep(self, happened: Happenings) -> None:
        for one in happened:
            match one:
                case KeepVote(cell, person, vote):
                    self.box.setdefault((cell, vote.round), {})[person] = vote
                case DropVote(cell, person, number):
                    self.box[cell, number].pop(person)

    def votes(
        self,
        name: str,
        choice: Choice,
        process: str = "incident",
        scope: AskedScope = "application",
        **more: Any,
    ) -> list[Any]:
        return self.does(name, vote(choice, process, scope, **more))

    def all_vote(
        self, process: str = "incident", scope: AskedScope = "application", **choices: Choice
    ) -> Self:
        for name, choice in choices.items():
            self.votes(name, choice, process, scope)
        return self

    def looks_at(self, process: str = "incident", scope: AskedScope = "application") -> list[Any]:
        return self.does("Ann", ask.Focus(process=process, scope=scope))

    def reveals(self, process: str = "incident", scope: AskedScope = "application") -> list[Any]:
        return self.does("Ann", ask.Reveal(process=process, scope=scope))

    def votes_again(
        self, process: str = "incident", scope: AskedScope = "application"
    ) -> list[Any]:
        return self.does("Ann", ask.VoteAgain(process=process, scope=scope))

    def decides(
        self,
        accountable: Accountable,
        process: str = "incident",
        scope: AskedScope = "application",
        **words: Any,
    ) -> list[Any]:
        return self.does("Ann", decision(accountable, process, scope, **words))

    def reopens(self, process: str = "incident", scope: AskedScope = "application") -> list[Any]:
        return self.does("Ann", ask.Reopen(process=process, scope=scope))

    def adopts(self) -> list[Any]:
        return self.does("Ann", ask.AdoptReference())

    def undoes(self, name: str = "Ann") -> list[Any]:
        return self.does(name, ask.Undo())

    def redoes(self, name: str = "Ann") -> list[Any]:
        return self.does(name, ask.Redo())

    def waives(self, process: str, scope: AskedScope = "both") -> list[Any]:
        return self.does("Ann", ask.Waive("Next quarter.", process=process, scope=scope))

    def signs_off(self) -> ev.SignedOff:
        (signed,) = self.does("Ann", ask.SignOff())
        assert isinstance(signed, ev.SignedOff)
        return signed

    def a_while_later(self, minutes: int = 1) -> Self:
        self.minute += minutes
        return self

    def a_day_later(self) -> Self:
        self.day += 1
        return self

    # Then

    def sees(self, key: str) -> Any:
        """What everybody sees under a key of the screen."""
        shown = screen.shared(self.workshop, Present(), [key])[key]
        return phrase(shown) if isinstance(shown, Phrase) else shown

    def cell(self, process: str = "incident", scope: str = "application") -> Screen:
        shown: Screen = self.sees(f"cell:{process}:{scope}")
        return shown

    def past(self, process: str = "incident", scope: str = "application") -> Screen:
        """What there was before on a cell, as it is told on request."""
        return WORKSHOP.tell(self.workshop, "history", f"{process}:{scope}", 0)

    def sees_alone(self, name: str) -> Screen:
        """What one person sees besides: who they are, and their own votes."""
        person = name.lower()
        mine = {
            cell: votes[person] for (cell, _), votes in sorted(self.box.items()) if person in votes
        }
        return screen.own(self.workshop, Present(), person, mine)

    def could_take_back(self, name: str = "Ann", what: str = "undo") -> str | None:
        """What somebody reads that they could take back, or bring back."""
        shown = self.sees_alone(name).get(what)
        return phrase(shown) if shown else None

    def everything(self) -> Screen:
        return screen.shared(self.workshop, Present(), screen.keys(self.workshop))

    def roles(self) -> dict[str, str]:
        return {one.person: one.role for one in self.workshop.people.values()}

    def names(self) -> list[str]:
        return [one.name for one in self.workshop.people.values()]

    def text_of_the_log(self) -> str:
        """The whole log as it is kept: what anybody in the workshop may read."""
        return "\n".join(CODEC.encode(fact.event).decode() for fact in self.facts)

    def folded_again(self, until: int | None = None) -> Workshop:
        """The workshop read from its log, as another process would read it; or a part of it."""
        again = Workshop(code=self.workshop.code)
        for fact in self.facts[:until]:
            read = CODEC.decode(CODEC.encode(fact.event).decode())
            WORKSHOP.evolve(again, [fact._replace(event=read)])
        return again

    def is_told_once_more(self) -> None:
        """Folding is deterministic, numbers have no gaps, and the log holds all there is."""
        tells_what_it_changes(self.facts)
        assert [fact.seq for fact in self.facts] == list(range(1, len(self.facts) + 1))
        again = self.folded_again()
        again.changes = self.workshop.changes
        assert again == self.workshop
        assert signing.draft(again) == signing.draft(self.workshop)


def tells_what_it_changes(facts: list[Fact]) -> None:
    """What would be signed otherwise after a fact is said to have changed with it."""
    again = Workshop()
    WORKSHOP.evolve(again, facts[:1])
    before = signing.draft(again)
    for fact in facts[1:]:
        WORKSHOP.evolve(again, [fact])
        after = signing.draft(again)
        if after != before:
            assert again.changed["record"] == fact.seq, fact.event
        old, new = (
            {f"{one.process}:{one.scope}": one for one in record.cells}
            for record in (before, after)
        )
        for key in old.keys() | new.keys():
            if old.get(key) != new.get(key):
                assert again.changed[key] == fact.seq, fact.event
        before = after


def vote(
    choice: Choice,
    process: str = "incident",
    scope: AskedScope = "application",
    **more: Any,
) -> ask.CastVote:
    return ask.CastVote(choice, process=process, scope=scope, **more)


def decision(
    accountable: Accountable,
    process: str = "incident",
    scope: AskedScope = "application",
    **words: Any,
) -> ask.Decide:
    return ask.Decide(accountable, process=process, scope=scope, **words)


def pace(pace: Pace) -> ask.SetPace:
    return ask.SetPace(pace)
