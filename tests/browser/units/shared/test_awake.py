"""A page that is looked at asks for the screen to stay on, where it may."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio

# What a browser grants, and when somebody looks, is ours.
AWAKE = """async (m, grants) => {
  const asked = [], locks = [];
  const request = async (what) => {
    asked.push(what);
    if (!grants) throw new DOMException('no', 'NotAllowedError');
    locks.push({ released: false });
    return locks.at(-1);
  };
  const value = grants === null ? undefined : { request };
  Object.defineProperty(navigator, 'wakeLock', { configurable: true, value });
  let look = () => 0;
  document.addEventListener = (name, call) => { look = call; };
  try {
    m.stayAwake();
    await null;
    await look();
    locks.forEach((one) => { one.released = true; });
    await look();
    return asked;
  } finally {
    delete navigator.wakeLock;
    delete document.addEventListener;
  }
}"""


async def awake(modules: Modules, grants: Any) -> Any:
    return await modules.run("shared/awake", AWAKE, grants)


async def test_it_asks_again_only_when_the_lock_was_lost(modules: Modules) -> None:
    assert await awake(modules, True) == ["screen", "screen"]


async def test_a_refusal_breaks_nothing(modules: Modules) -> None:
    assert await awake(modules, False) == ["screen"] * 3


async def test_where_there_is_none_nothing_is_asked(modules: Modules) -> None:
    assert await awake(modules, None) == []
