"""Every page in every state: nothing for axe to find, nothing that sticks out or is too small."""

import pytest
from playwright.async_api import expect

from tests.browser.doing import HANDOVER, INCIDENT
from tests.browser.looking import SMALL, Eye
from tests.browser.visitors import NO_SUCH_PAGE, Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio

CELL = "incident:application"
OPEN = "supportability-transition:application"
STILL = {"reduced_motion": "reduce"}


@pytest.fixture
def eye() -> Eye:
    return Eye()


async def people(cast: Cast, server: Server) -> tuple[Visitor, Visitor, Visitor]:
    ann = await cast.laptop("Ann", server.url, **STILL)
    bob = await cast.phone("Bob", server.url, **STILL)
    carol = await cast.phone("Carol", server.url, **STILL)
    code = await ann.opens()
    await bob.enters(code, "business")
    await carol.enters(code, "it-ops")
    return ann, bob, carol


async def vote(bob: Visitor, carol: Visitor) -> None:
    await bob.asks("cast-vote", CELL, choice="it-ops", confidence=4, reason="They run it.")
    await carol.asks("cast-vote", CELL, choice="business")


async def decide(ann: Visitor) -> None:
    await ann.asks(
        "decide",
        CELL,
        accountable="it-ops",
        executed_by="Northwind desk",
        rationale="They are on call anyway.",
        dissent="Sales wants a say.",
    )


async def sign(ann: Visitor) -> None:
    await ann.asks("adopt-reference")
    await ann.asks("promise", OPEN, owner="Bob", due="2026-12-24", next_step="Write the runbook.")
    await ann.asks("sign-off")


async def test_the_pages_outside_a_workshop(cast: Cast, server: Server, eye: Eye) -> None:
    bob = await cast.phone("Bob", server.url, **STILL)
    await bob.goes("/")
    await eye.at(bob, "the first page")
    await bob.presses("Start the workshop")
    await bob.sees("Name the application service.")
    await bob.page.get_by_text("Description, business function, vendors").click()
    await eye.at(bob, "the first page, with an error")
    code = await bob.opens()
    await bob.goes("/")
    await eye.at(bob, "the first page, with a workshop")
    carol = await cast.phone("Carol", server.url, **STILL)
    await carol.goes(f"/w/{code}")
    await eye.at(carol, "joining")
    await carol.presses("Join")
    await carol.sees("Write the name")
    await eye.at(carol, "joining, with an error")
    await carol.goes(f"/w/{code}/facilitate")
    await eye.at(carol, "no key")
    await bob.asks_of(code, "lock-door", locked=True)
    await carol.goes(f"/w/{code}")
    await carol.sees("The door is closed")
    await eye.at(carol, "the door is locked")
    carol.expects(NO_SUCH_PAGE)
    await carol.goes("/w/ABCDEFGH")
    await eye.at(carol, "no such workshop")
    eye.liked_it()


async def test_the_participants_page(cast: Cast, server: Server, eye: Eye) -> None:
    ann, bob, carol = await people(cast, server)
    await bob.sees_heading("You are in, Bob")
    await eye.at(bob, "waiting")
    await ann.asks("focus", CELL)
    await bob.sees_heading(INCIDENT)
    await eye.at(bob, "voting")
    await vote(bob, carol)
    await bob.sees("Saved: IT OPS.")
    await eye.at(bob, "voted")
    await ann.asks("set-pace", pace="own")
    await bob.sees("1 of 28 voted")
    await eye.at(bob, "at one's own pace")
    await ann.asks("set-pace", pace="together")
    await ann.asks("reveal", CELL)
    await bob.sees("Orphaned:")
    await eye.at(bob, "revealed")
    await decide(ann)
    await bob.sees("Dissent: Sales wants a say.")
    await eye.at(bob, "decided")
    await sign(ann)
    await bob.sees("What this means for you")
    await eye.at(bob, "my page")
    await ann.asks("remove-person", person=(await bob.screen())["you"]["person"])
    await bob.sees("This browser is no longer part of the workshop.")
    await eye.at(bob, "sent out")
    eye.liked_it()


async def test_the_observers_page(cast: Cast, server: Server, eye: Eye) -> None:
    ann, _, _ = await people(cast, server)
    olga = await cast.phone("Olga", server.url, **STILL)
    await olga.enters(ann.code, "other", "observer")
    await ann.asks("focus", CELL)
    await olga.sees("You observe.")
    await eye.at(olga, "observing")
    eye.liked_it()


async def test_the_facilitators_page(cast: Cast, server: Server, eye: Eye) -> None:
    ann, bob, carol = await people(cast, server)
    await eye.at(ann, "nothing chosen yet")
    await ann.asks("focus", CELL)
    await ann.asks("set-timer", seconds=180)
    await ann.asks("park", text="Who pays for the licences?")
    await ann.sees_heading(INCIDENT)
    await eye.at(ann, "voting")
    await vote(bob, carol)
    await ann.sees("2 votes saved.")
    await ann.asks("reveal", CELL)
    await ann.sees("Orphaned:")
    await ann.presses("t.b.d.", ann.page.get_by_role("group", name="The room decides"))
    await expect(ann.page.get_by_role("combobox", name="Owner", exact=True)).to_be_visible()
    await eye.at(ann, "revealed, with the form for t.b.d.")
    await ann.asks("vote-again", CELL)
    await ann.sees("Round 1, superseded.")
    await ann.button("Bob Business").click()
    await eye.at(ann, "round 2, correcting a person")
    assert await ann.page.evaluate(SMALL, 14) == []
    await decide(ann)
    await ann.sees("Dissent: Sales wants a say.")
    await eye.at(ann, "decided")
    await ann.presses("Hand over")
    await ann.sees("Bob facilitates in your place")
    await eye.at(ann, "about to hand over")
    await ann.presses("Hand over now")
    await ann.sees_heading("You take part now")
    await eye.at(ann, "handed over")
    eye.liked_it()


async def test_the_facilitators_agenda_and_end(cast: Cast, server: Server, eye: Eye) -> None:
    ann, bob, carol = await people(cast, server)
    await ann.asks("set-pace", pace="own")
    for process in ("request", "change", "incident"):
        for one, party in ((bob, "it-ops"), (carol, "business")):
            party = "it-ops" if process == "request" else party
            await one.asks("cast-vote", f"{process}:application", choice=party)
    await eye.at(ann, "at everybody's own pace")
    await ann.asks("reveal-all")
    for one in (ann, bob):
        await one.sees_heading("3 revealed: 1 agreed, 2 to talk about")
        await eye.at(one, "the whole at a glance")
    await ann.asks("focus", CELL)
    await ann.sees("Talk about these 2", "Orphaned:")
    await eye.at(ann, "sorted by disagreement")
    await sign_with_nobody(ann)
    await ann.sees_heading(HANDOVER)
    await eye.at(ann, "t.b.d. without owner")
    await ann.presses("Sign off")
    await ann.sees("1 cell is t.b.d.")
    await eye.at(ann, "an open point")
    await ann.asks("waive", OPEN, why="Decided by the board in May.")
    await ann.asks("sign-off")
    await expect(ann.page.get_by_role("dialog", name="Signed off: revision 1")).to_be_visible()
    await eye.at(ann, "signed")
    eye.liked_it()


async def sign_with_nobody(ann: Visitor) -> None:
    await ann.asks("adopt-reference")
    await ann.asks("focus", OPEN)


async def test_the_facilitators_dialogs(cast: Cast, server: Server, eye: Eye) -> None:
    ann, _, _ = await people(cast, server)
    for press, name in (
        ("Invite", "Invite"),
        ("Details", "Details and signatories"),
        ("Sign off", "Open points and sign-off"),
        ("Keys", "Keys"),
    ):
        await ann.presses(press)
        await expect(ann.page.get_by_role("dialog", name=name)).to_be_visible()
        await eye.at(ann, f"the dialog {name}")
        assert await ann.page.evaluate(SMALL, 14) == []
        await ann.page.keyboard.press("Escape")
    eye.liked_it()


async def test_the_stage(cast: Cast, server: Server, eye: Eye) -> None:
    ann, bob, carol = await people(cast, server)
    stage = await cast.projector(server.url, **STILL)
    await stage.goes(f"/w/{ann.code}/stage")
    await stage.sees("Bob", "Carol")
    await eye.on_stage(stage, "the lobby")
    await ann.asks("focus", "supportability-transition:interface")
    await stage.sees(HANDOVER)
    await ann.asks("set-timer", seconds=180)
    await eye.on_stage(stage, "voting")
    await ann.asks("focus", CELL)
    await vote(bob, carol)
    await stage.sees("2 votes saved.")
    await eye.on_stage(stage, "voted")
    await ann.asks("reveal", CELL)
    await stage.sees("Orphaned:")
    await eye.on_stage(stage, "revealed")
    await decide(ann)
    await stage.sees("They are on call anyway.")
    await eye.on_stage(stage, "decided")
    await ann.asks("adopt-reference")
    await ann.asks("focus", OPEN)
    await stage.sees_heading(f"{HANDOVER} Application")
    await eye.on_stage(stage, "adopted")
    await ann.asks("promise", OPEN, owner="Bob", due="2026-12-24")
    await stage.sees("Bob closes it by 24 Dec 2026")
    await eye.on_stage(stage, "a promise")
    await ann.asks("reopen", "change:application")
    await ann.asks("set-pace", pace="own")
    await stage.sees_heading("27 of 28 cells decided")
    await stage.sees("1 cell not voted on yet. 0 of 2 done, 2 not begun.")
    await eye.on_stage(stage, "at everybody's own pace")
    await ann.asks("reopen", "problem:application")
    for one, party in ((bob, "business"), (carol, "it-ops")):
        for process in ("change", "problem"):
            await one.asks("cast-vote", f"{process}:application", choice=party)
    await ann.asks("reveal-all")
    await stage.sees_heading("2 revealed: 2 to talk about")
    await eye.on_stage(stage, "the whole at a glance")
    await sign(ann)
    await stage.sees("Revision 1")
    await eye.on_stage(stage, "signed")
    eye.liked_it()
