"""Every page in every state, in all sizes: no control is cut, covered or out of reach."""

import re

import pytest
from playwright.async_api import Route, expect

from tests.browser.doing import HANDOVER, INCIDENT, focus
from tests.browser.visitors import NO_SUCH_PAGE, Cast, Visitor
from tests.browser.walking import Walk
from tests.live.server import Server

pytestmark = pytest.mark.anyio

CELL = "incident:application"
OPEN = "supportability-transition:application"
STILL = {"reduced_motion": "reduce"}
RECORD = ".decide .recording button"


@pytest.fixture
def walk(request: pytest.FixtureRequest) -> Walk:
    """A few sizes in every test run, all of them with `--rounds full`."""
    if request.config.getoption("--rounds") == "full":
        return Walk(step=20)
    return Walk(step=320, heights=(600, 768), zooms=(1, 1.25))


async def contested(cast: Cast, server: Server) -> tuple[Visitor, Visitor]:
    """Ann facilitates, and two who voted differ, with their reasons."""
    ann = await cast.laptop("Ann", server.url, **STILL)
    code = await ann.opens("Invoice archive of the northern branches")
    bob = await cast.phone("Bob", server.url, **STILL)
    carol = await cast.phone("Carol", server.url, **STILL)
    await bob.enters(code, "business")
    await carol.enters(code, "it-ops")
    await focus(ann, INCIDENT)
    for one, says in ((bob, "business"), (carol, "it-ops")):
        await one.asks("cast-vote", CELL, choice=says, confidence=4, reason="We hold it. " * 20)
    await ann.sees("2 votes saved")
    return ann, bob


async def test_the_pages_before_one_is_in(cast: Cast, server: Server, walk: Walk) -> None:
    bob = await cast.laptop("Bob", server.url, **STILL)
    await bob.goes("/")
    await walk.through(bob, "the first page")
    await walk.through(bob, "the first page, an error", again="form.stack .first")
    code = await bob.opens()
    await bob.goes("/")
    await walk.through(bob, "the first page, a workshop")
    carol = await cast.laptop("Carol", server.url, **STILL)
    await carol.goes(f"/w/{code}")
    await walk.through(carol, "joining, an error", again="form .first")
    carol.expects(NO_SUCH_PAGE)
    await carol.goes("/w/ABCD2345")
    await carol.sees("There is no workshop by this code.")
    await walk.through(carol, "a wrong code")
    walk.liked_it()


async def test_a_participants_page(cast: Cast, server: Server, walk: Walk) -> None:
    ann, bob = await contested(cast, server)
    await bob.page.get_by_text("Add a reason or how sure you are").click()
    await walk.through(bob, "a ballot with its reason")
    await ann.asks("reveal", CELL)
    await bob.sees("each claim it")
    await walk.through(bob, "revealed")
    await ann.asks("decide", CELL, accountable="business", rationale="They hold it.")
    await ann.asks("adopt-reference")
    await ann.asks("waive", OPEN, why="Nobody knows yet.")
    await bob.sees("They hold it.")
    await walk.through(bob, "decided")
    await ann.asks("sign-off")
    await bob.sees_heading("What this means for you")
    await walk.through(bob, "signed off")
    walk.liked_it()


async def test_the_console_until_a_decision(cast: Cast, server: Server, walk: Walk) -> None:
    ann, _ = await contested(cast, server)
    page = ann.page
    await walk.through(ann, "an open cell")
    await ann.presses("Reveal")
    await ann.sees("each claim it")
    await walk.through(ann, "contested")
    await page.get_by_role("textbox", name="Because").fill("They hold it.")
    await page.keyboard.press("Enter")
    await ann.sees("Choose who is accountable")
    await walk.through(ann, "a reason without a party", again=RECORD)
    await page.locator("#accountable-tbd").click()
    await page.get_by_role("combobox", name="Owner", exact=True).fill("Bob")
    await walk.through(ann, "left open, half a promise", again=RECORD)
    await ann.presses(re.compile("^Bob"))
    await walk.through(ann, "a person is corrected")
    walk.liked_it()


async def test_the_console_around_a_decision(cast: Cast, server: Server, walk: Walk) -> None:
    ann, _ = await contested(cast, server)
    page = ann.page
    for name, title in (
        ("Keys", "Keys"),
        ("Invite", "Invite"),
        ("Details", "Details and signatories"),
        ("Sign off", "Open points and sign-off"),
    ):
        await ann.presses(name)
        await expect(page.get_by_role("dialog", name=title)).to_be_visible()
        await walk.through(ann, f"the dialog {title}")
        await page.keyboard.press("Escape")
    await ann.presses("by disagreement")
    await ann.asks("set-timer", seconds=600)
    await ann.asks("adopt-reference")
    await ann.asks("focus", OPEN)
    await ann.sees_heading(HANDOVER)
    await ann.sees("who closes it")
    await walk.through(ann, "left open, the agenda sorted, the clock running")
    await ann.asks("waive", OPEN, why="Nobody knows yet.")
    await ann.asks("sign-off")
    await ann.sees("Signed off as revision 1")
    await walk.through(ann, "signed off")
    walk.liked_it()


# The sheet as it was: three columns of a fixed breadth, and at 1024 pixels both ways of laying out.
BEFORE = """
@layer pages {
  .columns3 { grid-template-columns: 24rem minmax(0, 1fr) 19rem; }
  .parties4 { grid-template-columns: repeat(4, 1fr) !important; }
  .recording { position: static; }
  @media (max-width: 64rem) {
    .columns3 { grid-template-columns: 1fr; }
    .focus { order: -1; }
  }
}"""


async def test_the_walk_finds_what_was_cut_before(cast: Cast, server: Server) -> None:
    ann, _ = await contested(cast, server)

    async def put_back(route: Route) -> None:
        answer = await route.fetch()
        await route.fulfill(response=answer, body=await answer.text() + BEFORE)

    await ann.page.route("**/pages/facilitator.css*", put_back)
    await ann.page.reload()
    await ann.presses("Reveal")
    await ann.sees("each claim it")
    walk = Walk(step=2240, heights=(768,), zooms=(1,))
    await walk.through(ann, "as it was")
    told = "\n".join(walk.found["as it was"])
    assert "1024x768: scroll scrolls in" in told, "the page collapses at 1024"
    assert re.search("1025x768: cut off sideways: (Business 3|t\\.b\\.d\\. 4)", told), (
        "a button is cut from 1025 on"
    )
