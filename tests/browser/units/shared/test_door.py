"""Asking at the door: under one id until it is answered, however often it has to be asked."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
BOB, EVE = {"name": "Bob"}, {"name": "Eve"}
LOST = None
IN = {"person": "p"}
TAKEN = {"status": 409, "code": "conflict", "detail": "This id was used."}
BUSY = {"status": 503, "code": "unavailable", "detail": "Not now."}
BAD = {"status": 422, "code": "bad-field", "detail": "No."}


async def knocks(modules: Modules, *steps: tuple[Any, Any]) -> Any:
    """Each a body and what comes back; answers the ids by their order, and what was told."""
    does = """async (m, steps) => {
      sessionStorage.clear();
      const real = fetch, ids = [], answers = [];
      for (const [body, back] of steps) {
        globalThis.fetch = async (_, { body: text }) => {
          ids.push(JSON.parse(text).id);
          if (!back) throw new TypeError('no line');
          const status = back.status || 201;
          return { ok: status < 400, status, text: async () => JSON.stringify(back) };
        };
        answers.push(await m.knock('/api/x', body));
      }
      globalThis.fetch = real;
      return [ids.map((id) => ids.indexOf(id)), answers, sessionStorage.length];
    }"""
    return await modules.run("shared/door", does, list(steps))


@pytest.mark.parametrize("back", [LOST, BUSY, BAD])
async def test_until_it_is_answered_the_id_stays(modules: Modules, back: Any) -> None:
    ids, answers, kept = await knocks(modules, (BOB, back), (BOB, back), (BOB, IN), (BOB, IN))
    assert ids == [0, 0, 0, 3]
    assert bool(answers[0].get("lost")) is (back is LOST)
    assert kept == 0


async def test_what_arrived_under_another_name_is_told_and_can_be_taken(modules: Modules) -> None:
    ids, answers, _ = await knocks(modules, (BOB, LOST), (EVE, TAKEN), (BOB, IN))
    assert ids == [0, 0, 0]
    assert answers[1]["before"] == BOB


async def test_who_is_somebody_else_comes_in_as_that(modules: Modules) -> None:
    ids, _, _ = await knocks(modules, (BOB, LOST), (EVE, TAKEN), (EVE, IN))
    assert ids == [0, 0, 2]


async def test_an_id_used_for_nothing_that_is_known_is_not_used_again(modules: Modules) -> None:
    ids, answers, _ = await knocks(modules, (BOB, TAKEN), (BOB, IN))
    assert ids == [0, 1]
    assert "before" not in answers[0]
