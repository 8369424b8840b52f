"""Names, parties, doors, keys: who may be in the room, and who leads it."""

import asyncio
import re

import pytest
from playwright.async_api import Route, expect

from tests.browser.doing import (
    INCIDENT,
    choice,
    double_clicks,
    focus,
    give_a_name,
    room_of_three,
    vote,
)
from tests.browser.visitors import NO_SUCH_PAGE, Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio

LISTEN = "window.pressed = 0; addEventListener('click', () => { window.pressed += 1; }, true);"


async def edit(ann: Visitor, name: str) -> None:
    await ann.page.get_by_role("region", name="here").get_by_role("button", name=name).click()


async def test_a_name_is_corrected_and_somebody_is_sent_out(cast: Cast, server: Server) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    olga = await cast.phone("Olga", server.url)
    await olga.goes(f"/w/{ann.code}")
    await give_a_name(olga, "other", observing=True)
    await ann.sees("Observing 1", "4 of 4 here")
    await expect(ann.button("Ann")).to_be_visible()  # not "Ann Other"

    await edit(ann, "Bob")
    await ann.page.get_by_role("textbox", name="Name").fill("Bob Okafor")
    await ann.page.get_by_role("combobox", name="Represents").select_option("IT Delivery")
    await ann.presses("Save")
    await bob.sees("You are Bob Okafor.")
    await focus(ann, INCIDENT)
    await ann.sees("Here, no vote yet 2")
    await expect(ann.button("Bob Okafor IT Delivery")).to_be_visible()

    # An observer sees the same question, and has nothing to vote with.
    await olga.sees_heading(INCIDENT)
    await olga.sees("You observe. Votes appear here once they are revealed.")
    await expect(choice(olga, "Business")).to_have_count(0)
    await expect(choice(bob, "Business")).to_be_visible()

    # Carol's phone says that she is out, and does not come back by itself.
    await carol.page.clock.install()
    await edit(ann, "Carol")
    await double_clicks(ann.button("Remove"))  # only says what a second press will do
    await ann.sees("Carol is sent out at once, and this cannot be undone. Press again")
    await carol.sees("Live")
    await edit(ann, "Carol")
    await edit(ann, "Carol")  # looked away and back: the first press is forgotten
    await ann.sees_no("Carol is sent out")
    await ann.presses("Remove")
    await ann.presses("Remove now")
    await carol.sees("Closed", "This browser is no longer part of the workshop.")
    await expect(choice(carol, "Business")).to_be_disabled()
    await carol.page.clock.fast_forward("05:00")
    await vote(bob, "Business")
    await ann.sees("3 of 3 here", "1 vote saved. Everybody here has voted.")
    await carol.sees("Closed")
    assert carol.sockets == 1
    await carol.presses("Reload")
    await carol.sees("This browser is in the workshop no more: the facilitator has taken you out")
    await expect(carol.page.get_by_role("textbox", name="Your name", exact=True)).to_be_visible()


async def test_the_door_is_locked_and_opened_again(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    dev = await cast.phone("Dev", server.url)
    code = await ann.opens()
    await dev.goes(f"/w/{code}")
    await ann.presses("Door open")
    await expect(ann.button("Door locked")).to_be_visible()
    await dev.page.get_by_role("textbox", name="Your name", exact=True).fill("Dev")
    await dev.page.get_by_text("IT Delivery", exact=True).click()
    dev.expects("status of 4")
    await dev.presses("Join")
    await dev.sees(re.compile("locked|closed|door", re.IGNORECASE))
    await expect(dev.page.get_by_role("textbox", name="Your name", exact=True)).to_have_value("Dev")
    fay = await cast.phone("Fay", server.url)
    await fay.goes(f"/w/{code}")
    for one in (dev, fay):
        await one.sees("The door is closed: the facilitator lets nobody new in at the moment.")
    await expect(fay.button("Join")).to_be_hidden()

    # It opens: whoever wanted in is in, and the others have their form.
    await ann.presses("Door locked")
    await dev.sees_heading("You are in, Dev")
    await ann.sees("Dev", "2 of 2 here")
    await fay.sees("The door is open now.")
    await give_a_name(fay, "IT Delivery")
    await fay.sees_heading("You are in, Fay")


async def test_a_closed_workshop_says_so_before_one_comes_in(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    await ann.asks("adopt-reference")
    await ann.asks("waive", "supportability-transition:application", why="Nobody knows yet.")
    await ann.asks("sign-off")
    bob = await cast.phone("Bob", server.url)
    await bob.goes(f"/w/{code}")
    await bob.sees("This workshop is closed: its matrix is signed off as revision 1.")
    await give_a_name(bob, "IT Delivery")
    await bob.sees_heading("What this means for you")


async def test_a_code_finds_the_room_however_it_is_pasted(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    bob = await cast.phone("Bob", server.url)
    field = bob.page.get_by_role("textbox", name="Code of the workshop")
    for pasted in (
        f"Come in: {server.url}/w/{code}.",
        f"\u201c{code[:4].lower()}-{code[4:].lower()}\u201d",
    ):
        await bob.goes("/")
        await field.fill(pasted)
        await bob.presses("Join")
        await bob.page.wait_for_url(f"**/w/{code}")
    for typed in (f"{code[:4]}-{code[4:]}".lower(), f"{code})"):
        await bob.goes(f"/w/{typed}")
        await bob.sees("Workshop on", "Invoice archive")


async def test_a_wrong_code_gets_a_word_under_the_field(cast: Cast, server: Server) -> None:
    bob = await cast.phone("Bob", server.url)
    bob.expects(NO_SUCH_PAGE)
    field = bob.page.get_by_role("textbox", name="Code of the workshop")
    await bob.goes("/")
    await field.fill("ABCD2345")
    await bob.presses("Join")
    await bob.sees("There is no workshop or agreement with this code.")
    await expect(field).to_have_value("ABCD2345")
    await expect(field).to_be_focused()

    # By its address it is the same field, and the same word.
    await bob.goes("/w/ABCD2345")
    await bob.sees("There is no workshop by this code.")
    await expect(field).to_have_value("ABCD2345")


async def test_two_workshops_of_one_name_are_told_apart_by_their_days(
    cast: Cast, server: Server
) -> None:
    ann = await cast.laptop("Ann", server.url)
    for _ in range(2):
        await ann.opens()
    await ann.goes("/")
    begun = ann.page.get_by_text(re.compile(r"begun\s\d+\s\w+\s\d{4},\s\d\d:\d\d"))
    await expect(begun).to_have_count(2)


async def test_facilitation_is_shared_and_handed_over(cast: Cast, server: Server) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    await edit(ann, "Bob")
    await ann.presses("Co-facilitate")
    await ann.sees("Facilitating 2")
    await bob.sees("You facilitate this workshop.")
    await bob.page.get_by_role("link", name="Go to the facilitator’s page").click()
    await bob.is_live()
    await focus(bob, INCIDENT)
    for one in (ann, carol):
        await one.sees_heading(INCIDENT)

    # Carol gets it in Ann's place: Ann's page says so, and acts no more.
    await edit(ann, "Carol")
    await ann.presses("Hand over")
    await ann.sees("Carol facilitates in your place; you take part, and cannot take it back.")
    await expect(ann.button("Next")).to_be_visible()
    await ann.presses("Hand over now")
    await ann.sees("You take part in this workshop; only its facilitator can act here.")
    for gone in ("Next", "Reveal", "Pace: together", "Timer: 3 min", "Sign off", "Door open"):
        await expect(ann.button(gone)).to_be_hidden()
    await ann.page.evaluate(LISTEN)
    for key in "nrpdatslfk?":
        await ann.page.keyboard.press(key)
    assert await ann.page.evaluate("window.pressed") == 0
    await expect(ann.page.get_by_role("dialog")).to_have_count(0)
    await ann.page.get_by_role("link", name="Go to your page").click()
    await expect(choice(ann, "Business")).to_be_visible()
    await carol.goes("/")
    await carol.sees("you facilitate")
    await carol.page.get_by_role("link", name="Invoice archive").click()
    await carol.is_live()
    await focus(carol, "Change Mgmt")
    await ann.sees_heading("Change Mgmt")


async def test_the_clock_everybody_sees(cast: Cast, server: Server) -> None:
    ann, bob, _ = await room_of_three(cast, server.url)
    stage = await cast.projector(server.url)
    await focus(ann, INCIDENT)
    await stage.goes(f"/w/{ann.code}/stage")
    await ann.presses("Timer: 3 min")
    for one in (ann, bob, stage):
        await one.sees(re.compile(r"\b(3:00|2:5\d)\b"))
    await ann.presses("2 more minutes")
    for one in (ann, bob, stage):
        await one.sees(re.compile(r"\b(5:00|4:\d\d)\b"))
    # At zero nothing closes by itself: it asks.
    await ann.asks("set-timer", seconds=10)
    await ann.sees("Time is up. Record with 1 to 4, take two more minutes with M")
    await ann.presses("2 more minutes")
    for one in (bob, stage):
        await one.sees(re.compile(r"\b(2:00|1:5\d|1:4\d)\b"))
    await ann.presses("Stop")
    for one in (bob, stage):
        await one.sees_no(re.compile(r"\b\d:\d\d\b"), "Time is up")
    await ann.sees("Timer: 3 min")


async def test_a_topic_is_parked(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    await ann.opens()
    topic = ann.page.get_by_role("textbox", name="Topic for later")
    await topic.fill("Who pays for the licences?")
    await topic.press("Enter")
    parked = ann.page.get_by_role("listitem").filter(has_text="Who pays for the licences?")
    await expect(parked).to_be_visible()
    await expect(topic).to_have_value("")
    await ann.presses("Done", parked)
    await expect(parked).to_have_count(0)


async def test_the_key_in_a_link_leaves_no_trace(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    await ann.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await ann.presses("Invite")
    await ann.presses("Copy a link for my other device")
    await ann.sees("Link for your other device copied.")
    link = await ann.page.evaluate("navigator.clipboard.readText()")
    key = link.partition("#key=")[2]
    assert link == f"{server.url}/w/{code}/facilitate#key={key}"
    assert len(key) >= 32

    tablet = await cast.laptop("Ann's tablet", server.url)
    await tablet.page.goto(link)
    await tablet.sees("28 cells to decide", "1 of 1 here")
    assert tablet.page.url == f"{server.url}/w/{code}/facilitate"
    await focus(tablet, INCIDENT)
    await ann.page.keyboard.press("Escape")
    await ann.sees_heading(INCIDENT)

    # Not in the page, its referrer, its storage, its history, any address asked for, or the log.
    left = await tablet.page.evaluate(
        "JSON.stringify([document.referrer, document.documentElement.outerHTML, document.cookie,"
        " location.href, {...localStorage}, {...sessionStorage}])"
    )
    assert key not in left
    assert not any(key in url for url in tablet.requests)
    assert not any(key in frame for frame in tablet.frames + ann.frames)
    await tablet.goes("/")
    await tablet.page.go_back()
    await tablet.is_live()
    assert key not in tablet.page.url
    assert key not in server.log


async def test_a_link_with_a_wrong_key_says_so(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    dev = await cast.laptop("Dev", server.url)
    dev.expects("status of 401")
    await dev.goes(f"/w/{code}/facilitate")
    await dev.sees_heading("This page needs the facilitator’s link")
    await dev.page.goto("about:blank")
    await dev.goes(f"/w/{code}/facilitate#key=not-a-key-at-all")
    await dev.sees("Nothing is lost.", re.compile("key", re.IGNORECASE))
    await expect(dev.page.get_by_role("alert")).not_to_be_empty()
    assert "#" not in dev.page.url


async def test_what_is_typed_before_the_scripts_came_stays(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    bob = await cast.phone("Bob", server.url)
    page = bob.page
    typed = asyncio.Event()

    async def slow(route: Route) -> None:
        await typed.wait()
        await route.continue_()

    await page.route("**/alpine.js", slow)
    await page.goto(f"{server.url}/w/{code}", wait_until="commit")
    await page.get_by_role("textbox", name="Your name", exact=True).fill("Bob")
    await page.get_by_text("IT Delivery", exact=True).click()
    await page.get_by_role("checkbox", name="I only observe").check()
    typed.set()
    await page.wait_for_load_state()
    await bob.presses("Join")
    await bob.sees_heading("You are in, Bob")
    you = (await bob.screen())["you"]
    assert (you["represents"], you["role"]) == ("it-delivery", "observer")

    typed.clear()
    await page.goto(f"{server.url}/", wait_until="commit")
    await page.get_by_role("textbox", name="Application service").fill("Payroll")
    await page.get_by_role("textbox", name="Code of the workshop").fill(code)
    await page.get_by_role("radio", name="C ·").check()
    typed.set()
    await page.wait_for_load_state()
    await bob.presses("Start the workshop")
    await bob.sees("Write your name: you facilitate.")
    await expect(page.get_by_role("textbox", name="Application service")).to_have_value("Payroll")
    await expect(page.get_by_role("radio", name="C ·")).to_be_checked()
    await bob.presses("Join")
    await bob.sees("You are Bob.")
