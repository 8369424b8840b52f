"""Their nights: brought in from phones, played on the stage, mended like a spreadsheet."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.doing import room_of_three
from tests.browser.looking import Eye
from tests.browser.visitors import Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio
OFFICE = "Mon-Fri 08:00-16:00 Europe/Helsinki"


async def bring_in(bob: Visitor, title: str, *processes: str) -> None:
    """By the form on a phone: what happened, Sunday at three, and what it goes through."""
    page = bob.page
    await bob.presses("Add a case you have lived through")
    await page.get_by_label("What happened, in a few words").fill(title)
    for one in processes:
        await bob.presses(re.compile(rf"^(\d+ )?{re.escape(one)}$"))
    await bob.presses("Bring it in")
    await bob.sees(f"Brought in: {title}")


async def paste(ann: Visitor, label: str, text: str) -> None:
    """Rows of a spreadsheet, into the field of this label."""
    field = ann.page.get_by_label(label, exact=True)
    await field.focus()
    await field.evaluate(
        """(field, text) => {
          const told = new DataTransfer();
          told.setData('text', text);
          const how = { clipboardData: told, bubbles: true, cancelable: true };
          field.dispatchEvent(new ClipboardEvent('paste', how));
        }""",
        text,
    )


async def test_a_night_is_brought_in_played_and_mended(cast: Cast, server: Server) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    stage = await (await cast.projector(server.url)).goes(f"/w/{ann.code}/stage")
    await ann.asks("decide", "incident:application", accountable="it-ops")
    await ann.asks("decide", "incident:interface", accountable="it-ops")
    await ann.presses(re.compile("^Cases"))
    await ann.sees_heading("Cases")
    await bob.sees("Nobody has brought in a case yet.")
    await bring_in(bob, "Nobody can log in", "Incident Mgmt")
    await stage.sees("Nobody can log in", "not played", "1 case: 1 not played.")

    # Who executes, pasted from a spreadsheet.
    await ann.presses(re.compile("^Who executes"))
    await ann.sees("0 of 2 cells with a number to call")
    rows = f"Carol\tinternal\talways\t+358 9 123\nNight desk\tvendor\t{OFFICE}\t\tEve\tBob"
    await paste(ann, "Executed by: Incident Mgmt, Application", rows)
    await ann.sees("1 of 2 cells with a number to call")
    eye = Eye()
    await eye.at(ann, "who executes")

    # The night, step by step.
    await ann.page.keyboard.press("Escape")
    await ann.page.keyboard.press("n")
    await ann.sees_heading("Nobody can log in")
    await stage.sees("Sunday 03:00", "Incident Mgmt, Application", "Carol, on duty", "+358 9 123")
    await carol.sees("You are called")
    await ann.presses(re.compile("^Next step"))
    gap = "Incident Mgmt (Interface): nobody is on duty then; Night desk works"
    await stage.sees(gap, "Night desk, not on duty")
    await ann.sees("there is no number to call Night desk", "no contract in force has a holder")
    await bob.sees("You step in", gap)
    await eye.at(ann, "a gap")
    await eye.at(bob, "a gap on a phone")
    await eye.on_stage(stage, "a gap on the stage")

    # One is kept as a risk in one press, another promised; the number is written down.
    await ann.presses(f"Keep as a risk: {gap} {OFFICE}.")
    await ann.sees("kept as a risk")
    await ann.presses(re.compile("^End this night"))
    await stage.sees("1 case: 0 pass, 3 gaps, 3 of them known.")
    await ann.presses(re.compile("^Who executes"))
    hours = ann.page.get_by_label("Hours: Incident Mgmt, Interface", exact=True)
    await hours.fill("always")
    await hours.press("Enter")
    await stage.sees("1 case: 0 pass, 2 gaps, 2 of them known.")
    assert eye.found == []
    for one in (ann, bob, carol, stage):
        one.is_content()


async def test_hours_that_are_none_are_said_beside_the_row_and_nothing_is_lost(
    cast: Cast, server: Server
) -> None:
    ann, *_ = await room_of_three(cast, server.url)
    await ann.asks("decide", "incident:application", accountable="it-ops")
    await ann.asks("open-chapter", chapter="cases")
    await ann.presses(re.compile("^Who executes"))
    name = ann.page.get_by_label("Executed by: Incident Mgmt, Application", exact=True)
    hours = ann.page.get_by_label("Hours: Incident Mgmt, Application", exact=True)
    await name.fill("Night desk")
    await ann.sees("not kept yet: a name and hours are needed")
    await hours.fill("at night")
    await hours.press("Enter")
    await ann.sees("Hours: “at” is not written like")
    await expect(name).to_have_value("Night desk")
    await hours.fill("always")
    await hours.press("Enter")
    await ann.sees_no("is not written like")
    await ann.sees_no("not kept yet")
    ann.is_content()


async def test_the_usual_cases_are_a_press_away_and_one_is_put_first(
    cast: Cast, server: Server
) -> None:
    ann, *_ = await room_of_three(cast, server.url)
    await ann.asks("open-chapter", chapter="cases")
    await ann.presses("Add the usual ones")
    await ann.sees("5 cases: 5 not played.")
    await ann.presses(re.compile("^The vendor misses its level"))
    await ann.presses("Earlier")
    await expect(ann.page.locator(".agenda ol .what").first).to_have_text(
        re.compile("The vendor misses its level")
    )
    await ann.presses("Change")
    await ann.page.get_by_label("What happened, in a few words").fill("It misses its level again")
    await ann.presses("Keep the new words")
    await ann.sees_heading("It misses its level again")
    await ann.presses("Drop it")
    await ann.sees("4 cases: 4 not played.")
    ann.is_content()


async def test_two_who_lived_through_one_night_are_one_case(cast: Cast, server: Server) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    await ann.presses(re.compile("^Cases"))
    await bring_in(bob, "Nobody can log in", "Incident Mgmt")
    await bring_in(carol, "The login is down", "Problem Mgmt")
    await ann.presses(re.compile("^The login is down"))
    await ann.sees_heading("The login is down")
    await ann.page.get_by_label("The same night as").select_option("Nobody can log in")
    await Eye().at(ann, "which night is the same")
    await ann.presses("Merge them")
    await ann.sees_heading("Nobody can log in")
    await ann.sees("Incident Mgmt → Problem Mgmt", "1 case: 1 not played.")
    for one in (ann, bob, carol):
        one.is_content()


async def test_a_phone_says_what_is_not_right(cast: Cast, server: Server) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    for scope in ("application", "interface"):
        await ann.asks("decide", f"incident:{scope}", accountable="business")
        desk = {"name": "Night desk", "kind": "internal", "hours": "always", "contact": "+1 123"}
        await ann.asks("name-executor", f"incident:{scope}", **desk)
    await ann.presses(re.compile("^Cases"))
    await bob.sees("Is this right?", "Night desk, always, +1 123")
    await carol.sees_no("Is this right?")
    await bob.presses("Right: Incident Mgmt, Interface")
    await bob.sees("You said it is right.")
    await bob.presses("Not right: Incident Mgmt, Application")
    await bob.page.get_by_label("What is not right, in one sentence").fill("They sleep at night.")
    await Eye().at(bob, "what is not right")
    await bob.presses("Say so")
    await bob.sees("You said what is not right.")
    await ann.presses(re.compile("^Who executes"))
    await ann.sees("Bob: They sleep at night.", "1 person says it is right.")
    for one in (ann, bob, carol):
        one.is_content()
