"""What may happen: written by the facilitator, understood and accepted by each by own hand."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.doing import room_of_three
from tests.browser.looking import SMALL, Eye
from tests.browser.test_every_size import walk  # noqa: F401 (a fixture)
from tests.browser.visitors import Cast, Visitor
from tests.browser.walking import Walk
from tests.live.server import Server

pytestmark = pytest.mark.anyio

UNDERSTAND = "I understand what this means"
CELL = "incident:application"
RISK = {
    "title": "The interface breaks after a release",
    "category": "continuity",
    "consequence": "Invoices are sent twice, or not at all.",
    "doing_nothing": "Two days of work each time.",
    "mitigation": "A check after each release.",
    "review": "2099-03-01",
}


async def in_risks(cast: Cast, server: Server) -> tuple[Visitor, Visitor, Visitor, Visitor]:
    ann, bob, carol = await room_of_three(cast, server.url)
    stage = await (await cast.projector(server.url)).goes(f"/w/{ann.code}/stage")
    await ann.asks("open-chapter", chapter="risks")
    await stage.sees_heading("Risks")
    return ann, bob, carol, stage


async def opens(one: Visitor, title: str) -> None:
    """Looks at one thing of the list, whatever stands beside its name."""
    await one.page.get_by_role(
        "button", name=re.compile(f"(^|: ){re.escape(title)}\\b")
    ).first.click()
    await one.sees_heading(title)


async def understands(one: Visitor) -> None:
    """The first press says what it means, the second does it."""
    await one.presses(UNDERSTAND)
    await one.sees("It is kept with your name")
    await one.presses(f"Press again: {UNDERSTAND}")


async def test_a_risk_is_written_understood_and_accepted(cast: Cast, server: Server) -> None:
    ann, bob, carol, stage = await in_risks(cast, server)
    page = ann.page
    await bob.sees("No risk is written down yet.")
    await page.keyboard.press("n")
    await expect(page.get_by_label("What may happen")).to_be_focused()
    await page.get_by_label("What may happen").fill(RISK["title"])
    await page.get_by_label("Category").select_option("continuity")
    await ann.presses("Write it down")
    await ann.sees("Consequence: something has to stand here.")
    await page.get_by_label("Consequence").fill(RISK["consequence"])
    await page.get_by_role("combobox", name="Owner", exact=True).fill("Bob")
    await page.keyboard.press("Enter")
    await ann.sees_heading(RISK["title"])
    await ann.sees("lacks mitigation and review date", "understood by nobody yet", "owner Bob")
    await stage.sees_heading(RISK["title"])
    await stage.sees("0 documented", "1 not answered")

    # Three screens: what there is, one in all its words, one's own answer.
    await bob.sees("For you: 1")
    await opens(bob, RISK["title"])
    await bob.width_fits()
    await understands(bob)
    await bob.presses("Accept …")
    await bob.page.get_by_label("Until").fill("2020-01-01")
    await bob.presses("I accept this risk")
    await bob.sees("That day is over")
    assert (await bob.screen())["risks"][0]["state"] == "open"
    await bob.page.get_by_label("Until").fill("2099-06-30")
    await bob.presses("I accept this risk")
    await bob.sees("It is accepted by Bob, until 30\u00a0Jun\u00a02099.")
    await ann.sees("understood by 1", "accepted by Bob")
    await stage.sees("1 accepted")
    await bob.presses("All risks")
    await bob.sees("Nothing waits for you.")

    # Whom it does not concern understands it, and answers nothing.
    await opens(carol, RISK["title"])
    await understands(carol)
    await carol.sees("Its owner answers it: Bob.")
    await expect(carol.button("Accept …")).to_have_count(0)

    # Other words are another risk.
    await ann.presses("Word it anew")
    await ann.sees("Other words are another risk")
    await page.get_by_label("Mitigation").fill(RISK["mitigation"])
    await page.get_by_label("Looked at again on").fill(RISK["review"])
    await ann.presses("Keep the new words")
    await ann.sees("documented", "understood by nobody yet", "not answered")
    await bob.sees("For you: 1")


async def test_what_was_accepted_is_taken_back_or_declined(cast: Cast, server: Server) -> None:
    ann, bob, carol, _ = await in_risks(cast, server)
    await ann.asks("write-risk", **RISK)
    await bob.asks("understand-risk", risk="r1")
    await opens(bob, RISK["title"])
    await bob.presses("Your answer")
    await bob.presses("Accept …")
    await bob.presses("I accept this risk")
    await bob.sees("It is accepted by Bob.")
    await opens(carol, RISK["title"])
    await understands(carol)
    await carol.sees("Bob has answered it.")
    await bob.presses("Take my acceptance back")
    await bob.sees("Press again to take your acceptance back.")
    await bob.presses("Take my acceptance back")
    await ann.sees("acceptance withdrawn by Bob")
    await carol.presses("Your answer")
    await carol.presses("Decline …")
    await carol.page.get_by_label("Why").fill("Nobody has tried the way back.")
    await carol.presses("I decline this risk")
    await ann.sees("declined by Carol")
    await opens(ann, RISK["title"])
    await ann.sees("Nobody has tried the way back.")


async def test_who_wrote_it_accepts_it_with_a_reason(cast: Cast, server: Server) -> None:
    ann, _, _, _ = await in_risks(cast, server)
    await ann.asks("write-risk", **RISK)
    await opens(ann, RISK["title"])
    await ann.page.get_by_text("Your own hand on it").click()
    await ann.presses("Accept …")
    await ann.presses("I accept this risk")
    await ann.sees("You wrote this risk: to accept it yourself, say why.")
    await ann.page.get_by_label("Why: you wrote it yourself").fill("I own the interface.")
    await ann.presses("I accept this risk")
    await ann.sees("accepted by Ann")


async def test_an_observer_understands_and_does_not_answer(cast: Cast, server: Server) -> None:
    ann, _, _, _ = await in_risks(cast, server)
    dora = await cast.phone("Dora", server.url)
    await dora.enters(ann.code, "other", "observer")
    await ann.asks("write-risk", **RISK)
    await opens(dora, RISK["title"])
    await understands(dora)
    await dora.sees("Whoever takes part answers it; you have no vote.")
    await expect(dora.button("Your answer")).to_be_hidden()


async def test_what_somebody_said_in_the_room_is_noted_as_that(cast: Cast, server: Server) -> None:
    ann, _, _, stage = await in_risks(cast, server)
    await ann.asks("write-risk", **RISK)
    await opens(ann, RISK["title"])
    page = ann.page
    await page.get_by_text("Said in the room, by somebody").click()
    await page.get_by_label("Who said it").fill("Bob")
    await ann.presses("Note it")
    await ann.sees("speak")  # Bob has a device, and speaks for himself
    await page.get_by_label("Who said it").fill("Zoe")
    await page.get_by_label("represents", exact=True).select_option("vendor")
    await page.get_by_label("and", exact=True).select_option("accept-risk")
    await ann.presses("Note it")
    await ann.sees("Noted as said in the room by Zoe.", "accepted by Zoe, said in the room")
    await stage.sees("accepted by Zoe, said in the room")


async def test_what_is_offered_becomes_a_risk_or_is_waved_through(
    cast: Cast, server: Server
) -> None:
    ann, bob, carol, stage = await in_risks(cast, server)
    await ann.asks("set-pace", pace="own")
    await bob.asks("cast-vote", CELL, choice="it-ops")
    await carol.asks("cast-vote", CELL, choice="business")
    await ann.asks("reveal", CELL)
    await stage.sees("Business names IT OPS on 1 cell, IT OPS names Business on 1.")
    await ann.sees("Who points at whom.")
    await ann.presses(re.compile("^Incident Mgmt, Application: nobody claims it"))
    await ann.page.keyboard.press("f")
    await expect(ann.page.get_by_label("Consequence")).to_have_value(
        "Business says IT OPS, IT OPS says Business."
    )
    await ann.presses("Write it down")
    await ann.sees("Incident Mgmt, Application", "1 risk")
    risk = (await ann.screen())["risks"][0]
    assert (risk["process"], risk["scope"]) == ("incident", "application")

    await ann.asks("decide", CELL, accountable="business")
    check = "Incident Mgmt (Application): the business is accountable, but nobody executes it"
    await ann.presses(re.compile(re.escape(check)))
    await ann.sees("What settles it: Say who executes it.")
    await ann.presses("Wave it through")
    await ann.page.get_by_label("Why it may stay as it is").fill("The vendor does.")
    await ann.page.keyboard.press("Enter")
    await ann.sees_no(check)
    waived = [one for one in (await ann.screen())["checks"] if one["state"] == "waived"]
    assert [one["why"] for one in waived] == ["The vendor does."]


async def test_promises_are_kept_moved_and_broken(cast: Cast, server: Server) -> None:
    ann, bob, _, _ = await in_risks(cast, server)
    for cell in (CELL, "change:application"):
        await ann.asks("decide", cell, accountable="tbd")
        await ann.asks("promise", cell, owner="Bob", due="2026-01-01", next_step="Ask around.")
    # Bob says what became of his own, on his phone; Ann of any.
    await bob.sees("Your promises 2", "was due")
    await opens(bob, "Incident Mgmt, Application")
    await bob.presses("Moved")
    await bob.presses("Move it")
    await bob.sees("Say by which day it is done instead.")
    await bob.page.get_by_label("By when instead").fill("2099-12-31")
    await bob.page.get_by_label("Why").fill("The vendor is away.")
    await bob.presses("Move it")
    await bob.sees("The vendor is away.", "due 31\u00a0Dec\u00a02099")
    await opens(ann, "Incident Mgmt, Application")
    await ann.presses("Kept")
    await ann.page.get_by_label("Evidence").fill("A mail of Monday.")
    await ann.page.keyboard.press("Enter")
    await ann.sees(re.compile("kept .*2026"), "A mail of Monday.")
    await opens(ann, "Change Mgmt, Application")
    await ann.presses("Broken")
    await ann.presses("It is broken")
    await ann.sees("Say why, in a sentence.")
    await ann.page.get_by_label("Why").fill("Nobody would.")
    await ann.presses("It is broken")
    await ann.sees(re.compile("broken .*2026"))
    states = {one["process"]: one["state"] for one in (await ann.screen())["promises"]}
    assert states == {"incident": "kept", "change": "broken"}


async def test_of_many_long_risks_the_rest_is_read_on_request(cast: Cast, server: Server) -> None:
    ann, bob, _, _ = await in_risks(cast, server)
    for number in range(1, 63):
        long = {"consequence": f"Number {number}. " + "It would last. " * 30}
        await ann.asks("write-risk", title=f"Risk {number}", category="cost", **long)
    await ann.sees("62 risks, of the newest 60", "Earlier ones 2")
    await expect(ann.page.get_by_role("button", name="Risk 2 Cost")).to_have_count(0)
    await ann.presses("Earlier ones")
    await opens(ann, "Risk 2")
    await opens(bob, "Risk 62")
    await bob.sees(f"Number 62. {'It would last. ' * 29}It would last.")
    await understands(bob)
    await bob.sees("understood by 1")


async def test_they_look_well_in_every_light(cast: Cast, server: Server) -> None:
    eye = Eye()
    ann, bob, carol, stage = await in_risks(cast, server)
    await ann.asks("set-pace", pace="own")
    await bob.asks("cast-vote", CELL, choice="it-ops")
    await carol.asks("cast-vote", CELL, choice="business")
    await ann.asks("reveal", CELL)
    await ann.asks("decide", "change:application", accountable="tbd")
    await ann.asks("promise", "change:application", owner="Bob", due="2026-01-01")
    await bob.sees("Your promises 1")
    await stage.sees("Business names IT OPS")
    for one in (ann, bob):
        await eye.at(one, "no risk yet")
    await eye.on_stage(stage, "no risk yet")
    await ann.page.keyboard.press("n")
    await ann.presses("Write it down")
    await ann.sees("something has to stand here")
    await eye.at(ann, "writing, with an error")
    await ann.asks("write-risk", **RISK)
    long = dict.fromkeys(("consequence", "doing_nothing", "mitigation"), "It would last. " * 130)
    await ann.asks("write-risk", **{**RISK, **long, "title": "It breaks, and nobody sees it. " * 3})
    await stage.sees("2 not answered")
    await eye.on_stage(stage, "a risk of many words")
    await opens(ann, RISK["title"])
    await ann.page.get_by_text("Said in the room, by somebody").click()
    await ann.page.get_by_text("Your own hand on it").click()
    await eye.at(ann, "a risk")
    assert await ann.page.evaluate(SMALL, 14) == []
    await eye.at(bob, "risks in a list")
    await opens(bob, RISK["title"])
    await eye.at(bob, "a risk is read")
    await understands(bob)
    await bob.presses("Accept …")
    await eye.at(bob, "a risk is accepted")
    await bob.presses("All risks")
    await opens(bob, "Change Mgmt, Application")
    await bob.presses("Moved")
    await eye.at(bob, "a promise is moved")
    eye.liked_it()


async def test_no_control_is_out_of_reach(cast: Cast, server: Server, walk: Walk) -> None:  # noqa: F811
    ann, bob, _, _ = await in_risks(cast, server)
    await ann.asks("decide", CELL, accountable="tbd")
    await ann.asks("promise", CELL, owner="Bob", due="2026-01-01")
    await ann.page.keyboard.press("n")
    await walk.through(ann, "writing a risk", again=".recording .first")
    await ann.asks("write-risk", **RISK)
    await opens(ann, RISK["title"])
    await ann.page.get_by_text("Said in the room, by somebody").click()
    await ann.page.get_by_text("Your own hand on it").click()
    await walk.through(ann, "a risk on the console")
    await opens(bob, RISK["title"])
    await walk.through(bob, "a risk is read")
    await understands(bob)
    await bob.presses("Accept …")
    await walk.through(bob, "a risk is accepted")
    walk.liked_it()
