"""Secrets behind the `#`: taken and wiped, on opening and when one is pasted into an open page."""

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio

TAKEN = """async (m) => {
  const got = [];
  const before = location.pathname;
  location.hash = '#trial=first';
  const atOnce = m.takeSecrets('trial', (secret) => got.push(secret));
  const wiped = location.hash;
  location.hash = '#other=1';
  location.hash = '#trial=second';
  while (got.length < 2) await new Promise((turn) => setTimeout(turn));
  const end = location.hash;
  history.replaceState(null, '', before);
  return [atOnce, wiped, got, end];
}"""


async def test_each_is_taken_once_and_leaves_no_trace(modules: Modules) -> None:
    assert await modules.run("shared/keys_taken", TAKEN) == [True, "", ["first", "second"], ""]


async def test_where_none_stands_none_is_taken(modules: Modules) -> None:
    does = "(m) => m.takeSecrets('unknown', () => { throw new Error('none'); })"
    assert await modules.run("shared/keys_taken", does) is False
