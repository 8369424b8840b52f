"""Four sign on four devices; a delta is asked of those it concerns; what is cited is marked."""

import pytest
from playwright.async_api import expect

from tests.browser.pact import asks, filled, joins, looks_at, opens, posts, shown
from tests.browser.test_personal_link import PRESS
from tests.browser.visitors import Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio
OFFICES = {
    "relationship-manager": "Rita",
    "business-manager": "Bea",
    "it-manager": "Ivar",
    "business-line-manager": "Lena",
}


async def agreed(cast: Cast, url: str) -> tuple[str, Visitor]:
    ann = await cast.laptop("Ann", url)
    code = await opens(ann)
    bob = await joins(await cast.laptop("Bob", url), code, 0)
    await filled(bob, code)
    return code, ann


async def comes(cast: Cast, ann: Visitor, code: str, office: str) -> Visitor:
    """By a personal link of their own, on a phone of their own."""
    name = OFFICES[office]
    link = (await posts(ann, f"/{code}/invitations", {"name": name, "office": office}))["link"]
    one = await cast.phone(name, ann.url)
    await one.goes(link[link.index("/a/") :])
    await one.presses(PRESS)
    await one.is_live()
    await looks_at(one, code, "signing")
    return one


async def signs(one: Visitor, revision: int) -> None:
    for _ in range(2):
        await one.presses(f"Sign revision {revision}")
    await one.sees("You have signed")


async def test_four_sign_on_four_devices(cast: Cast, server: Server) -> None:
    code, ann = await agreed(cast, server.url)
    await looks_at(ann, code, "signing")
    await ann.sees("Nobody holds the role of service owner.", "Nobody is named yet.")
    four = [await comes(cast, ann, code, office) for office in OFFICES]
    await ann.presses("Sign off revision 1")
    await ann.sees("Signed off: revision 1", "0 of 4 signatures.")
    for one in four[:3]:
        await one.sees("Your signature")
        await one.width_fits()
        await signs(one, 1)
    await four[3].presses("Refuse …")
    await four[3].page.get_by_role("textbox", name="Why you do not sign").fill("Not asked.")
    await four[3].presses("I do not sign")
    await ann.sees("3 of 4 signatures.", "Not asked.")
    await signs(four[3], 1)
    await ann.sees("In force: all have signed.")
    await looks_at(ann, code, "agreement")
    await ann.sees("Business line manager Lena", "signed by personal link")
    assert (await shown(ann, code))["revisions"][0]["in_force"]


async def test_of_a_change_only_those_it_concerns_are_asked_again(
    cast: Cast, server: Server
) -> None:
    code, ann = await agreed(cast, server.url)
    rita = await comes(cast, ann, code, "relationship-manager")
    lena = await comes(cast, ann, code, "business-line-manager")
    await looks_at(ann, code, "signing")
    await ann.presses("Sign off revision 1")
    for one in (rita, lena):
        await signs(one, 1)
    await ann.presses("Start the next revision")
    await ann.sees("Sign-off")
    await asks(ann, code, "name-staff", item="s1", deputy="Eve")
    await ann.presses("Sign off revision 2")
    await rita.sees(
        "You signed an earlier revision. Only this has changed: staff Bea Lindqvist",
        "You sign revision 2 as Relationship manager.",
    )
    await lena.sees("You have signed")
    await signs(rita, 2)
    await ann.sees("In force: all have signed.")
    await ann.presses("Compare revisions")
    dialog = ann.page.get_by_role("dialog", name="Compare revisions")
    await expect(dialog).to_contain_text("deputy: Eve")
    await expect(dialog.get_by_role("link", name="Markdown")).to_be_visible()


async def test_a_matrix_signed_anew_is_marked_and_cited_in_one_press(
    cast: Cast, server: Server
) -> None:
    code, ann = await agreed(cast, server.url)
    workshop = (await ann.posts("", {"service": "Payroll", "model": "A", "facilitator": "Ann"}))[
        "code"
    ]
    await ann.asks_of(workshop, "adopt-reference")
    await ann.asks_of(workshop, "sign-off")
    await looks_at(ann, code, "agreement")
    await ann.presses("Cite a matrix")
    field = ann.page.get_by_role("textbox", name="Link or code of the workshop")
    await field.fill(f"{server.url}/w/{workshop}/stage")
    await ann.presses("Look")
    await ann.page.get_by_role("button", name="Revision 1, ").click()
    await ann.presses("Keep it")
    await ann.sees("Payroll, revision 1")
    carol = await joins(await cast.phone("Carol", server.url), code, 1)
    await ann.asks_of(workshop, "start-revision")
    await ann.asks_of(workshop, "sign-off")
    await carol.sees("A newer revision 2 is in force")
    await carol.presses("Cite revision 2")
    await ann.sees("Payroll, revision 2")
    await ann.sees_no("A newer revision")


async def test_who_is_not_in_that_workshop_writes_the_hash(cast: Cast, server: Server) -> None:
    code, _ = await agreed(cast, server.url)
    carol = await joins(await cast.phone("Carol", server.url), code, 1)
    carol.expects("status of 401")
    await carol.presses("Cite a matrix")
    await carol.page.get_by_role("textbox", name="Link or code of the workshop").fill("PAYR7LL2")
    await carol.presses("Look")
    await carol.sees("This browser is not in that workshop.")
    await carol.page.get_by_role("textbox", name="Revision").fill("1")
    await carol.page.get_by_role("textbox", name="Hash").fill("0" * 64)
    await carol.presses("Keep it")
    await carol.sees("No signed matrix fits: check the code, the revision and its hash.")
