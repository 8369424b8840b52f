"""A workshop as the writing thread holds it, and the screens of people who watch it."""

from collections.abc import Iterable
from typing import Any

from app.log.kind import Screen
from app.log.recorded import DropVote, Fact, KeepVote, Turn, Vote
from app.log.replica import Replica
from app.workshop import screen
from app.workshop.kind import WORKSHOP
from tests.workshop import ask
from tests.workshop.story import Story

AT = "2026-11-21T14:00:00.000Z"


class Watched:
    """Differences go out as they are drawn; every screen must end on the whole truth."""

    def __init__(self, people: int = 1, **about: Any) -> None:
        self.box: dict[tuple[str, int], dict[str, Vote]] = {}
        self.replica = Replica(WORKSHOP, WORKSHOP.new("PAYR0LL2"))
        self.clock = 1000.0
        self.facts: list[Fact] = []
        self.here = {"ann"}
        self.link = ""  # the hash of the secret in a link that goes out next
        self.screens: dict[str, Screen] = {}
        opening: dict[str, Any] = {"service": "Payroll", "model": "B", "facilitator": "Ann"}
        self.does("ann", ask.OpenWorkshop(**(opening | about)))
        self.join(range(people - 1))
        self.draws()

    @classmethod
    def of(cls, story: Story) -> "Watched":
        """The workshop of a story, read from its log and its box, and watched by all in it."""
        watched = cls()
        watched.replica = Replica(WORKSHOP, WORKSHOP.new(story.workshop.code))
        watched.box = story.box
        watched.replica.fold(story.facts)
        for (cell, _), votes in sorted(story.box.items()):
            for person, vote in votes.items():
                watched.replica.box.setdefault(person, {})[cell] = vote
        watched.here = set(story.workshop.people)
        watched.draws()
        return watched

    def does(self, person: str, command: ask.Ask) -> list[Fact]:
        """One ask, decided and folded; a Refusal goes on to the caller."""
        self.replica.box.setdefault(person, {})  # whoever comes has their votes found for them
        turn = Turn(person, AT, lambda *of: self.box.get(of, {}), given=self.link)
        taken = self.replica.take(command, turn)
        for effect in taken.effects:
            match effect:
                case KeepVote(question, person, vote):
                    self.box.setdefault((question, vote.round), {})[person] = vote
                case DropVote(question, person, number):
                    self.box[question, number].pop(person)
        self.facts += taken.facts
        return taken.facts

    def join(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            join = ask.Join(name=f"Person {number}", represents="business")
            self.does(f"p{number}", join)

    def draws(self, later: float = 0.0) -> set[str]:
        """Draw the differences, give them out, and answer which keys everybody was sent."""
        self.clock += later
        news = self.replica.draw(frozenset(self.here), self.clock)
        self.here -= news.gone
        self.screens = {who: shown for who, shown in self.screens.items() if who in self.here}
        for person in sorted(self.here):
            if person in self.screens:
                self.screens[person].update(news.changed)
                self.screens[person].update(news.own.get(person, {}))
                for key in news.changed.keys() - news.screen.keys():
                    assert self.screens[person].pop(key) is None
            else:
                self.screens[person] = {**news.screen, **self.replica.own(person)}
        return set(news.changed)

    def is_true(self) -> None:
        """Every screen shows exactly what a whole new one would."""
        state = self.replica.state
        whole = screen.shared(state, self.replica.here, screen.keys(state))
        assert self.replica.drawn == whole
        for person, shown in self.screens.items():
            own = {**whole, **self.replica.own(person)}
            wrong = {key for key in shown.keys() | own if shown.get(key) != own.get(key)}
            assert shown == own, (person, wrong)
