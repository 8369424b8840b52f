"""The name rule, a part of the details: asked for only where it changes."""

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio
NAMING = "workshop/naming"


@pytest.mark.parametrize(
    ("names", "wanted", "asks"),
    [
        ("parties", True, [{"ask": "set-names", "names": "people"}]),
        ("people", False, [{"ask": "set-names", "names": "parties"}]),
        ("people", True, []),
        ("parties", False, []),
    ],
)
async def test_the_rule_is_set_where_it_is_another(
    modules: Modules, names: str, wanted: bool, asks: list[dict[str, str]]
) -> None:
    await modules.room(screen(names=names))
    does = "(m, wanted) => { Object.assign(m.nameRule, { byName: wanted }).saveRule(); }"
    await modules.run(NAMING, does, wanted)
    assert await modules.asked() == asks


async def test_the_form_begins_with_the_rule_there_is(modules: Modules) -> None:
    await modules.room(screen(names="people"))
    does = "(m) => { const rule = { ...m.nameRule }; rule.loadRule(); return rule.byName; }"
    assert await modules.run(NAMING, does) is True
