"""Two who draft at once: what each writes is seen by the other, and of a clash neither is lost."""

import pytest
from playwright.async_api import Locator, expect

from tests.browser.pact import asks, filled, looks_at, pair, shown
from tests.browser.visitors import Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio


def section(visitor: Visitor, name: str) -> Locator:
    return visitor.page.get_by_role("region", name=name)


async def test_two_texts_of_one_philosophy_both_stand(cast: Cast, server: Server) -> None:
    code, bob, carol = await pair(cast, server.url)
    for one, text in ((bob, "We win together."), (carol, "We run what you need.")):
        await one.presses("Write the text")
        await one.page.get_by_role("textbox", name="The text").fill(text)
    await bob.presses("Keep it")
    await carol.sees("Bob has written it anew meanwhile.")
    await carol.presses("Keep it")
    await carol.sees("Meanwhile Bob wrote this text anew. Nothing is lost: both stand here.")
    await expect(carol.page.get_by_role("region", name="Theirs")).to_contain_text("We win")
    await expect(carol.page.get_by_role("region", name="Yours")).to_contain_text("We run")
    await carol.width_fits()
    await carol.presses("Put both into the field")
    await carol.presses("Keep it")
    await bob.sees("We win together.", "We run what you need.", "Last written by Carol")
    assert (await shown(bob, code))["philosophy"]["version"] == 2
    await bob.page.get_by_text("Earlier texts").click()
    await expect(section(bob, "1 Relationship philosophy").locator("details")).to_contain_text(
        "We win together."
    )


async def test_a_clash_of_one_field_leaves_the_choice(cast: Cast, server: Server) -> None:
    code, bob, carol = await pair(cast, server.url)
    await asks(bob, code, "share-objective", title="Close early", measure="Days")
    for one in (bob, carol):
        await one.presses("Change Close early")
    await bob.page.get_by_role("textbox", name="Objective").fill("Close in three days")
    await carol.page.get_by_role("textbox", name="Objective").fill("Close in two days")
    await carol.page.get_by_role("textbox", name="Measured by").fill("Working days")
    await bob.presses("Keep it")
    await bob.sees("Kept.")
    await carol.presses("Keep it")
    clash = carol.page.get_by_role("table", name="What stands, and what you wrote")
    await expect(clash.get_by_role("row").nth(1)).to_contain_text("Close in three days")
    await expect(clash.get_by_role("row").nth(1)).to_contain_text("Close in two days")
    await carol.presses("Take theirs: Objective")
    await carol.presses("Keep it")
    await bob.sees("Close in three days", "Measured by Working days")
    (objective,) = (await shown(bob, code))["objectives"]
    assert (objective["title"], objective["measure"]) == ("Close in three days", "Working days")


async def test_two_who_change_other_fields_both_have_their_way(cast: Cast, server: Server) -> None:
    code, bob, carol = await pair(cast, server.url)
    await filled(bob, code)
    for one in (bob, carol):
        await one.presses("Change Rita Ahonen")
    await bob.page.get_by_role("textbox", name="Contact").fill("rita@it.example")
    await carol.page.get_by_role("textbox", name="Deputy").fill("Eve")
    await bob.presses("Keep it")
    await bob.sees("Kept.")
    await carol.presses("Keep it")
    await bob.sees("rita@it.example", "Deputy: Eve")


async def test_what_is_half_written_is_there_after_a_reload(cast: Cast, server: Server) -> None:
    _, bob, _ = await pair(cast, server.url)
    await bob.presses("Plan a meeting")
    await bob.page.get_by_role("textbox", name="Meeting").fill("Steering")
    await bob.page.reload()
    await bob.presses("Plan a meeting")
    await expect(bob.page.get_by_role("textbox", name="Meeting")).to_have_value("Steering")
    await bob.presses("Keep it")
    await bob.sees("Still to be written: level and first time.")


async def test_a_usual_meeting_comes_in_one_press_and_one_of_it_moves(
    cast: Cast, server: Server
) -> None:
    code, bob, carol = await pair(cast, server.url)
    await bob.sees("No meeting is planned at operational level.")
    await bob.presses("Monthly service review")
    await carol.sees("Monthly service review, every month, on the first Tuesday")
    await bob.sees_no("No meeting is planned at operational level.")
    dates = bob.page.get_by_role("list", name="Coming dates of Monthly service review")
    await expect(dates.get_by_role("listitem")).to_have_count(3)
    await dates.get_by_role("button").first.click()
    on = await bob.page.get_by_label("Held instead on").input_value()
    await bob.page.get_by_label("At", exact=True).fill("15:30")
    await bob.presses("Move it")
    await expect(dates.get_by_role("listitem").first).to_contain_text("15:30")
    await dates.get_by_role("button").first.click()
    await bob.presses("Call it off")
    await carol.sees("called off")
    (meeting,) = (await shown(bob, code))["meetings"]
    assert meeting["singles"] == [{"on": on, "starts": ""}]
    await bob.page.get_by_role("button", name="Hold it after all").click()
    await bob.sees_no("called off")


async def test_an_objective_becomes_an_action_and_is_kept(cast: Cast, server: Server) -> None:
    code, bob, carol = await pair(cast, server.url)
    await asks(bob, code, "share-objective", title="Close early", measure="Days")
    await bob.presses("Make an action of it: Close early")
    owner = bob.page.get_by_role("combobox", name="Owner").and_(bob.page.locator("#action-owner"))
    await owner.fill("Bob")
    await bob.page.locator("#action-due").fill("2027-03-01")
    await bob.presses("Keep it", section(bob, "5 Action plan"))
    await carol.sees("For Close early", "Bob, due 1 Mar 2027")
    await carol.presses("Move: Close early", section(carol, "5 Action plan"))
    await carol.page.locator("#plan-to").fill("2027-04-01")
    await carol.presses("Move it")
    await carol.sees("Say why, in a sentence.")
    await carol.page.locator("#plan-why").fill("The bank is late.")
    await carol.presses("Move it")
    await bob.sees("due 1 Apr 2027", "Was due 1 Mar 2027: The bank is late.")
    await bob.presses("Kept: Close early", section(bob, "5 Action plan"))
    await bob.presses("It is kept")
    await carol.sees("1 action done or given up")
    (action,) = (await shown(carol, code))["actions"]
    assert action["state"] == "kept"


async def test_an_item_goes_with_the_second_press(cast: Cast, server: Server) -> None:
    code, bob, carol = await pair(cast, server.url)
    await filled(bob, code)
    await carol.sees("SLA of the ledger")
    await bob.presses("Change SLA of the ledger")
    await bob.presses("Remove this appendix")
    assert (await shown(bob, code))["appendices"]
    await bob.presses("Press again: it is removed for both")
    await bob.sees("Removed.")
    assert (await shown(bob, code))["appendices"] == []


async def test_who_observes_reads_and_presses_nothing(cast: Cast, server: Server) -> None:
    code, bob, _ = await pair(cast, server.url)
    await filled(bob, code)
    eve = await cast.phone("Eve", server.url)
    await eve.goes(f"/a/{code}")
    await eve.page.get_by_role("textbox", name="Your name").fill("Eve")
    await eve.presses("Join")
    await eve.sees("Choose which side you speak for.")
    await eve.page.get_by_text("IT", exact=True).last.click()
    await eve.page.get_by_role("checkbox", name="I only observe").check()
    await eve.presses("Join")
    await eve.is_live()
    await looks_at(eve, code, "agreement")
    await eve.sees("We close the books in three days")
    for name in ("Change the text", "Name somebody", "Plan a meeting", "Plan an action"):
        await expect(eve.button(name)).to_be_hidden()
