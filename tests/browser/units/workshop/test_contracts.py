"""The contract register, and which of it is an open point."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, screen
from tests.live.people import Json

pytestmark = pytest.mark.anyio
CONTRACTS = "workshop/contracts"


def contract(holder: str, number: int = 1) -> Json:
    words = {"reference": f"NW-{number}", "vendor": "Northwind", "covers": "The archive"}
    return {"id": f"c{number}", **words, "holder": holder, "ends": "2027-12-31"}


@pytest.mark.parametrize(
    ("model", "holder", "says"),
    [
        ("A", "it-ops", ""),
        ("A", "business", "held elsewhere"),
        ("B", "business", ""),
        ("B", "tbd", "nobody holds it"),
    ],
)
async def test_what_is_held_elsewhere_is_open_where_it_operates(
    modules: Modules, model: str, holder: str, says: str
) -> None:
    await modules.room(screen(ambition={"model": model}, contracts=[contract(holder)]))
    assert await modules.run(CONTRACTS, "(m) => m.contracts().list[0].open") == says


async def test_open_points_stand_on_top_and_a_vendor_without_a_contract_is_one(
    modules: Modules,
) -> None:
    told: Any = [contract("business", 1), contract("it-ops", 2)]
    vendors = ["northwind", "Contoso", "Contoso"]
    workshop = {"model": "A", "vendors": vendors}
    await modules.room(screen(workshop=workshop, contracts=told, registers={"contracts": 2}))
    does = """(m) => {
      const { lacking, list, words } = m.contracts();
      return [words, lacking, list.map((one) => one.id)];
    }"""
    assert await modules.run(CONTRACTS, does) == [
        "2 contracts, 2 open points",
        ["Contoso"],
        ["c1", "c2"],
    ]


async def test_a_vendor_brings_its_name_into_the_form(modules: Modules) -> None:
    await modules.room(screen())
    does = """(m) => {
      const one = m.contracts();
      one.$nextTick = () => {};
      one.add('Contoso');
      const { holder, vendor } = one.form;
      one.leave();
      return [vendor, holder, one.shown, one.form.vendor];
    }"""
    assert await modules.run(CONTRACTS, does) == ["Contoso", "it-ops", False, ""]


async def test_who_executes_as_a_vendor_needs_a_contract_too(modules: Modules) -> None:
    desk, own = (
        {"name": name, "kind": kind} for name, kind in (("Desk", "vendor"), ("We", "internal"))
    )
    await modules.room(screen(cells={"incident:application": {"executors": [desk, own]}}))
    assert await modules.run(CONTRACTS, "(m) => m.contracts().lacking") == ["Desk"]
