"""Whatever people do: undo is one's own last act, announced exactly, and redo gives it all back."""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from app.asks.refusal import Refusal
from app.log.kind import Screen
from app.matrix.model import Accountable, Choice, Process
from app.matrix.record import CellRecord
from app.workshop import signing
from app.workshop.ballot import AskedScope
from app.workshop.revealing import VotesRevealed
from tests.workshop import ask, ev
from tests.workshop.story import Story

LEADING = ("Ann", "Ben", "Cleo")
PROCESSES: tuple[Process, ...] = ("incident", "change")

leading = st.sampled_from(LEADING)
voting = st.sampled_from(["Bob", "Carol"])
values: st.SearchStrategy[Accountable] = st.sampled_from(["it-ops", "business", "tbd"])
choices: st.SearchStrategy[Choice] = st.sampled_from(["it-ops", "business"])
scopes: st.SearchStrategy[AskedScope] = st.sampled_from(["application", "interface", "both"])
at: dict[str, Any] = {"process": st.sampled_from(PROCESSES), "scope": scopes}
acts = st.one_of(
    st.builds(ask.Decide, values, st.just("Desk"), st.text("ab", max_size=3), **at),
    st.builds(ask.Decide, values, **at),
    st.builds(ask.TakeAgreed),
    st.builds(ask.AdoptReference, keep_disputes=st.booleans()),
    st.builds(ask.Reopen, **at),
    st.builds(ask.VoteAgain, **at),
    st.builds(ask.Reveal, **at),
    st.builds(ask.MakePromise, st.just("Dana"), st.just("2026-12-24"), **at),
    st.builds(ask.Waive, st.just("Later."), **at),
)
ACTS = (ev.Decided, ev.Reopened, ev.RoundOpened, ev.Promised, ev.Waived)


class Everybody(RuleBasedStateMachine):
    """Three facilitate, two vote. Beside the workshop stands a pile of acts for each cell.

    Whoever does something to a cell lays it on its pile; a vote lies there for good. An act can be
    taken back while it lies on top everywhere, and is one's own last one.
    """

    @initialize()
    def three_facilitate(self) -> None:
        self.story = Story("B").with_people(Ben="business", Cleo="it-ops")
        self.story.with_people(Bob="business", Carol="it-ops")
        self.story.does("Ann", ask.ShareFacilitation("ben"))
        self.story.does("Ann", ask.ShareFacilitation("cleo"))
        self.story.at_own_pace()
        Story.told.clear()
        self.piles: dict[str, list[int]] = {key: [] for key in self.story.workshop.cells}
        self.done: dict[str, list[int]] = {name: [] for name in LEADING}
        self.back: dict[str, list[int]] = {name: [] for name in LEADING}
        self.before: dict[int, dict[str, Screen]] = {}  # act → its cells before it
        self.after: dict[int, dict[str, CellRecord]] = {}  # act taken back → its cells until then
        self.under: dict[int, dict[str, int]] = {}  # act taken back → what lay on top then

    @rule(name=leading, command=acts)
    def somebody_does_something(self, name: str, command: ask.Ask) -> None:
        cells = self.cells()
        first = self.story.workshop.seq + 1
        for number, event in enumerate(self.tried(name, command), first):
            if isinstance(event, ACTS):
                self.before[number] = {key: cells[key] for key in event.cells}
                self.done[name].append(number)
                self.back[name] = []
                for key in event.cells:
                    self.piles[key].append(number)
            if isinstance(event, VotesRevealed):
                self.piles[event.cell].append(number)

    @rule(name=voting, choice=choices, **at)
    def somebody_votes(
        self, name: str, choice: Choice, process: Process, scope: AskedScope
    ) -> None:
        command = ask.CastVote(choice, process=process, scope=scope)
        for event in self.tried(name, command):
            self.piles[event.cell].append(self.story.workshop.seq)

    @rule()
    def time_passes(self) -> None:
        self.story.a_while_later(2)

    @rule(name=leading)
    def somebody_takes_back(self, name: str) -> None:
        act = self.last_of(name)
        announced = self.story.sees_alone(name)["undo_of"]
        assert (self.story.could_take_back(name) is None) == (act is None)
        assert announced == (list(self.before[act]) if act else None)
        if act is None:
            self.story.refused(name, ask.Undo(), "wrong-state")
            return
        others, own = self.cells(), self.records()
        (undone,) = self.story.undoes(name)
        assert undone.act == act
        for key, cell in self.cells().items():
            assert cell == self.before[act].get(key, others[key]), key
        self.done[name].remove(act)
        self.back[name].append(act)
        self.after[act] = {key: own[key] for key in self.before[act]}
        for key in self.before[act]:
            assert self.piles[key].pop() == act
        self.under[act] = {key: self.top(key) for key in self.before[act]}

    @rule(name=leading)
    def somebody_brings_back(self, name: str) -> None:
        act = self.next_of(name)
        announced = self.story.sees_alone(name)["redo_of"]
        assert announced == (list(self.before[act]) if act else None)
        if act is None:
            self.story.refused(name, ask.Redo(), "wrong-state")
            return
        others = self.records()
        self.story.redoes(name)
        for key, cell in self.records().items():
            if key not in self.after[act]:
                assert cell == others[key], key
                continue
            then = self.after[act][key]
            told = then.earlier  # what somebody else decided and undid since is told besides
            assert cell.earlier[: len(told)] == told
            assert signed_but_for_earlier(cell) == signed_but_for_earlier(then)
        self.back[name].remove(act)
        self.done[name].append(act)
        for key in self.before[act]:
            self.piles[key].append(act)

    # What the piles say

    def top(self, key: str) -> int:
        return self.piles[key][-1] if self.piles[key] else 0

    def last_of(self, name: str) -> int | None:
        act = self.done[name][-1] if self.done[name] else None
        return act if act and all(self.top(key) == act for key in self.before[act]) else None

    def next_of(self, name: str) -> int | None:
        act = self.back[name][-1] if self.back[name] else None
        lies = act and all(self.top(key) == under for key, under in self.under[act].items())
        return act if lies else None

    # What is there

    def tried(self, name: str, command: ask.Ask) -> list[Any]:
        try:
            return self.story.does(name, command)
        except Refusal:
            return []

    def cells(self) -> dict[str, Screen]:
        """All cells as they are shown; how much was before is no part of how they stand."""
        shown = {key: self.story.cell(*key.split(":")) for key in self.story.workshop.cells}
        return {key: {**cell, "past": None} for key, cell in shown.items()}

    def records(self) -> dict[str, CellRecord]:
        """All cells as they would be signed."""
        cells = signing.draft(self.story.workshop).cells
        return {f"{one.process}:{one.scope}": one for one in cells}

    def teardown(self) -> None:
        if hasattr(self, "story"):
            self.story.is_told_once_more()


def signed_but_for_earlier(cell: CellRecord) -> list[Any]:
    return [getattr(cell, name) for name in cell.__struct_fields__ if name != "earlier"]


Everybody.TestCase.settings = settings(
    derandomize=True, deadline=None, database=None, max_examples=60, stateful_step_count=40
)
TestEverybody = Everybody.TestCase


def test_twenty_acts_of_ones_own_can_be_taken_back_and_come_again() -> None:
    story = Story()
    for _ in range(11):
        story.decides("it-ops")
        story.reopens()
    for _ in range(20):
        story.undoes()
    story.refused("Ann", ask.Undo(), "wrong-state")
    for _ in range(20):
        story.redoes()
    story.refused("Ann", ask.Redo(), "wrong-state")
