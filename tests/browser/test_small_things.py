"""Words and small things: what somebody new, on a phone, or with a long name would stumble over."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Locator, expect

from tests.browser.doing import INCIDENT, choice, focus, give_a_name
from tests.browser.visitors import Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio
TEMPLATES = Path(__file__).parents[2] / "app" / "templates"
LONG = (
    "Invoice archive of the northern, the southern and the overseas branches, with all of " * 2
)[:120].strip()


async def in_sight(visitor: Visitor, *wanted: Locator) -> None:
    """All of it is on the screen, without scrolling."""
    size = visitor.page.viewport_size
    assert size
    for one in wanted:
        box = await one.bounding_box()
        assert box, one
        assert box["y"] >= 0, one
        assert box["y"] + box["height"] <= size["height"] + 1, one
        assert box["x"] + box["width"] <= size["width"] + 1, one


async def test_a_long_name_pushes_nothing_off_the_stage(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens(LONG)
    stage = await (await cast.projector(server.url)).goes(f"/w/{code}/stage")
    picture = stage.page.locator(".code-picture svg").first
    bob = await (await cast.phone("B" * 60, server.url)).enters(code)
    await stage.sees("Business 1")
    await in_sight(
        stage, picture, stage.page.locator(".lobby .code"), stage.page.locator(".arrivals")
    )
    box = await picture.bounding_box()
    assert box
    assert box["height"] >= 0.75 * 1080, "read from six metres"
    await focus(ann, INCIDENT)
    await ann.asks("set-timer", seconds=600)
    await bob.sees_heading(INCIDENT)
    await in_sight(stage, picture, stage.page.locator(".corner .code"), stage.page.locator(".time"))
    await ann.asks("adopt-reference")
    await ann.asks("waive", "supportability-transition:application", why="Nobody knows yet.")
    await ann.asks("sign-off")
    await stage.sees("Revision 1")
    await in_sight(stage, picture, stage.page.locator(".agreed header p"))


async def test_who_votes_can_look_up_the_words(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    bob = await (await cast.phone("Bob", server.url)).enters(code)
    await bob.page.get_by_text("What the words mean").click()
    for word in ("Accountable", "Cell", "Stage", "t.b.d."):
        await expect(
            bob.page.locator("dt").filter(has_text=re.compile(f"^{word}$"))
        ).to_be_visible()


async def test_a_name_with_a_number_is_explained(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    await (await cast.phone("Dev", server.url)).enters(code)
    dev = await cast.phone("Dev", server.url)
    await dev.goes(f"/w/{code}")
    await give_a_name(dev, "IT Delivery")
    await dev.sees_heading("You are in, Dev 2")
    await dev.sees("Somebody here is called Dev already")


async def test_a_phone_shows_no_keys(cast: Cast, server: Server) -> None:
    ann = await cast.phone("Ann", server.url)
    await ann.opens()
    await expect(ann.button("Next")).to_be_visible()
    await expect(ann.button("Next").locator("kbd")).to_be_hidden()
    laptop = await cast.laptop("Ann", server.url)
    await laptop.opens()
    await expect(laptop.button("Next").locator("kbd")).to_be_visible()


async def test_a_card_is_printed_whole(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    bob = await (await cast.phone("Bob", server.url)).enters(code)
    await focus(ann, INCIDENT)
    await expect(choice(bob, "IT OPS")).to_be_visible()
    await bob.page.emulate_media(media="print")
    card = bob.page.get_by_role("region", name=INCIDENT)
    kept = await card.evaluate("(one) => getComputedStyle(one).breakInside")
    assert kept == "avoid"


def test_apostrophes_are_curled() -> None:
    """In what is read; scripts in attributes have their own."""
    for path in TEMPLATES.rglob("*.html"):
        shown = re.sub(r"\{[{%#].*?[}%#]\}|<[^>]*>", " ", path.read_text(), flags=re.DOTALL)
        assert not re.findall(r"\w+'\w+", shown), path


@pytest.mark.parametrize("width", [1366, 1024])
async def test_what_a_tbd_needs_comes_into_sight(cast: Cast, server: Server, width: int) -> None:
    ann = await cast.laptop("Ann", server.url)
    await ann.opens()
    page = ann.page
    await page.set_viewport_size({"width": width, "height": 768})
    await focus(ann, INCIDENT)
    await page.keyboard.press("d")
    form = page.get_by_role("group", name="The room decides")
    await expect(form.get_by_role("button", name="IT OPS")).to_be_focused()
    await page.locator(".focus .scroll").evaluate("(pane) => pane.scrollTo(0, 0)")
    await page.keyboard.press("4")
    because = page.get_by_role("textbox", name="Because")
    await expect(because).to_be_focused()
    record = await ann.button("Record").bounding_box()
    assert record
    for one in (
        because,
        *(page.locator(f"#{name}") for name in ("owner", "due", "step", "waiver")),
    ):
        await expect(one).to_be_visible()
        await in_sight(ann, one)
        box = await one.bounding_box()
        assert box
        assert box["y"] + box["height"] <= record["y"], one
