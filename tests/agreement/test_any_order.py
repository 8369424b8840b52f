"""Several editors, any order: what is acknowledged stands or was seen by who wrote over it.

Each writes on the screen they have, however old. A write that is refused changes nothing; one that
is taken overwrites only what its writer had seen.
"""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.asks.refusal import Refusal
from tests.agreement.story import Story

WRITERS = ("Bob", "Hanna", "Carol", "Dev")
FIELDS = ("title", "measure", "due")
writers, fields = st.sampled_from(WRITERS), st.sampled_from(FIELDS)
words = st.sampled_from(("one", "two", "three", "four"))


class AnyOrder(RuleBasedStateMachine):
    """A text and one objective, on the screens of four people, and two proposals of them."""

    @initialize()
    def open_it(self) -> None:
        self.story = Story().with_both_sides()
        self.story.does("Bob", "share-objective", title="zero")
        self.text, self.objective = "", {"title": "zero", "measure": "", "due": ""}
        self.screens: dict[str, tuple[Any, Any]] = {}
        for who in WRITERS:
            self.looks(who)

    @rule(who=writers)
    def looks(self, who: str) -> None:
        self.screens[who] = (self.story.sees("philosophy"), self.story.sees("objectives")[0])

    @rule(who=writers, word=words)
    def writes(self, who: str, word: str) -> None:
        seen = self.screens[who][0]
        told = {"text": word, "base": seen["version"]}
        if self._taken(who, "write-philosophy", told):
            assert self.text in (seen["text"], word), "nobody has seen what is written over"
            self.text = word

    @rule(who=writers, field=fields, word=words)
    def tells(self, who: str, field: str, word: str) -> None:
        seen = self.screens[who][1]
        told = {"item": "o1", "base": seen["version"], field: _valid(field, word)}
        if self._taken(who, "share-objective", told):
            assert self.objective[field] in (seen[field], told[field])
            self.objective[field] = told[field]

    @rule(who=writers, field=fields, word=words)
    def proposes(self, who: str, field: str, word: str) -> None:
        seen = self.screens[who][1]
        change = {"ask": "share-objective", "item": "o1", "base": seen["version"]}
        self._taken(who, "propose-change", {"change": {**change, field: _valid(field, word)}})

    @rule(who=writers, newest=st.booleans())
    def accepts(self, who: str, newest: bool) -> None:
        waiting = [one for one in self.story.sees("proposals") if one["state"] == "open"]
        if not waiting:
            return
        one = waiting[-1 if newest else 0]
        if self._taken(who, "accept-change", {"proposal": one["id"]}):
            assert one["side"] != self.story.agreement.people[who.lower()].side
            told = {key: it for key, it in one["change"].items() if key in FIELDS}
            self.objective |= told

    def _taken(self, who: str, ask: str, told: dict[str, Any]) -> bool:
        before = self.story.everything()
        try:
            self.story.does(who, ask, **told)
        except Refusal:
            assert self.story.everything() == before
            return False
        return True

    @invariant()
    def everybody_would_see_what_was_taken_last(self) -> None:
        if hasattr(self, "story"):
            shown = self.story.sees("objectives")[0]
            assert self.story.sees("philosophy")["text"] == self.text
            assert {name: shown[name] for name in FIELDS} == self.objective

    def teardown(self) -> None:
        if hasattr(self, "story"):
            self.story.is_told_once_more()


def _valid(field: str, word: str) -> str:
    days = {"one": "2027-01-01", "two": "2027-02-02", "three": "2027-03-03", "four": ""}
    return days[word] if field == "due" else word


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
