"""The processes before a session: put in order, called otherwise, dropped, added, given away."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, open_cell, screen
from tests.live.people import Json

pytestmark = pytest.mark.anyio
ARRANGING = "workshop/arranging"
OWN = {"name": "Data quality", "means": "", "question": "Who mends it?", "case": ""}
SURE = "Drop it, with what was decided on it"
# A component as a page has one, without a page.
MADE = """const made = () => {
  const one = m.arranging();
  one.$watch = (what, then) => { watched[what] = then; };
  one.$nextTick = (then) => then();
  one.unfold = () => { one.shown = true; };
  one.init();
  return one;
};
const [focused, watched] = [[], {}];
const pressed = (disabled = false) => ({
  disabled,
  focus: () => focused.push('itself'),
  parentElement: { querySelector: () => ({ focus: () => focused.push('the other') }) },
});
const at = (one, process) => one.list.find((it) => it.process === process);
const beside = (id) => {
  const one = document.createElement('button');
  one.id = `change-${id}`;
  document.body.append(one);
  return one;
};
const answered = async () => {
  const { id } = asked.at(-1);
  answer({ done: id, seq: 9 });
  await new Promise((go) => setTimeout(go));
};
"""


def arranged(*processes: str, **more: Any) -> Json:
    wording = {"own-1": {"name": "Data quality", "question": "Who mends it?"}}
    return screen(processes=[*processes], wording=more.pop("wording", wording), **more)


async def does(modules: Modules, shown: Json, act: str) -> Any:
    await modules.room(shown)
    return await modules.run(ARRANGING, f"async (m) => {{ {MADE} {act} }}")


@pytest.mark.parametrize(
    ("processes", "says"),
    [
        (["request", "incident", "change"], "3 as published"),
        (["change", "incident", "request"], "3 as published"),
        (["request", "own-1"], "2: 1 of your own, 2 left out"),
        (["request", "incident", "change", "own-1"], "4: 1 of your own"),
        (["request"], "1: 2 left out"),
    ],
)
async def test_how_far_it_is_in_a_few_words(
    modules: Modules, processes: list[str], says: str
) -> None:
    assert await does(modules, arranged(*processes), "return m.standsArranged();") == says


async def test_the_first_goes_no_further_up_nor_the_last_down(modules: Modules) -> None:
    told = await does(
        modules,
        arranged("change", "own-1", "request"),
        "return made().list.map((one) => [one.name, one.first, one.last]);",
    )
    assert told == [
        ["Change Mgmt", True, False],
        ["Data quality", False, False],
        ["Request Mgmt", False, True],
    ]


@pytest.mark.parametrize(
    ("process", "by", "order"),
    [
        ("own-1", -1, ["own-1", "change", "request"]),
        ("own-1", 1, ["change", "request", "own-1"]),
        ("request", -1, ["change", "request", "own-1"]),
    ],
)
async def test_one_step_up_or_down_says_the_whole_order(
    modules: Modules, process: str, by: int, order: list[str]
) -> None:
    shown = arranged("change", "own-1", "request")
    await does(
        modules, shown, f"const one = made(); one.move(at(one, '{process}'), {by}, pressed());"
    )
    assert await modules.asked() == [{"ask": "order-processes", "processes": order}]


async def test_a_second_press_waits_for_the_first(modules: Modules) -> None:
    told = await does(
        modules,
        arranged("change", "own-1", "request"),
        """const one = made();
        const moving = one.move(at(one, 'own-1'), -1, pressed());
        one.move(at(one, 'own-1'), -1, pressed());
        const count = asked.length;
        await answered();
        await moving;
        one.move(at(one, 'own-1'), 1, pressed());
        return [count, asked.length];""",
    )
    assert told == [1, 2]


@pytest.mark.parametrize(("at_the_end", "held"), [(False, "itself"), (True, "the other")])
async def test_the_hand_stays_at_the_row_that_it_moved(
    modules: Modules, at_the_end: bool, held: str
) -> None:
    told = await does(
        modules,
        arranged("change", "own-1"),
        f"""const one = made();
        const moving = one.move(at(one, 'own-1'), -1, pressed({str(at_the_end).lower()}));
        await answered();
        await moving;
        watched.order();
        watched.order();
        return focused;""",
    )
    assert told == [held]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (open_cell(), ["Drop it"]),
        (decided("it-ops"), ["Drop it", SURE]),
        ({"state": "revealed", "tally": {}}, ["Drop it", SURE]),
    ],
)
async def test_what_was_decided_on_it_is_told_before_it_goes(
    modules: Modules, cell: Json, words: list[str]
) -> None:
    cells = {"incident:application": open_cell(), "incident:interface": cell}
    shown = arranged("request", "incident", cells=cells)
    told = await does(
        modules,
        shown,
        """const one = made();
        one.change(at(one, 'incident'));
        const words = [];
        for (let press = 1; press <= 2 && !asked.length; press += 1) {
          words.push(one.dropWords);
          one.leaveOut();
        }
        return words;""",
    )
    assert told == words
    assert await modules.asked() == [{"ask": "drop-process", "process": "incident"}]


async def test_why_it_stays_is_said_in_its_form(modules: Modules) -> None:
    cells = {f"incident:{scope}": open_cell(1) for scope in ("application", "interface")}
    told = await does(
        modules,
        screen(cells=cells),
        """const one = made();
        one.change(at(one, 'incident'));
        const dropping = one.leaveOut();
        answer({ refused: asked[0].id, code: 'wrong-state', why: 'Votes on it are hidden.' });
        await dropping;
        return [one.shown, one.wrong];""",
    )
    assert told == [True, "Votes on it are hidden."]


async def test_what_is_not_in_the_matrix_can_be_put_back(modules: Modules) -> None:
    told = await does(
        modules,
        arranged("request", "change"),
        """const one = made();
        one.back(one.away[1]);
        return one.away.map((it) => it.name);""",
    )
    assert told == ["Incident Mgmt", "Data quality"]
    assert await modules.asked() == [{"ask": "add-process", "process": "own-1"}]


async def test_one_is_added_with_what_was_written_of_it(modules: Modules) -> None:
    told = await does(
        modules,
        screen(),
        """const one = made();
        one.add();
        Object.assign(one.form, { name: ' Data quality ', question: 'Who mends it?' });
        const button = beside('');
        const keeping = one.record();
        await answered();
        await keeping;
        const left = document.activeElement === button;
        button.remove();
        return [one.shown, one.form.name, left];""",
    )
    assert told == [False, "", True]
    asked = {"ask": "add-process", "name": "Data quality", "question": "Who mends it?"}
    assert await modules.asked() == [asked]


async def test_of_a_published_one_only_what_is_not_as_published_is_told(modules: Modules) -> None:
    told = await does(
        modules,
        arranged("request", "incident"),
        """const one = made();
        one.change(at(one, 'incident'));
        const before = { ...one.form };
        Object.assign(one.form, { name: 'Outages', case: '' });
        const button = beside('incident');
        const keeping = one.record();
        await answered();
        await keeping;
        const left = document.activeElement === button;
        button.remove();
        return [before.name, before.case, one.shown, left];""",
    )
    assert told == ["Incident Mgmt", "On a Monday.", False, True]
    (asked,) = await modules.asked()
    assert asked == {
        **{"ask": "reword", "process": "incident"},
        **{"name": "Outages", "means": "", "question": "", "case": ""},
    }


async def test_a_refusal_stands_beside_the_fields_and_nothing_is_lost(modules: Modules) -> None:
    told = await does(
        modules,
        arranged("request", "own-1"),
        """const one = made();
        one.change(at(one, 'own-1'));
        one.form.name = 'Request Mgmt';
        const keeping = one.record();
        answer({ refused: asked[0].id, code: 'bad-field', why: 'Another one is called so.' });
        await keeping;
        return [one.shown, one.wrong, one.form.name];""",
    )
    assert told == [True, "Another one is called so.", "Request Mgmt"]
