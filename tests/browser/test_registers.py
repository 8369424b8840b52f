"""What follows from the model that was adopted: contracts, benefits, what changes hands."""

import pytest
from playwright.async_api import expect

from tests.browser.doing import room_of_three
from tests.browser.looking import SMALL, Eye
from tests.browser.test_every_size import walk  # noqa: F401 (a fixture)
from tests.browser.visitors import Cast, Visitor
from tests.browser.walking import Walk
from tests.live.server import Server

pytestmark = pytest.mark.anyio

CELL = "incident:application"
BENEFIT = {"benefit": "Found in a minute.", "validation": "Ten searches.", "by": "2099-06-30"}


async def adopts(cast: Cast, server: Server, model: str) -> Visitor:
    """Ann, in the chapter, with this model adopted after a vote."""
    ann, bob, _ = await room_of_three(cast, server.url)
    await ann.asks("describe", vendors=["Northwind", "Contoso"])
    await ann.asks("open-chapter", chapter="ambition")
    await ann.asks("open-question", question="ambition")
    await bob.asks("cast-vote", question="ambition", choice=model)
    await ann.asks("reveal", question="ambition")
    await ann.asks("adopt-ambition", model=model, acknowledged=True)
    await ann.sees(f"Adopted: model {model}")
    return ann


async def test_after_a_the_contract_register_opens(cast: Cast, server: Server) -> None:
    ann = await adopts(cast, server, "A")
    page = ann.page
    await ann.sees("0 contracts, 2 open points", "Northwind no contract known")
    await ann.presses("record it: Northwind")
    await expect(page.get_by_label("Reference")).to_be_focused()
    await page.get_by_label("Reference").fill("NW-7")
    await page.get_by_label("Who holds it").select_option("business")
    await page.get_by_role("textbox", name="From").fill("2099-01-01")
    await page.get_by_label("Until").fill("2098-01-01")
    await ann.presses("Record it")
    await ann.sees("What it covers: something has to stand here.")
    await page.get_by_label("What it covers").fill("The archive")
    await ann.presses("Record it")
    await ann.sees("A contract ends after it starts.")
    await page.reload()  # nothing of it is lost
    await ann.presses("record it: Northwind")
    await expect(page.get_by_label("What it covers")).to_have_value("The archive")
    await page.get_by_label("Until").fill("2100-01-01")
    await ann.presses("Record it")
    await ann.sees("1 contract, 2 open points", "NW-7: The archive held elsewhere")
    await ann.presses("change: NW-7")
    await page.get_by_label("Who holds it").select_option("it-ops")
    await ann.presses("Record it")
    await ann.sees("1 contract, 1 open point")
    (one,) = (await ann.screen())["contracts"]
    assert (one["holder"], one["ends"]) == ("it-ops", "2100-01-01")


async def test_after_b_benefits_are_written_down_and_judged(cast: Cast, server: Server) -> None:
    ann = await adopts(cast, server, "B")
    page = ann.page
    await ann.sees("0 benefits expected, 2 more to write down")
    await ann.presses("Write a benefit")
    await page.get_by_label("What is expected").fill(BENEFIT["benefit"])
    await page.get_by_label("How it is validated").fill(BENEFIT["validation"])
    await ann.presses("Write it down")
    await ann.sees("by: something has to stand here.")
    await page.get_by_label("By when").fill(BENEFIT["by"])
    await ann.presses("Write it down")
    await ann.sees("1 benefit expected, 1 more", "to be validated by 30\u00a0Jun\u00a02099")
    await ann.presses("judge: Found in a minute.")
    await page.get_by_label("Evidence").fill("Nine of ten.")
    await ann.presses("It came true")
    await ann.sees("validated", "Nine of ten.")
    (one,) = (await ann.screen())["benefits"]
    assert (one["state"], one["evidence"]) == ("validated", "Nine of ten.")


async def test_after_c_a_cell_says_who_does_it_today(cast: Cast, server: Server) -> None:
    ann = await adopts(cast, server, "C")
    page = ann.page
    await ann.sees("Nothing changes hands yet.")
    await ann.asks("open-chapter", chapter="matrix")
    await ann.asks("focus", CELL)
    await ann.sees_heading("Incident Mgmt")
    await page.get_by_text("Who does it today?").click()
    await page.get_by_label("Today it is").select_option("business")
    await page.get_by_label("It changes on").fill("2099-01-01")
    await page.get_by_label("On what condition").fill("The runbook is accepted.")
    await ann.presses("Keep")
    await ann.sees("Today: Business, changes 1\u00a0Jan\u00a02099")
    await ann.asks("decide", CELL, accountable="it-ops")
    await ann.asks("open-chapter", chapter="ambition")
    await ann.sees("1 cell changes hands", "Incident Mgmt, Application The runbook is accepted.")
    await ann.sees("Business → to IT OPS")


async def test_they_look_well_and_nothing_is_out_of_reach(
    cast: Cast,
    server: Server,
    walk: Walk,  # noqa: F811
) -> None:
    eye = Eye()
    ann = await adopts(cast, server, "A")
    words = {"reference": "NW-7", "vendor": "Northwind", "covers": "The archive " * 20}
    await ann.asks("record-contract", **words, holder="business", ends="2099-12-31")
    await ann.asks("expect-benefit", **BENEFIT)
    await ann.asks("set-today", CELL, accountable="business", changes_on="2099-01-01")
    await ann.sees("1 contract, 2 open points")
    for closed in ("1 benefit expected", "1 cell changes hands"):
        await ann.page.get_by_text(closed).click()
    await ann.presses("judge: Found in a minute.")
    await ann.presses("record it: Contoso")
    await ann.presses("Record it")
    await ann.sees("Reference: something has to stand here.")
    await eye.at(ann, "the registers")
    assert await ann.page.evaluate(SMALL, 14) == []
    await walk.through(ann, "the registers")
    await ann.asks("open-chapter", chapter="matrix")
    await ann.asks("focus", CELL)
    await ann.page.get_by_text("Today: Business").click()
    await eye.at(ann, "who does it today")
    await walk.through(ann, "who does it today")
    eye.liked_it()
    walk.liked_it()


async def test_the_room_reads_what_was_written_down(cast: Cast, server: Server) -> None:
    eye = Eye()
    ann = await adopts(cast, server, "A")
    bob = next(one for one in cast.all if one.name == "Bob")
    stage = await (await cast.projector(server.url)).goes(f"/w/{ann.code}/stage")
    words = {"reference": "NW-7", "vendor": "Northwind", "covers": "The archive"}
    await ann.asks("record-contract", **words, holder="business", ends="2099-12-31")
    await ann.asks("expect-benefit", **BENEFIT)
    await stage.sees("Northwind NW-7", "held elsewhere", "to be validated by 30\u00a0Jun\u00a02099")
    flags = stage.page.locator(".flag:visible")
    assert "" not in await flags.all_inner_texts()
    await bob.sees("Is a contract of yours missing?", "NW-7")
    await eye.on_stage(stage, "the registers")
    await eye.at(bob, "contracts")
    eye.liked_it()
