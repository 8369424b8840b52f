"""What is asked about the service: saved as it is typed, and nothing typed is lost."""

from typing import Any

import pytest

from app.matrix.intake import INTAKE
from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio
INTAKE_OF = "workshop/intake"

BEGIN = """
  const { room } = await import('/static/js/shared/room.js');
  const one = m.intake();
  one.take();
"""


async def on(modules: Modules, does: str, **told: Any) -> Any:
    """With this step of the preparation open."""
    answered = [{"id": key, "answer": answer} for key, answer in told.items()]
    await modules.room(screen(chapter="prepare", intake=answered), step="intake")
    return await modules.run(INTAKE_OF, f"async (m) => {{ {BEGIN} {does} }}")


async def test_what_is_asked_is_what_is_printed(modules: Modules) -> None:
    does = """return m.ASKED.map((it) =>
      [it.id, it.name, it.choices.map((one) => [one.value, one.name]), it.type === 'date']);"""
    assert await on(modules, does) == [
        [key, it.label, [list(pair) for pair in it.choices.items()], it.is_date]
        for key, it in INTAKE.items()
    ]


async def test_how_many_are_answered_is_said(modules: Modules) -> None:
    says = "return [m.standsOf('intake'), m.standsOf('facts'), one.list.length];"
    assert await on(modules, says, buyer="Sales") == ["1 of 5 answered", "not asked yet", 5]


async def test_what_was_typed_is_saved_once(modules: Modules) -> None:
    does = """
      one.begin({ id: 'buyer' });
      one.form.buyer = ' Marketing ';
      one.save({ id: 'buyer', name: 'Who bought it' });
      one.save({ id: 'runner', name: 'Who runs it today' });"""
    await on(modules, does, buyer="Sales")
    asked = {"ask": "answer-intake", "item": "buyer", "answer": "Marketing"}
    assert await modules.asked() == [asked], "nothing is said of what is as it was"


async def test_what_another_answers_comes_in_beside_what_is_being_typed(modules: Modules) -> None:
    does = """
      one.form.buyer = 'Mark';
      const told = [{ id: 'buyer', answer: 'Sales' }, { id: 'runner', answer: 'IT' }];
      room().show({ seq: 2, show: { intake: told } });
      one.take();
      return [one.form.buyer, one.form.runner];"""
    assert await on(modules, does) == ["Mark", "IT"]


async def test_a_refusal_is_told_and_what_was_typed_stays(modules: Modules) -> None:
    does = """
      one.form.buyer = 'Mark';
      const saving = one.save({ id: 'buyer', name: 'Who bought it' });
      answer({ refused: asked.at(-1).id, code: 'conflict', why: 'This changed meanwhile.' });
      await saving;
      return [one.wrong, one.saved, one.form.buyer];"""
    assert await on(modules, does) == ["This changed meanwhile.", "", "Mark"]
