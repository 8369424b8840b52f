"""Three services, three models: each from the question of the ambition to the fourth signature."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser.arc import Workshop
from tests.browser.doing import record
from tests.browser.visitors import Cast
from tests.live.server import Server

pytestmark = pytest.mark.anyio

KNOWS, CANNOT, NEW = "We know and can", "We know, cannot yet", "We did not know"
SIDES = {"Bob": KNOWS, "Lena": KNOWS, "Carol": NEW, "Rita": CANNOT, "Dan": CANNOT, "Vera": KNOWS}


async def whole(arc: Workshop, folder: Path, model: str) -> Any:
    """What went home: all of it says the same of the same bytes."""
    told = json.loads(await arc.file("matrix.json"))
    assert hashlib.sha256(await arc.signed()).hexdigest() == told["hash"]
    assert told["ambition"]["model"] == model
    assert {(one["state"], one["method"]) for one in told["signatures"]} == {("signed", "own link")}
    for ending in ("pdf", "xlsx", "csv", "md"):
        (folder / f"{model}.{ending}").write_bytes(await arc.file(f"matrix.{ending}"))
    return told


async def the_six_left(arc: Workshop, decided: list[tuple[str, str]], cells: int = 6) -> None:
    """Cell by cell in the order of the agenda: who is accountable, and why."""
    assert len(decided) == cells
    for party, because in decided:
        await arc.press("n", "The room decides")
        await record(arc.ann, party, because)
    await arc.ann.sees("All decided")


async def test_a_product_that_sales_bought(cast: Cast, server: Server, tmp_path: Path) -> None:
    """Sales runs it with its vendor; IT is asked for the interfaces, and ends near model B."""
    arc = await Workshop.begins(cast, server, "Northwind CRM")
    await arc.ann.asks("describe", business_function="Sales", vendors=["Northwind"])
    first = {"Bob": "B", "Lena": "B", "Carol": "A", "Rita": "C", "Dan": "B", "Vera": "B"}
    await arc.adopts("B", first)
    for benefit in ("Offers go out in a day.", "One list of customers."):
        known = {"validation": "Ask Sales.", "by": "2099-06-30"}
        await arc.ann.asks("expect-benefit", benefit=benefit, **known)
    await arc.is_ready("support", "Support", SIDES)
    await arc.stage.sees("The sides differ")

    def of(party: str, process: str, scope: str) -> str:
        if process == "incident":  # each names another: nobody claims it
            return {"business": "it-ops", "it-ops": "business"}.get(
                party, "it-delivery" if party == "vendor" else "business"
            )
        if process in ("change", "configuration"):
            return {"it-ops": "it-ops", "it-delivery": "it-delivery"}.get(party, "business")
        return "business" if scope == "application" else "it-ops"

    await arc.votes(of)
    await arc.press("a", "Take agreed 22")
    await arc.press("g", "6 cells to decide")
    await the_six_left(
        arc,
        [
            ("Business", "Sales pays for the desk."),
            ("IT OPS", "Nobody else sees the interface."),
            ("Business", ""),
            ("IT OPS", ""),
            ("Business", ""),
            ("IT OPS", ""),
        ],
    )

    await arc.chapter("Risks", "Risks")
    await arc.a_risk(
        "^Incident Mgmt, Application",
        "Bob",
        Mitigation="Northwind is called by Sales.",
        Looked_at_again_on="2099-03-01",
    )
    await arc.agrees({"Bob": "5", "Lena": "4", "Carol": "3", "Rita": "4", "Dan": "4", "Vera": "5"})
    await arc.is_signed()
    told = await whole(arc, tmp_path, "B")
    (risk,) = told["risks"]
    assert (risk["state"], risk["accepted_by"]) == ("accepted", "Bob")
    assert len(told["benefits"]) == 2
    actions = (await arc.file("actions.csv")).decode("utf-8-sig")
    assert "2099-03-01,Look at a risk again," in actions
    assert actions.count("2099-06-30,Validate a benefit,") == 2
    parties = [one["accountable"] for one in told["cells"]]
    assert (parties.count("Business"), parties.count("IT OPS")) == (14, 14)


async def test_the_core_payroll(cast: Cast, server: Server, tmp_path: Path) -> None:
    """IT operates it end to end, in one column; one contract is held elsewhere."""
    arc = await Workshop.begins(cast, server, "Payroll")
    await arc.ann.asks("describe", business_function="People", vendors=["Nordic Pay"])
    first = {"Bob": "A", "Lena": "B", "Carol": "A", "Rita": "A", "Dan": "A", "Vera": "C"}
    await arc.adopts("A", first)
    held = {"reference": "NP-1", "vendor": "Nordic Pay", "covers": "The engine"}
    await arc.ann.asks("record-contract", **held, holder="business", ends="2099-12-31")
    await arc.ann.sees("held elsewhere")
    await arc.is_ready("cutover", "Cutover", dict.fromkeys(SIDES, KNOWS))

    def of(party: str, process: str, _: str) -> str:
        if process == "continuity":
            return "tbd"
        if process in ("enhancement", "release"):
            return "it-delivery"
        if process == "contract":  # two claim it
            return "business" if party == "business" else "it-ops"
        return "it-ops"

    await arc.votes(of)
    await arc.press("a", "Take agreed 13")
    await arc.press("g", "1 cell to decide")
    await the_six_left(arc, [("IT OPS", "Without the contract nobody can make them act.")], 1)
    await arc.ann.asks(
        "promise",
        "continuity:both",
        owner="Carol",
        due="2099-02-01",
        next_step="Test the way back.",
    )
    await arc.chapter("Risks", "Risks")
    await arc.a_risk("^Business Continuity", "Carol")
    await arc.agrees({"Bob": "4", "Lena": "2", "Carol": "5", "Rita": "5", "Dan": "4", "Vera": "5"})
    await arc.is_signed()
    told = await whole(arc, tmp_path, "A")
    assert [one["holder"] for one in told["contracts"]] == ["business"]
    assert [one["owner"] for one in told["promises"]] == ["Carol"]


async def test_a_data_platform_on_its_way(cast: Cast, server: Server, tmp_path: Path) -> None:
    """Begun fast by the business, it changes hands in two steps: now, and the target."""
    arc = await Workshop.begins(cast, server, "Data platform")
    first = {"Bob": "C", "Lena": "B", "Carol": "C", "Rita": "C", "Dan": "C", "Vera": "B"}
    await arc.adopts("C", first)
    await arc.is_ready("knowledge", "Knowledge", SIDES)

    def of(party: str, process: str, _: str) -> str:
        if process in ("incident", "problem", "release"):
            return {"business": "it-delivery", "it-delivery": "it-ops"}.get(party, "business")
        return (
            "it-delivery" if process in ("enhancement", "supportability-transition") else "it-ops"
        )

    await arc.votes(of)
    await arc.press("a", "Take agreed 22")
    await arc.press("g", "6 cells to decide")
    await the_six_left(arc, [("IT OPS", "From the day the runbook is there.")] * 6)
    for process, day in (("incident", "2099-01-01"), ("problem", "2099-06-01")):
        await arc.ann.asks(
            "set-today",
            f"{process}:both",
            accountable="business",
            changes_on=day,
            condition="The runbook is accepted.",
        )
    await arc.chapter("Risks", "Risks")
    await arc.a_risk("^Incident Mgmt, Application", "Lena")
    await arc.agrees(dict.fromkeys(SIDES, "4"))
    await arc.is_signed()
    told = await whole(arc, tmp_path, "C")
    assert len(told["path"]) == 4
