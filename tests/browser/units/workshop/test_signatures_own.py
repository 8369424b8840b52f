"""One's own signature: two presses to give it, a sentence to refuse it."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules
from tests.browser.units.workshop.test_signatures import signature, signed_off

pytestmark = pytest.mark.anyio
OWN = "workshop/signatures_own"


async def mine(modules: Modules, does: str, role: str = "participant", **said: Any) -> Any:
    shown = signed_off(signature(person="bob", **said))
    shown["you"]["role"] = role
    await modules.room(shown)
    return await modules.run(OWN, f"async (m) => {{ const one = m.ownSignature(); {does} }}")


async def test_the_second_press_signs_exactly_this_revision(modules: Modules) -> None:
    does = "one.sign(); const said = [one.says, asked.length]; one.sign(); return said;"
    assert await mine(modules, does) == ["sign", 0]
    assert await modules.asked() == [{"ask": "sign", "revision": 2, "hash": "ab" * 32}]


async def test_a_refusal_has_a_sentence(modules: Modules) -> None:
    does = "one.refuse(); const said = one.wrong; one.why = ' No. '; one.refuse(); return said;"
    assert "Say in a sentence why" in await mine(modules, does)
    assert await modules.asked() == [{"ask": "refuse-signature", "revision": 2, "why": "No."}]


async def test_what_the_server_says_against_it_is_shown(modules: Modules) -> None:
    does = """
      one.says = 'sign';
      const doing = one.sign();
      answer({ refused: asked[0].id, code: 'conflict', why: 'Another.' });
      await doing;
      return one.wrong;"""
    assert await mine(modules, does) == "Another."


@pytest.mark.parametrize(
    ("role", "state", "seen"),
    [
        ("participant", "asked", [True, True]),
        ("observer", "refused", [True, True]),
        ("participant", "signed", [True, False]),
        ("facilitator", "asked", [False, True]),
    ],
)
async def test_who_is_asked(modules: Modules, role: str, state: str, seen: list[bool]) -> None:
    assert await mine(modules, "return [one.shown, one.waits];", role, state=state) == seen


async def test_only_what_changed_is_asked_again(modules: Modules) -> None:
    does = "return one.changed;"
    assert await mine(modules, does, changed=["incident:application"]) == (
        "Incident Mgmt, Application"
    )
