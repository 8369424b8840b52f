"""Both sides answer on their phones; what is revealed stands in pictures, on page and stage."""

import re

import pytest
from playwright.async_api import Locator, expect

from tests.browser.pact import asks, joins, opens, shown
from tests.browser.visitors import NO_SUCH_PAGE, Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio
PARTS = ("it-partner", "service-support", "change-control", "operations", "risk")


def asked(visitor: Visitor, name: str) -> Locator:
    return visitor.page.get_by_role("group", name=name, exact=True)


async def answers(
    visitor: Visitor, code: str, models: tuple[str, str], rates: tuple[int, int]
) -> None:
    for when, choice in zip(("now", "wanted"), models, strict=True):
        await asks(visitor, code, "cast-vote", question=f"standing:{when}", choice=choice)
    for part in PARTS:
        for of, rate in zip(("own", "other"), rates, strict=True):
            question = f"component:{part}:{of}"
            await asks(visitor, code, "cast-vote", question=question, choice=str(rate))


async def test_two_sides_see_it_otherwise(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await opens(ann, "standing")
    stage = await (await cast.projector(server.url)).goes(f"/a/{code}/stage")
    await stage.sees("0 answers so far", code)
    bob = await joins(await cast.phone("Bob", server.url), code, 0, "standing")
    carol = await joins(await cast.phone("Carol", server.url), code, 1, "standing")
    await bob.sees("Thirteen taps, about two minutes.")
    await (
        asked(bob, "How do you see IT today?")
        .get_by_role("button", name="Service provider")
        .click()
    )
    await expect(asked(bob, "How do you see IT today?").get_by_role("status")).to_have_text("Saved")
    four = asked(bob, "Change control, Theirs, IT").get_by_role("button", name="4")
    await four.click()
    await expect(four).to_have_attribute("aria-pressed", "true")
    box = await four.bounding_box()
    assert box
    assert box["height"] >= 56
    await bob.width_fits()
    await bob.sees("11 of 13 to go.")
    await stage.sees("1 answer so far")
    why = bob.page.get_by_label("Why, if you like").first
    await why.fill("Nobody answers the phone.")
    await why.press("Tab")
    await expect(asked(bob, "How do you see IT today?").get_by_role("status")).to_have_text("Saved")
    before = await stage.page.locator("main").inner_text()
    await asks(bob, code, "cast-vote", question="standing:now", choice="guardian")
    assert await stage.page.locator("main").inner_text() == before, "no choice leaks"

    await answers(bob, code, ("guardian", "partnership"), (4, 2))
    await answers(carol, code, ("partnership", "provider"), (5, 3))
    await ann.sees("2 answers so far")
    figures = ann.page.get_by_role("figure")
    for nth in (0, 1):
        await ann.presses("Reveal", figures.nth(nth))
    await ann.sees("The two sides wish for different models: talk about that first.")
    await ann.presses("Reveal all that was answered")
    first = figures.first
    await expect(first.get_by_role("listitem").filter(has_text="Guardian").first).to_contain_text(
        re.compile(r"availability, cost per unit\s*1\s*Finance")
    )
    await ann.sees("own view 5, Finance says 2", "apart")
    await stage.sees("Guardian of technology", "The two sides wish for different models")
    await bob.sees("own view 4, IT says 3")
    await ann.presses("Ask again", first)
    await bob.sees("2 of 13 to go.")


async def test_whether_they_agree_is_said_first_then_why(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await opens(ann, "standing")
    stage = await (await cast.projector(server.url)).goes(f"/a/{code}/stage")
    bob = await joins(await cast.phone("Bob", server.url), code, 0, "standing")
    carol = await joins(await cast.phone("Carol", server.url), code, 1, "standing")
    today = "How do you see IT today?"
    await bob.page.get_by_label("Why, if you like").first.fill("Nobody answers the phone.")
    await asked(bob, today).get_by_role("button", name="Guardian of technology").click()
    await expect(asked(bob, today).get_by_role("status")).to_have_text("Saved")
    await asks(carol, code, "cast-vote", question="standing:now", choice="partnership")
    figure = ann.page.get_by_role("figure").first
    await ann.sees("2 answers so far")
    await ann.presses("Agree or differ?", figure)
    await ann.sees("They differ.")
    await bob.sees_no("1 Finance")
    await ann.presses("Reveal", figure)
    await carol.sees("Nobody answers the phone.", "Finance: Guardian of technology")
    await stage.sees_no("Nobody answers the phone.")
    await ann.presses("Ask again", figure)
    await expect(asked(bob, today).get_by_role("status")).to_have_text("")


async def test_the_pulse_waits_for_four_and_is_a_line(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await opens(ann, "standing")
    await ann.sees("0 answers so far, shown from 4 on")
    people = [
        await joins(await cast.laptop(f"Person {nth}", server.url), code, nth % 2, "standing")
        for nth in range(4)
    ]
    for nth, one in enumerate(people[:3]):
        await asks(one, code, "cast-vote", question="pulse", choice=str(nth + 2))
    await ann.sees("3 answers so far, shown from 4 on")
    await expect(ann.button("Reveal the pulse")).to_be_disabled()
    await asks(people[3], code, "cast-vote", question="pulse", choice="3")
    await ann.presses("Reveal the pulse")
    for one in people:
        await one.sees("4 answers")
    (first,) = (await shown(ann, code))["standing"]["pulse"]
    assert first["mean"] == 3.0
    line = ann.page.locator(".pulse-line .line")
    await expect(line).to_have_attribute("d", "M8 42")
    await asks(ann, code, "vote-again", question="pulse")
    for one in people:
        await asks(one, code, "cast-vote", question="pulse", choice="5")
    await asks(ann, code, "reveal", question="pulse")
    await expect(line).to_have_attribute("d", "M8 42L292 10")


async def test_a_code_typed_on_the_first_page_leads_to_it(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await opens(ann)
    bob = await cast.phone("Bob", server.url)
    await bob.goes("/")
    field = bob.page.get_by_role("textbox", name="Code of the workshop")
    await field.fill(f"{code[:4]}-{code[4:].lower()}")
    await bob.presses("Join")
    await bob.sees("Partnership agreement", "Between Finance and IT")
    assert bob.page.url == f"{server.url}/a/{code}"
    bob.expects(NO_SUCH_PAGE)
    await bob.goes("/a/ABCD2345")
    await bob.sees("Go to the start page")
