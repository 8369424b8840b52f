"""How the offices are asked: by a link of their own, or in the room."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, person
from tests.browser.units.workshop.test_signatures import AT, signature, signed_off

pytestmark = pytest.mark.anyio
ASKING = "workshop/signatures_asking"


async def asking(modules: Modules, does: str, holder: Any = None, **said: Any) -> Any:
    """The IT manager is Ivar: a mere name, or somebody of the room."""
    who = {"person": "ivar"} if holder is not None else {}
    shown = signed_off(signature(**{"person": "", **who, **said}))
    named = {"signatory": "it-manager", "name": "Ivar", **who}
    shown["signatories"] = [named, {"signatory": "business-manager", "name": ""}]
    shown["people"] = [person("Ivar", "it-ops") | (holder or {})]
    await modules.room(shown)
    return await modules.run(ASKING, f"async (m) => {{ const one = m.askingToSign(); {does} }}")


@pytest.mark.parametrize(
    ("holder", "said", "ways"),
    [
        (None, {}, [True, True]),
        ({"invited": True}, {}, [True, False]),
        ({"invited": True, "claimed": AT}, {}, [False, False]),
        ({}, {}, [False, False]),  # here, on a device of their own
        ({"entered_by": "ann"}, {}, [False, True]),
        (None, {"state": "signed", "at": AT}, [False, False]),
    ],
)
async def test_each_is_asked_in_the_ways_there_are(
    modules: Modules, holder: Any, said: Any, ways: list[bool]
) -> None:
    does = "return one.offices.map((it) => [it.linked, it.inRoom].map(Boolean));"
    assert await asking(modules, does, holder, **said) == [ways]


async def test_what_was_said_in_the_room_is_noted_at_the_second_press(modules: Modules) -> None:
    does = """
      const [it] = one.offices;
      one.note(it);
      const first = [one.isNoting(it), asked.length];
      one.note(it);
      return first;"""
    assert await asking(modules, does) == [True, 0]
    assert await modules.asked() == [
        {
            **{"ask": "note-in-the-room", "act": "sign", "name": "Ivar", "represents": "it-ops"},
            **{"office": "it-manager", "revision": 2, "hash": "ab" * 32},
        }
    ]
