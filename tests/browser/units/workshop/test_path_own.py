"""On a phone: what changes for one's own party."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, screen
from tests.browser.units.workshop.test_path import step

pytestmark = pytest.mark.anyio
OWN = "workshop/path_own"
SAYS = """(m) => {
  const { shown, steps, title } = m.ownPath();
  return { shown, title, ids: steps.flatMap((one) => one.items.map((it) => it.id)) };
}"""


async def told(modules: Modules, represents: str, **more: Any) -> Any:
    path = [step("incident", "2099-01-01"), step("change", "", "it-delivery")]
    await modules.room(screen(path=path, you={"represents": represents}, **more))
    return await modules.run(OWN, SAYS)


async def test_what_is_taken_over_and_what_is_handed_over_is_ones_own(modules: Modules) -> None:
    ours = await told(modules, "it-ops", chapter="ambition")
    assert ours == {
        "shown": True,
        "title": "What changes for IT OPS",
        "ids": ["incident:application"],
    }
    theirs = await told(modules, "business", chapter="ambition")
    assert theirs["ids"] == ["incident:application", "change:application"]
    assert (await told(modules, "vendor", chapter="ambition"))["ids"] == []


async def test_it_stands_in_its_chapter_and_after_the_signature(modules: Modules) -> None:
    assert not (await told(modules, "it-ops", chapter="matrix"))["shown"]
    assert (await told(modules, "it-ops", workshop={"state": "signed-off"}))["shown"]
