"""A personal link is claimed by a press alone, and never where it would be used up for nothing."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio
INVITING = "shared/claiming"
#: The network is ours: what each call is answered, and which there were.
NET = """
  const real = globalThis.fetch, calls = [];
  document.body.dataset.code = 'ABCDEFGH';
  globalThis.fetch = async (path, { method, body }) => {
    const secret = body && JSON.parse(body).secret;
    calls.push([method, path.replace('/api/workshops/ABCDEFGH', ''), secret]);
    const cookies = path === '/api/cookie' ? { kept: true } : { you };
    const told = path.endsWith('/cookie') ? cookies : back;
    if (!told) throw new TypeError('no line');
    return { ok: !told.code, text: async () => JSON.stringify(told) };
  };
  const one = m.claiming();
  one.goIn = () => { calls.push(['GO', '', null]); };
  try {
    DOES
    const ours = calls.filter(([, path]) => !path.startsWith('/api/cookie'));
    return [one.known, one.wrong, one.busy, ours];
  } finally {
    globalThis.fetch = real;
  }
"""


async def linked(modules: Modules, does: str, back: Any, you: Any = None) -> Any:
    """What comes of it where the page was opened by a link."""
    await modules.room(screen(), invitation="s3cret")
    code = f"async (m, back, you) => {{ {NET.replace('DOES', does)} }}"
    return await modules.run(INVITING, code, back, you)


ASKED = ["GET", "/cookie", None]
CLAIMED = ["POST", "/invitations/claim", "s3cret"]
IN = ["GO", "", None]


async def test_nothing_is_claimed_before_the_press(modules: Modules) -> None:
    told = await linked(modules, "await one.look();", {"key": "k"})
    assert told == ["", "", False, [ASKED]]


async def test_a_press_claims_it_and_goes_in(modules: Modules) -> None:
    told = await linked(modules, "await one.claim();", {"key": "k"})
    assert told == ["", "", True, [ASKED, CLAIMED, IN]]


async def test_whom_this_browser_is_already_is_said_before_the_press(modules: Modules) -> None:
    told = await linked(modules, "await one.look();", {"key": "k"}, {"name": "Bob"})
    assert told == ["Bob", "", False, [ASKED]]


async def test_a_browser_without_cookies_claims_nothing(modules: Modules) -> None:
    blocked = "one.meet = async () => ({ code: 'blocked', why: 'No cookies.' });"
    told = await linked(modules, f"{blocked} await one.claim();", {"key": "k"})
    assert told == ["", "No cookies.", False, []]


async def test_what_is_refused_is_said_in_a_sentence(modules: Modules) -> None:
    used = {"code": "wrong-state", "detail": "This link was claimed already."}
    _, wrong, busy, _ = await linked(modules, "await one.claim();", used)
    assert (wrong, busy) == ("This link was claimed already.", False)


async def test_a_lost_answer_is_asked_for_again(modules: Modules) -> None:
    _, wrong, busy, _ = await linked(modules, "await one.claim();", None)
    assert wrong.endswith("Press again: you will not be in twice.")
    assert not busy


async def test_who_leaves_it_has_the_page_as_it_is(modules: Modules) -> None:
    await modules.room(screen(), invitation="s3cret")
    assert await modules.run(INVITING, "(m) => m.claiming().open") is True
    leaves = "(m) => { const one = m.claiming(); one.leave(); return one.open; }"
    assert await modules.run(INVITING, leaves) is False
