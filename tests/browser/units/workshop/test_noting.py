"""What somebody without a device said in the room, put in as exactly that."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio
NOTING = "workshop/noting"
NOTE = """async (m, note) => {
  const part = Object.getOwnPropertyDescriptors(m.noting);
  const one = Object.defineProperties({ risk: { id: 'r1' } }, part);
  one.note = { ...one.note, ...note };
  const doing = one.takeDown();
  if (asked.length) answer({ done: asked[0].id, seq: 9 });
  await doing;
  return [one.noteWrong, one.noteSaid];
}"""
BY = {"name": "Zoe", "represents": "vendor"}


@pytest.mark.parametrize(
    ("note", "fields"),
    [
        ({"act": "understand-risk", "why": "no field of it"}, {}),
        ({"act": "accept-risk", "until": "2027-01-01"}, {"until": "2027-01-01"}),
        ({"act": "decline-risk", "until": "2027-01-01", "why": "Too dear."}, {"why": "Too dear."}),
    ],
)
async def test_an_act_is_noted_with_what_belongs_to_it(
    modules: Modules, note: Any, fields: Any
) -> None:
    await modules.room(screen())
    told = await modules.run(NOTING, NOTE, {**BY, **note})
    assert told == ["", "Noted as said in the room by Zoe."]
    asked = {"ask": "note-in-the-room", **BY, "act": note["act"], "risk": "r1", **fields}
    assert await modules.asked() == [asked]


async def test_without_a_name_nothing_is_noted(modules: Modules) -> None:
    await modules.room(screen())
    assert await modules.run(NOTING, NOTE, {"name": " "}) == ["Write who said it.", ""]
