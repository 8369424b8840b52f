"""The pages of an agreement in all sizes and lights, and by keys: nothing is cut or unnamed."""

import gzip
import re
from collections import Counter

import pytest
from playwright.async_api import Response, expect

from tests.browser.looking import Eye
from tests.browser.pact import asks, filled, joins, looks_at, opens
from tests.browser.test_keyboard import tabs_to
from tests.browser.test_scopes import Scopes
from tests.browser.test_weight import CODE_AND_LOOKS
from tests.browser.visitors import Cast, Visitor
from tests.browser.walking import Walk
from tests.live.server import Server

pytestmark = pytest.mark.anyio
LONG = "Everything that the northern, the southern and the overseas branches need of it"
STILL = {"reduced_motion": "reduce"}
PARTS = ("standing", "agreement", "meetings", "signing", "people")
FORMS = ("Change the text", "Name somebody", "Plan a meeting", "Share an objective")


@pytest.fixture
def walk(request: pytest.FixtureRequest) -> Walk:
    """A few sizes in every test run, all of them with `--rounds full`."""
    if request.config.getoption("--rounds") == "full":
        return Walk(step=20)
    return Walk(step=480, heights=(600, 768), zooms=(1, 1.25))


async def told(cast: Cast, server: Server) -> tuple[str, Visitor, Visitor]:
    """Filled, answered by two, a proposal open, and a meeting that sits."""
    ann = await cast.laptop("Ann", server.url, **STILL)
    code = await opens(ann)
    bob = await joins(await cast.laptop("Bob", server.url, **STILL), code, 0)
    carol = await joins(await cast.laptop("Carol", server.url, **STILL), code, 1)
    await filled(bob, code)
    change = {"ask": "share-objective", "item": "o1", "title": "Close in two days"}
    await asks(carol, code, "propose-change", change=change)
    for one, choice, rate in ((bob, "guardian", "4"), (carol, "partnership", "2")):
        for question in ("standing:now", "standing:wanted"):
            await asks(one, code, "cast-vote", question=question, choice=choice)
        for of in ("own", "other"):
            await asks(one, code, "cast-vote", question=f"component:risk:{of}", choice=rate)
    for question in ("standing:now", "component:risk:own", "component:risk:other"):
        await asks(ann, code, "reveal", question=question)
    return code, ann, bob


async def meets(bob: Visitor, code: str) -> None:
    show = await bob.context.request.get(f"{bob.url}/api/agreements/{code}")
    on = (await show.json())["show"]["meetings"][0]["coming"][0]["on"]
    await asks(bob, code, "open-meeting", item="m1", on=on)
    await asks(bob, code, "take-minute", text="We go live without it.", kind="decision")


async def test_every_part_in_every_size(cast: Cast, server: Server, walk: Walk) -> None:
    code, ann, bob = await told(cast, server)
    for one in (ann, bob):
        for part in PARTS:
            await looks_at(one, code, part)
            await walk.through(one, f"{one.name}, {part}")
    await looks_at(bob, code, "agreement")
    for name in FORMS:
        await bob.presses(name)
    await bob.presses("Not kept: Automate the interface to the bank")
    await walk.through(bob, "the forms")
    await meets(bob, code)
    await looks_at(bob, code, "meetings")
    await bob.presses("Plan an action")
    await walk.through(bob, "the meeting")
    walk.liked_it()


async def test_the_way_in_in_every_size(cast: Cast, server: Server, walk: Walk) -> None:
    ann = await cast.laptop("Ann", server.url, **STILL)
    code = await opens(ann)
    eve = await cast.laptop("Eve", server.url, **STILL)
    await eve.goes(f"/a/{code}")
    await walk.through(eve, "joining, an error", again="form .first")
    await eve.goes("/")
    await eve.page.get_by_text("Between which two sides").click()
    await walk.through(eve, "opening, an error", again="#agreeing .first")
    walk.liked_it()


async def test_axe_likes_every_part(cast: Cast, server: Server) -> None:
    code, ann, bob = await told(cast, server)
    eye = Eye()
    for one in (ann, bob):
        for part in PARTS:
            await looks_at(one, code, part)
            await eye.at(one, f"{one.name}, {part}")
    await looks_at(bob, code, "agreement")
    for name in FORMS:
        await bob.presses(name)
    await eye.at(bob, "the forms")
    eye.liked_it()


async def test_the_stage_is_read_from_afar(cast: Cast, server: Server) -> None:
    stage = await cast.projector(server.url)
    ann = await cast.laptop("Ann", server.url)
    eye = Eye()
    empty = await opens(ann)
    await stage.goes(f"/a/{empty}/stage")
    await stage.sees(empty)
    await eye.on_stage(stage, "how to come in")
    code, _, bob = await told(cast, server)
    await stage.goes(f"/a/{code}/stage")
    await stage.sees("Guardian of technology")
    await eye.on_stage(stage, "where it stands")
    await meets(bob, code)
    await stage.sees("We go live without it.")
    await eye.on_stage(stage, "the meeting")
    eye.liked_it()


async def test_long_names_push_nothing_off_the_stage(cast: Cast, server: Server) -> None:
    code, ann, bob = await told(cast, server)
    sides = ["Accounting of all branches " * 2, "Informationstechnologie " * 2]
    named = {"title": f"{LONG}.", "sides": [one.strip() for one in sides]}
    await asks(ann, code, "name-agreement", **named)
    stage = await (await cast.projector(server.url)).goes(f"/a/{code}/stage")
    await stage.sees("Guardian of technology")
    eye = Eye()
    await eye.on_stage(stage, "where it stands, long names")
    await asks(bob, code, "write-philosophy", text="W" * 400, base=1)
    await looks_at(bob, code, "agreement")
    for width in (320, 360, 768):
        await bob.page.set_viewport_size({"width": width, "height": 740})
        await bob.width_fits()
    eye.liked_it()


async def test_the_page_is_light_and_opens_in_few_files(cast: Cast, server: Server) -> None:
    code, _, _ = await told(cast, server)
    dora = await cast.phone("Dora", server.url)
    came: list[Response] = []
    dora.page.on("response", lambda response: came.append(response))
    await joins(dora, code, 0)
    weight: Counter[str] = Counter()
    for response in came:
        if response.request.resource_type in ("script", "stylesheet"):
            body = await response.body()
            weight[response.request.resource_type] += len(gzip.compress(body, 6))
    assert 10_000 < weight.total() < CODE_AND_LOOKS, weight
    html = await (await dora.context.request.get(f"{server.url}/a/{code}")).text()
    scopes = Scopes(html)
    assert scopes.nested == []
    assert scopes.all
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html)


async def test_an_agreement_is_begun_by_keys_alone(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    await ann.goes("/")
    keys, page = ann.page.keyboard, ann.page
    await tabs_to(ann, page.locator("#agreeing summary"))
    await keys.press("Enter")
    await tabs_to(ann, page.get_by_role("textbox", name="Title"))
    await keys.type("Sales and IT")
    await tabs_to(ann, page.locator("#agree-you"))
    await keys.type("Ann")
    await keys.press("Enter")
    await page.wait_for_url("**/a/*")
    await ann.is_live()
    await tabs_to(ann, ann.button("Write the text"))
    await keys.press("Enter")
    await expect(page.get_by_role("textbox", name="The text")).to_be_focused()
    await keys.type("We win together.")
    await keys.press("Tab")
    await keys.press("Enter")
    await ann.sees("Last written by Ann")
    await tabs_to(ann, ann.button("Monthly service review"))
    await keys.press("Enter")
    await ann.sees("Monthly service review, every month")
