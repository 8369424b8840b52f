"""Adopting a model: what it asks for is said by the first press, and the second adopts it."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, open_cell, revealed, screen

pytestmark = pytest.mark.anyio
AMBITION = "workshop/ambition"
FOR_B = revealed(None, {"A": {"it-ops": 1}, "B": {"business": 2}})
EVEN = revealed(None, {"A": {"it-ops": 1}, "B": {"business": 1}})


async def at(modules: Modules, question: Any, **more: Any) -> None:
    questions = {"ambition": question}
    shown = screen(chapter="ambition", question="ambition", questions=questions, **more)
    await modules.room(shown, armed="")


@pytest.mark.parametrize(("question", "stands"), [(FOR_B, "B"), (EVEN, ""), (open_cell(3), "")])
async def test_what_most_chose_is_offered_first(
    modules: Modules, question: Any, stands: str
) -> None:
    await at(modules, question)
    assert await modules.run(AMBITION, "(m) => m.ambition().model") == stands


async def test_the_first_press_warns_and_the_second_adopts(modules: Modules) -> None:
    await at(modules, FOR_B)
    does = """(m) => {
      const one = m.ambition();
      one.adopt();
      const said = [one.armed, asked.length];
      one.adopt();
      return said;
    }"""
    assert await modules.run(AMBITION, does) == [True, 0]
    assert await modules.asked() == [{"ask": "adopt-ambition", "model": "B", "acknowledged": True}]


async def test_another_model_than_the_votes_say_is_warned_of_anew(modules: Modules) -> None:
    await at(modules, FOR_B)
    does = """(m) => {
      const one = m.ambition();
      one.adopt();
      one.choose('C');
      return [one.armed, one.words, one.asks.length > 0];
    }"""
    assert await modules.run(AMBITION, does) == [False, "Adopt C", True]


async def test_what_is_adopted_already_is_not_offered_again(modules: Modules) -> None:
    await at(modules, {**FOR_B, "state": "decided"}, ambition={"model": "B"})
    does = "(m) => { const a = m.ambition(); a.adopt(); return [a.adoptable, a.followsWords]; }"
    assert await modules.run(AMBITION, does) == [False, "Adopted: model B"]
    assert await modules.asked() == []


async def test_while_the_room_votes_nothing_is_adopted(modules: Modules) -> None:
    await at(modules, open_cell(1))
    assert await modules.run(AMBITION, "(m) => [m.ambition().offered, m.ambition().follows]") == [
        False,
        [],
    ]
