"""My page: what my party is accountable for, and whom to turn to."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, person, screen

pytestmark = pytest.mark.anyio
DUTIES = "workshop/signing_duties"
CELLS = {
    "request:application": decided("business", executed_by="Desk"),
    "request:interface": decided("business", executed_by="Night desk"),
    "incident:application": decided("business"),
    "incident:interface": decided("it-ops", executed_by="Northwind"),
    "change:application": decided("tbd", promise={"owner": "Bob", "due": "2026-12-24"}),
    "change:interface": decided("tbd", waiver="The board."),
}
PEOPLE = [
    person("Bob", "business"),
    person("Olga", "business", "observer"),
    person("Carol", "it-ops"),
]


async def told(modules: Modules, what: str, represents: str = "business") -> Any:
    await modules.room(screen(cells=CELLS, people=PEOPLE, you={"represents": represents}))
    return await modules.run(DUTIES, f"(m) => {{ const one = m.duties(); return {what}; }}")


async def test_both_scopes_of_a_process_are_one_duty(modules: Modules) -> None:
    own = await told(modules, "one.own.map((duty) => [duty.name, duty.scopeName, duty.executed])")
    assert own == [
        ["Request Mgmt", "Application & Interface", "Desk (Application), Night desk (Interface)"],
        ["Incident Mgmt", "Application", ""],
    ]


@pytest.mark.parametrize(
    ("represents", "says"),
    [
        ("business", "Business is accountable for 3 cells of Invoices."),
        ("it-ops", "IT OPS is accountable for 1 cell of Invoices."),
        ("vendor", "You represent no party that can be made accountable here."),
    ],
)
async def test_a_party_is_told_how_much_is_its_own(
    modules: Modules, represents: str, says: str
) -> None:
    assert (await told(modules, "one.ownWords", represents)).startswith(says)


async def test_what_others_answer_for_and_somebody_does_is_named(modules: Modules) -> None:
    assert await told(modules, "one.executing.map((duty) => duty.executed)") == ["Northwind"]


async def test_who_executes_is_told_with_hours_and_a_number(modules: Modules) -> None:
    desk = {"name": "Desk", "hours": "always", "contact": "+358 9 123", "steps_in": "Bob"}
    cells = {"incident:application": decided("business", executors=[{**desk, "escalation": ""}])}
    await modules.room(screen(cells=cells, people=PEOPLE, you={"represents": "business"}))
    does = "(m) => m.duties().own.map((duty) => duty.executed)"
    assert await modules.run(DUTIES, does) == ["Desk (always, +358 9 123, steps in: Bob)"]


async def test_what_is_left_open_says_by_whom_or_why(modules: Modules) -> None:
    promises = await told(
        modules, "one.promises.map((left) => [left.owner, left.due, left.waiver])"
    )
    assert promises == [["Bob", "24\u00a0Dec\u00a02026", ""], ["", "", "The board."]]


async def test_one_talks_to_who_votes_for_a_party(modules: Modules) -> None:
    contacts = await told(
        modules, "one.contacts.map((side) => [side.name, side.people.map((who) => who.name)])"
    )
    assert contacts == [["IT OPS", ["Carol"]], ["Business", ["Bob"]]]


async def test_what_is_thin_or_an_override_is_marked_on_ones_own_page(modules: Modules) -> None:
    tally = {"it-ops": {"it-ops": 2}}
    marked = decided("business", override=True, thin=True, silent=["vendor"], tally=tally)
    cells = {"request:application": decided("business"), "request:interface": marked}
    await modules.room(screen(cells=cells, people=PEOPLE, you={"represents": "business"}))
    own = "(m) => m.duties().own.map((one) => [one.thin, one.override, one.weighed])"
    words = "2 votes were for IT OPS, none for Business. Vendor has not voted."
    assert await modules.run(DUTIES, own) == [[True, True, words]]
