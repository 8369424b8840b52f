"""Writing a risk: a new one, one that is offered, or one in other words."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, screen
from tests.browser.units.workshop.risking import risk

pytestmark = pytest.mark.anyio
WRITING = "workshop/risks_writing"
FORM = """(m) => {
  const one = m.riskWriting();
  Object.assign(one, { $watch() {}, $nextTick() {} });
  one.init();
  return [one.anew, one.form];
}"""


async def begun(modules: Modules, item: str = "", step: str = "") -> Any:
    opened = {"kind": "writing", "id": item, "step": step}
    cells = {"incident:application": decided("tbd")}
    await modules.room(screen(cells=cells, risks=[risk(1)]), opened=opened)
    return await modules.run(WRITING, FORM)


async def test_a_new_one_is_empty(modules: Modules) -> None:
    anew, form = await begun(modules)
    assert not anew
    assert (form["title"], form["category"]) == ("", "reliability")


async def test_what_is_offered_is_there_already(modules: Modules) -> None:
    _, form = await begun(modules, step="cell:incident:application")
    assert form["title"] == ("Incident Mgmt, Application: nobody is accountable")
    assert (form["process"], form["scope"]) == ("incident", "application")


async def test_another_wording_begins_with_the_words_there_are(modules: Modules) -> None:
    anew, form = await begun(modules, item="r1")
    assert anew
    assert (form["title"], form["review"]) == ("Risk 1", "2027-03-01")
