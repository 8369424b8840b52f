"""Acts: what each facilitator has done to cells, newest last, and what of it was taken back.

Everybody takes back their own last act, and only while nothing was built on it; what was taken back
comes again the same way. So nobody's undo ever touches what somebody else has done.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from app.workshop.cell import CellState

#: How many acts each facilitator can take back, one after the other.
OWN = 20


class Act(NamedTuple):
    """Something that can be taken back: under which number it happened, the cells before it."""

    seq: int
    what: str  # decision, adoption, reopening, round, promise, waiver, keeping …
    before: dict[str, CellState]
    joined: bool  # whether the scopes were one column then
    on: dict[str, int]  # cell → number of the last thing before, which this was built on


class TakenBack(NamedTuple):
    """An act that was taken back, the cells as it had left them, and how much each told of then."""

    act: Act
    after: dict[str, CellState]
    told: dict[str, int]  # cell → how many earlier decisions it had once the act was taken back


@dataclass(slots=True)
class Acts:
    done: dict[str, list[Act]] = field(default_factory=dict)
    back: dict[str, list[TakenBack]] = field(default_factory=dict)
    #: Cell → number of the last thing that happened to it and still counts.
    built: dict[str, int] = field(default_factory=dict)

    def do(
        self, person: str, seq: int, what: str, before: dict[str, CellState], joined: bool
    ) -> Act:
        """Somebody does it: what they took back before does not come again."""
        act = Act(seq, what, before, joined, {key: self.built.get(key, 0) for key in before})
        self.back[person] = []
        self._stand(person, act)
        return act

    def _stand(self, person: str, act: Act) -> None:
        self.done[person] = [*self.done.get(person, ())[1 - OWN :], act]
        self.build(act.before, act.seq)

    def build(self, keys: Iterable[str], seq: int) -> None:
        """Something happened to these cells: what was done to them before stays."""
        self.built |= dict.fromkeys(keys, seq)

    def last(self, person: str) -> Act | None:
        """What this person can take back now: the last they did, if nothing was built on it."""
        done = self.done.get(person)
        if not done:
            return None
        return done[-1] if self._stands(dict.fromkeys(done[-1].before, done[-1].seq)) else None

    def next(self, person: str) -> TakenBack | None:
        """What would come again: what they took back last, if its cells are as they were then."""
        back = self.back.get(person)
        return back[-1] if back and self._stands(back[-1].act.on) else None

    def _stands(self, on: dict[str, int]) -> bool:
        return all(self.built.get(key, 0) == seq for key, seq in on.items())

    def take(self, seq: int) -> tuple[str, Act] | None:
        """The act of this number, out of what was done: whose it was, and what; None if unknown."""
        for person, done in self.done.items():
            for place, act in enumerate(done):
                if act.seq == seq:
                    self.done[person] = done[:place] + done[place + 1 :]
                    return person, act
        return None

    def keep(self, person: str, taken: TakenBack) -> None:
        """It may come again, if it is known whose it is; what it was built on counts once more."""
        if person:
            self.back[person] = [*self.back.get(person, ()), taken][-OWN:]
        self.built |= taken.act.on

    def come_again(self, person: str, seq: int) -> TakenBack:
        """What this person took back counts again, under its number; the rest may still come."""
        back = self.back[person]
        place = next(place for place, one in enumerate(back) if one.act.seq == seq)
        self.back[person] = back[:place] + back[place + 1 :]
        self._stand(person, back[place].act)
        return back[place]

    def offers(self, person: str) -> tuple[int, int]:
        """The numbers of what this person can take back, and bring back; 0 is nothing."""
        last, again = self.last(person), self.next(person)
        return last.seq if last else 0, again.act.seq if again else 0
