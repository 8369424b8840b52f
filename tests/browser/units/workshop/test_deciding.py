"""Recording what the room decided."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, open_cell, revealed, screen

pytestmark = pytest.mark.anyio
DECIDING = "workshop/deciding"
CELL = "incident:application"
AT = {"process": "incident", "scope": "application"}


@pytest.mark.parametrize(
    ("party", "tally", "says"),
    [
        ("business", {"it-ops": {"it-ops": 1}}, "1 vote was for IT OPS, none for Business."),
        ("business", {"business": {"it-ops": 1}}, "Nobody from Business has voted here."),
        (
            "business",
            {"it-ops": {"business": 1}, "business": {"it-ops": 1}},
            "Nobody from Business chose Business.",
        ),
        ("business", {"business": {"business": 1}}, ""),
        ("tbd", {"business": {"business": 1}}, "1 vote was for Business; it is left open."),
        ("tbd", {"business": {"business": 1}, "it-ops": {"it-ops": 1}}, ""),
        ("", {"business": {"business": 1}}, ""),
        ("business", None, ""),
    ],
)
async def test_a_party_that_did_not_ask_for_it_is_pointed_at(
    modules: Modules, party: str, tally: Any, says: str
) -> None:
    said = await modules.run(
        DECIDING, "(m, party, tally) => m.overrides(party, tally)", party, tally
    )
    assert said.startswith(says)
    assert bool(said) is bool(says)


async def form(modules: Modules, does: str, cell: Any = None) -> Any:
    await modules.room(screen(CELL, cells={CELL: cell or revealed("split", {})}))
    return await modules.run(DECIDING, f"async (m) => {{ const one = m.deciding(); {does} }}")


UNFOLDED = """
  const page = document.createElement('form');
  const [party, because] = [document.createElement('button'), document.createElement('input')];
  Object.assign(party, { id: 'accountable-it-ops' });
  Object.assign(because, { id: 'rationale' });
  page.append(party, because);
  document.body.replaceChildren(page);
  let later;
  one.$nextTick = (then) => { later = then; };
  one.unfold();
"""


async def test_unfolded_it_waits_for_a_party(modules: Modules) -> None:
    focused = await form(modules, f"{UNFOLDED} later(); return document.activeElement.id;")
    assert focused == "accountable-it-ops"


async def test_who_is_quicker_than_the_page_keeps_the_field(modules: Modules) -> None:
    does = f"{UNFOLDED} one.choose('business'); later(); return document.activeElement.id;"
    assert await form(modules, does) == "rationale"


async def test_fields_left_empty_are_not_sent(modules: Modules) -> None:
    await form(
        modules,
        "Object.assign(one.form, { accountable: 'it-ops', dissent: ' No. ' }); one.record();",
    )
    assert await modules.asked() == [
        {"ask": "decide", "accountable": "it-ops", "dissent": "No.", **AT}
    ]


async def test_without_a_party_nothing_is_recorded(modules: Modules) -> None:
    wrong = await form(modules, "await one.record(); return one.wrong;")
    assert wrong == "Choose who is accountable, with the keys 1 to 4."
    assert await modules.asked() == []


async def test_half_a_promise_is_asked_for_first(modules: Modules) -> None:
    does = """Object.assign(one.form, { accountable: 'tbd', owner: 'Bob' });
      await one.record();
      return one.wrong;"""
    assert (await form(modules, does)).startswith("A promise has an owner and a date")
    assert await modules.asked() == []


async def test_what_was_typed_stays_when_it_is_refused(modules: Modules) -> None:
    does = """Object.assign(one.form, { accountable: 'it-ops', rationale: 'So.' });
      const recorded = one.record();
      answer({ code: 'wrong-state', why: 'It is signed.' });
      await recorded;
      return [one.wrong, one.form.rationale];"""
    assert await form(modules, does) == ["It is signed.", "So."]


async def test_once_recorded_the_form_is_empty(modules: Modules) -> None:
    does = """Object.assign(one.form, { accountable: 'it-ops', rationale: 'So.' });
      const recorded = one.record();
      answer({ done: asked[0].id, seq: 2 });
      await recorded;
      return [one.wrong, one.form.rationale, one.form.accountable];"""
    assert await form(modules, does) == ["", "", ""]


@pytest.mark.parametrize(("shown", "visible"), [(False, False), (True, True)])
async def test_before_a_reveal_the_form_is_unfolded_first(
    modules: Modules, shown: bool, visible: bool
) -> None:
    does = f"one.shown = {str(shown).lower()}; return one.visible;"
    assert await form(modules, does, open_cell()) is visible


async def test_what_a_tbd_asks_for_is_brought_into_sight(modules: Modules) -> None:
    does = """
      const page = document.createElement('form');
      const fields = ['rationale', 'waiver'].map((id) => {
        const field = page.appendChild(document.createElement('input'));
        field.id = id;
        field.scrollIntoView = () => seen.push(id);
        return field;
      });
      document.body.replaceChildren(page);
      const seen = [];
      one.$nextTick = (then) => then();
      one.choose('business');
      const before = [...seen];
      one.choose('tbd');
      return [before, seen, document.activeElement.id];"""
    assert await form(modules, does) == [[], ["waiver", "rationale"], "rationale"]
