"""A clash holds what both told otherwise; what one alone told is none."""

import pytest

from tests.browser.units.agreement.drafted import room
from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
STOOD = {"title": "Close", "measure": "", "due": ""}


@pytest.mark.parametrize(
    ("now", "written", "clashing"),
    [
        ({"title": "Close early"}, {"title": "Close late"}, ["title"]),
        ({"title": "Close early"}, {"title": "Close early"}, []),
        ({"title": "Close early"}, {"measure": "Days"}, []),
        ({"title": "A", "due": "2027-01-01"}, {"title": "B", "due": ""}, ["title"]),
    ],
)
async def test_what_clashes(
    modules: Modules, now: dict[str, str], written: dict[str, str], clashing: list[str]
) -> None:
    await room(modules)
    does = "(m, ...given) => m.clashOf('objectives', ...given).map((one) => one.name)"
    told = await modules.run(
        "agreement/clashing", does, STOOD, {**STOOD, **now}, {**STOOD, **written}
    )
    assert told == clashing


async def test_only_what_is_otherwise_is_sent(modules: Modules) -> None:
    does = """(m) => [
      m.changed({ title: 'A', due: '2027-01-01' }, { title: 'A', due: '' }),
      m.changed({}, { title: 'A', due: '', attendees: [], side: 0 }),
    ]"""
    told = await modules.run("agreement/clashing", does)
    assert told == [{"due": ""}, {"title": "A", "side": 0}]
