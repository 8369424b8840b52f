"""Two revisions side by side: a line for each cell that changed, in words and colour."""

import json

import pytest

from tests.browser.units.modules import Modules, screen
from tests.live.people import Json

pytestmark = pytest.mark.anyio
COMPARING = "workshop/signing_comparing"
OURS = {"accountable": "IT OPS", "accountable_id": "it-ops", "state": "decided"}
THEIRS = {"accountable": "Business", "accountable_id": "business", "state": "decided"}
OPEN = {"accountable": "t.b.d.", "accountable_id": "tbd", "state": "revealed"}


def cell(scope: str, now: Json = OURS, *changed: str, before: Json | None = THEIRS) -> Json:
    at = {"process": "change", "name": "Change Mgmt", "scope": scope}
    return {**at, "from": before, "to": now, "changed": list(changed)}


async def lines(modules: Modules, *cells: Json) -> list[Json]:
    await modules.room(screen())
    told: list[Json] = await modules.run(COMPARING, f"(m) => m.linesOf({json.dumps(list(cells))})")
    return told


async def test_both_scopes_are_one_line_where_the_same_became_of_both(modules: Modules) -> None:
    same = [cell(scope, OURS, "Business → IT OPS") for scope in ("application", "interface")]
    (one,) = await lines(modules, *same)
    assert (one["name"], one["scope"]) == ("Change Mgmt", "Application & Interface")
    assert (one["from"]["look"], one["to"]["look"]) == ("is-business", "is-it-ops")
    assert (one["to"]["mark"], one["to"]["word"]) == ("it-ops", "IT OPS")
    other = cell("interface", OURS, "Business → IT OPS", "reason: new")
    assert [it["scope"] for it in await lines(modules, same[0], other)] == [
        "Application",
        "Interface",
    ]


async def test_what_did_not_change_has_no_line(modules: Modules) -> None:
    assert await lines(modules, cell("application"), cell("interface", THEIRS)) == []


async def test_what_was_open_or_not_there_says_so(modules: Modules) -> None:
    opened, came = await lines(
        modules,
        cell("application", OPEN, "Business → open"),
        cell("interface", OURS, "new", before=None),
    )
    assert (opened["to"]["word"], opened["to"]["mark"]) == ("open", "")
    assert came["from"]["word"] == "not there"


async def test_of_what_stands_beside_only_what_changed_is_told(modules: Modules) -> None:
    none: Json = {"added": [], "gone": [], "changed": []}
    beside = {"contracts": {**none, "gone": ["C-17"]}, "benefits": none, "risks": none}
    beside["cases"] = none
    does = f"(m) => m.besideOf({json.dumps(beside)})"
    (one,) = await modules.run(COMPARING, does)
    assert one["name"] == "Contracts"
    assert [(it["word"], it["text"]) for it in one["items"]] == [("gone", "C-17")]


async def test_a_slow_answer_to_an_earlier_question_is_not_shown(modules: Modules) -> None:
    await modules.room(screen(revisions=[{"revision": n, "signed_at": ""} for n in (1, 2, 3)]))
    does = """async (m) => {
      const none = { added: [], gone: [], changed: [] };
      const waiting = [];
      globalThis.fetch = (address) => new Promise((then) => waiting.push([address, then]));
      const one = m.comparing();
      one.opens();
      one.turn();
      const beside = { contracts: none, benefits: none, risks: none, cases: none };
      const text = (about) => async () => JSON.stringify({ about, cells: [], beside });
      const told = (about) => ({ ok: true, text: text(about) });
      waiting[1][1](told(['later']));
      waiting[0][1](told(['earlier']));
      await new Promise((then) => setTimeout(then));
      return [waiting.map(([address]) => address.split('?')[1]), one.about, one.words];
    }"""
    assert await modules.run(COMPARING, does) == [
        ["from=2&to=3", "from=3&to=2"],
        ["later"],
        "No cell changed.",
    ]
