"""Stories of a workshop: given these people, when they ask this, then that is so."""

from collections.abc import Mapping
from typing import Any, Self

import msgspec
import pytest

from app.matrix.model import Accountable, Choice, Model, Process, Represents
from app.workshop import commands as ask
from app.workshop import events as ev
from app.workshop import screen, signing
from app.workshop.commands import AskedScope, Pace, Role
from app.workshop.rules import decide, evolve
from app.workshop.screen import Screen
from app.workshop.workshop import Fact, Refusal, Turn, Vote, Workshop

_log = msgspec.json.Encoder()
_read_log = msgspec.json.Decoder(ev.AnyEvent)


class Story:
    """A workshop with a ballot box of its own. Ann facilitates; people are called by name."""

    #: Every story of the running test, so that it can be told once more when the test is over.
    told: list["Story"] = []  # noqa: RUF012

    def __init__(self, model: Model = "B", service: str = "Payroll") -> None:
        self.workshop = Workshop(code="PAYR0LL2")
        self.facts: list[Fact] = []
        self.box: dict[tuple[str, int], dict[str, Vote]] = {}
        self.minute = 0
        self.does("Ann", ask.OpenWorkshop(service=service, model=model, facilitator="Ann"))
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

    # When

    @property
    def now(self) -> str:
        return f"2026-11-21T{14 + self.minute // 60:02}:{self.minute % 60:02}:00.000Z"

    def does(self, name: str, command: ask.Ask) -> list[ev.AnyEvent]:
        """Somebody asks, and it happens; answers what happened."""
        person = name.lower()
        events = decide(self.workshop, command, Turn(person, self.now, self._votes))
        start = self.workshop.seq + 1
        facts = [Fact(seq, self.now, person, event) for seq, event in enumerate(events, start)]
        for event in events:
            self._keep(command, event)
        evolve(self.workshop, facts)
        self.facts += facts
        return events

    def refused(self, name: str, command: ask.Ask, code: str) -> str:
        """Somebody asks, and is refused by this code; nothing happens. Answers why."""
        before = self.everything()
        with pytest.raises(Refusal) as refusal:
            decide(self.workshop, command, Turn(name.lower(), self.now, self._votes))
        assert refusal.value.code == code, refusal.value.why
        assert self.everything() == before
        return refusal.value.why

    def _votes(self, cell: str, number: int) -> Mapping[str, Vote]:
        return self.box.get((cell, number), {})

    def _keep(self, command: ask.Ask, event: ev.AnyEvent) -> None:
        match event:
            case ev.VoteCast(person=person, cell=cell, round=number):
                assert isinstance(command, ask.CastVote)
                vote = Vote(number, command.choice, command.confidence, command.reason)
                self.box.setdefault((cell, number), {})[person] = vote
            case ev.VoteWithdrawn(person=person, cell=cell, round=number):
                self.box[cell, number].pop(person)

    def votes(
        self,
        name: str,
        choice: Choice,
        process: Process = "incident",
        scope: AskedScope = "application",
        *,
        confidence: int | None = None,
        reason: str = "",
    ) -> list[ev.AnyEvent]:
        command = vote(choice, process, scope, confidence=confidence, reason=reason)
        return self.does(name, command)

    def all_vote(
        self, process: Process = "incident", scope: AskedScope = "application", **choices: Choice
    ) -> Self:
        for name, choice in choices.items():
            self.votes(name, choice, process, scope)
        return self

    def looks_at(
        self, process: Process = "incident", scope: AskedScope = "application"
    ) -> list[ev.AnyEvent]:
        return self.does("Ann", ask.Focus(process=process, scope=scope))

    def reveals(
        self, process: Process = "incident", scope: AskedScope = "application"
    ) -> list[ev.AnyEvent]:
        return self.does("Ann", ask.Reveal(process=process, scope=scope))

    def votes_again(
        self, process: Process = "incident", scope: AskedScope = "application"
    ) -> list[ev.AnyEvent]:
        return self.does("Ann", ask.VoteAgain(process=process, scope=scope))

    def decides(
        self,
        accountable: Accountable,
        process: Process = "incident",
        scope: AskedScope = "application",
        **words: str,
    ) -> list[ev.AnyEvent]:
        return self.does("Ann", decision(accountable, process, scope, **words))

    def reopens(
        self, process: Process = "incident", scope: AskedScope = "application"
    ) -> list[ev.AnyEvent]:
        return self.does("Ann", ask.Reopen(process=process, scope=scope))

    def adopts(self) -> list[ev.AnyEvent]:
        return self.does("Ann", ask.AdoptReference())

    def undoes(self) -> list[ev.AnyEvent]:
        return self.does("Ann", ask.Undo())

    def waives(self, process: Process, scope: AskedScope = "both") -> list[ev.AnyEvent]:
        return self.does("Ann", ask.Waive("Next quarter.", process=process, scope=scope))

    def signs_off(self) -> ev.SignedOff:
        (signed,) = self.does("Ann", ask.SignOff())
        assert isinstance(signed, ev.SignedOff)
        return signed

    def a_while_later(self, minutes: int = 1) -> Self:
        self.minute += minutes
        return self

    # Then

    def sees(self, key: str) -> Any:
        """What everybody sees under a key of the screen."""
        return screen.shared(self.workshop, frozenset(), [key])[key]

    def cell(self, process: Process = "incident", scope: str = "application") -> Screen:
        shown: Screen = self.sees(f"cell:{process}:{scope}")
        return shown

    def sees_alone(self, name: str) -> Screen:
        """What one person sees besides: who they are, and their own votes."""
        person = name.lower()
        mine = {
            cell: votes[person] for (cell, _), votes in sorted(self.box.items()) if person in votes
        }
        return screen.own(self.workshop, frozenset(), person, mine)

    def everything(self) -> Screen:
        return screen.shared(self.workshop, frozenset())

    def names(self) -> list[str]:
        return [one.name for one in self.workshop.people.values()]

    def text_of_the_log(self) -> str:
        """The whole log as it is kept: what anybody in the workshop may read."""
        return "\n".join(_log.encode(fact.event).decode() for fact in self.facts)

    def folded_again(self, until: int | None = None) -> Workshop:
        """The workshop read from its log, as another process would read it; or a part of it."""
        again = Workshop(code=self.workshop.code)
        for fact in self.facts[:until]:
            read = _read_log.decode(_log.encode(fact.event))
            evolve(again, [fact._replace(event=read)])
        return again

    def is_told_once_more(self) -> None:
        """Folding is deterministic, numbers have no gaps, and the log holds all there is."""
        assert [fact.seq for fact in self.facts] == list(range(1, len(self.facts) + 1))
        again = self.folded_again()
        again.touched = self.workshop.touched
        assert again == self.workshop
        assert signing.draft(again) == signing.draft(self.workshop)


def vote(
    choice: Choice,
    process: Process = "incident",
    scope: AskedScope = "application",
    *,
    confidence: int | None = None,
    reason: str = "",
) -> ask.CastVote:
    return ask.CastVote(choice, process=process, scope=scope, confidence=confidence, reason=reason)


def decision(
    accountable: Accountable,
    process: Process = "incident",
    scope: AskedScope = "application",
    **words: str,
) -> ask.Decide:
    return ask.Decide(accountable, process=process, scope=scope, **words)


def pace(pace: Pace) -> ask.SetPace:
    return ask.SetPace(pace)
