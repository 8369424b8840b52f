"""Cases in words: whether the model stands each, how all of them went, and what can be added."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, screen
from tests.live.people import Json

pytestmark = pytest.mark.anyio
TOLD, LIST, WRITING = "workshop/cases_told", "workshop/cases", "workshop/cases_writing"


def case(number: int = 1, **more: Any) -> Json:
    told = {"title": f"Night {number}", "at": "Sunday 03:00", "processes": ["incident"]}
    counts = {"played": "", "found": 0, "open": 0, "gaps": []}
    return {"id": f"n{number}", "story": "", "by": "", **told, **counts, **more}


PLAYED = {"played": "2026-11-30T10:00:00.000Z"}


@pytest.mark.parametrize(
    ("told", "says", "broken"),
    [
        ({"found": 3, "open": 3}, "not played", False),
        (PLAYED, "passes", False),
        ({**PLAYED, "found": 2, "open": 2}, "2 gaps", True),
        ({**PLAYED, "found": 2, "open": 1}, "2 gaps, 1 known", True),
        ({**PLAYED, "found": 1, "open": 0}, "1 gap, 1 known", False),
    ],
)
async def test_a_case_says_how_it_stands_once_it_was_played(
    modules: Modules, told: Json, says: str, broken: bool
) -> None:
    await modules.room(screen())
    does = "(m, one) => { const { stands, broken } = m.caseTold(one); return [stands, broken]; }"
    assert await modules.run(TOLD, does, case(**told)) == [says, broken]


@pytest.mark.parametrize(
    ("cases", "says"),
    [
        ([], "Nobody has brought in a case yet."),
        ([case()], "1 case: 1 not played."),
        ([case(1, **PLAYED), case(2)], "2 cases: 1 passes, 1 not played."),
        (
            [case(1, **PLAYED), case(2, **PLAYED, found=3, open=1)],
            "2 cases: 1 passes, 3 gaps, 2 of them known.",
        ),
    ],
)
async def test_all_nights_are_told_in_a_sentence(
    modules: Modules, cases: list[Json], says: str
) -> None:
    await modules.room(screen(cases=cases))
    assert await modules.run(TOLD, "(m) => m.casesWords()") == says


async def test_ours_go_through_processes_there_are_and_are_offered_once(modules: Modules) -> None:
    there = case(title="Nobody can log in")
    await modules.room(screen(cases=[there]))
    does = "(m) => m.cases().ours.map((one) => [one.title, one.processes.join(' ')])"
    assert await modules.run(LIST, does) == [
        ["The interface breaks after a release", "incident change"],
        ["The data centre floods", "incident"],
    ]


async def test_one_is_played_sooner_than_the_one_before_it(modules: Modules) -> None:
    await modules.room(screen(cases=[case(1), case(2), case(3)]))
    await modules.run(LIST, "(m) => { m.cases().sooner({ id: 'n3' }); }")
    assert await modules.asked() == [{"ask": "place-case", "case": "n3", "before": "n2"}]
    await modules.run(LIST, "(m) => { m.cases().sooner({ id: 'n1' }); }")
    assert len(await modules.asked()) == 1, "it is the first already"


FORM = """(m) => {
  const one = m.caseWriting();
  one.$nextTick = () => {};
  one.form = { ...one.form, title: 'Down', story: '' };
"""


async def test_processes_go_in_the_order_they_are_pressed(modules: Modules) -> None:
    await modules.room(screen(), page="participant")
    does = f"""{FORM}
      const press = (process) => one.turn(one.choices.find((it) => it.process === process));
      ['change', 'incident', 'request', 'change'].forEach(press);
      const places = one.choices.map((it) => it.place);
      one.bring();
      return [places, one.order];
    }}"""
    places, order = await modules.run(WRITING, does)
    assert (places, order) == ([2, 1, ""], "Incident Mgmt → Request Mgmt")
    (sent,) = await modules.asked()
    assert (sent["at"], sent["processes"]) == ("Sunday 03:00", ["incident", "request"])
    assert "named" not in sent


async def test_a_case_goes_through_something(modules: Modules) -> None:
    await modules.room(screen(), page="participant")
    does = f"{FORM} one.bring(); return one.wrong; }}"
    assert "at least one process" in await modules.run(WRITING, does)
    assert await modules.asked() == []


async def test_a_case_told_anew_keeps_its_zone_and_its_day(modules: Modules) -> None:
    told = case(at="Sat 9:30 Europe/Helsinki")
    opened = {"kind": "bringing", "id": "n1", "step": ""}
    await modules.room(screen(cases=[told]), page="facilitator", opened=opened)
    does = """(m) => {
      const one = m.caseWriting();
      one.$nextTick = () => {};
      one.enter();
      one.bring();
      return [one.form.day, one.form.time];
    }"""
    assert await modules.run(WRITING, does) == ["Saturday", "09:30"]
    (sent,) = await modules.asked()
    assert (sent["at"], sent["item"]) == ("Saturday 09:30 Europe/Helsinki", "n1")
