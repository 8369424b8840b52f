"""Whether this browser keeps cookies: tried there and back, and once is enough."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio

# The network is ours: what was called, and what it answers.
TRIED = """async (_, answers) => {
  const m = await import(`/static/js/shared/cookies.js?${Math.random()}`);
  const real = globalThis.fetch, calls = [];
  globalThis.fetch = async (path, { method }) => {
    calls.push(`${method} ${path}`);
    if (!answers) throw new Error('no line');
    const told = method === 'GET' ? JSON.stringify(answers) : '';
    return { ok: true, text: async () => told };
  };
  try {
    const one = await m.cookiesKept(), two = await m.cookiesKept();
    return [one.code || '', one.why || '', two.why === one.why, calls.length];
  } finally { globalThis.fetch = real; }
}"""


async def tried(modules: Modules, answers: Any) -> Any:
    return await modules.run("shared/cookies", TRIED, answers)


async def test_without_an_answer_nobody_can_tell(modules: Modules) -> None:
    code, why, _, calls = await tried(modules, None)
    assert (code, calls) == ("unavailable", 2)
    assert why


async def test_blocked_cookies_are_said_with_what_to_do(modules: Modules) -> None:
    code, why, again, calls = await tried(modules, {"kept": False})
    assert (code, again, calls) == ("blocked", True, 4)
    assert "Allow cookies for this address" in why


async def test_where_they_are_kept_it_is_not_tried_again(modules: Modules) -> None:
    assert await tried(modules, {"kept": True}) == ["", "", True, 2]
