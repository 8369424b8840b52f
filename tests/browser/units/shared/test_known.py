"""Whether this browser can be known again is found out before anybody comes in from it."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio

# The network is ours: who this browser is, if it keeps cookies.
MEET = """async (m, kept, you) => {
  const real = globalThis.fetch;
  globalThis.fetch = async (path) => {
    const told = path === '/api/cookie' ? { kept } : { you };
    return { ok: true, text: async () => JSON.stringify(told) };
  };
  document.body.dataset.code = 'ABCDEFGH';
  try {
    return await m.knowing.meet();
  } finally {
    globalThis.fetch = real;
  }
}"""


async def test_who_it_is_already_is_told(modules: Modules) -> None:
    you: Any = {"name": "Bob"}
    assert await modules.run("shared/known", MEET, True, you) == {"you": you}
    assert await modules.run("shared/known", MEET, True, None) == {"you": None}
