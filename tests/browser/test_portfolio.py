"""Olga owns the installation: she looks at all services, and lets Ada the auditor look too."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from playwright.async_api import Locator, expect

from tests.browser.looking import Eye
from tests.browser.visitors import LAPTOP, PHONE, PROJECTOR, Cast, Visitor
from tests.conftest import Servers
from tests.live.server import Server

pytestmark = pytest.mark.anyio

HOSTILE = '<img src=x onerror="alert(1)"> & co'


class Rooms:
    """Facilitators, by HTTP: what stands in the portfolio was asked in rooms."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.http = httpx2.Client(base_url=server.url)
        self.keys: dict[str, tuple[str, str]] = {}
        self.asked = 0

    def opens(self, service: str, model: str = "B", **more: str) -> str:
        body = {"service": service, "model": model, "facilitator": "Ann", **more}
        made = self.http.post("/api/workshops", json=body).json()
        self.http.cookies.clear()
        self.keys[service] = made["code"], made["key"]
        return str(made["code"])

    def does(self, service: str, ask: str, **fields: Any) -> None:
        code, key = self.keys[service]
        self.asked += 1
        answer = self.http.post(
            f"/api/workshops/{code}/asks",
            json={"ask": ask, "id": str(self.asked), **fields},
            headers={"Authorization": f"Bearer {key}"},
        )
        assert answer.status_code == 200, answer.text


@pytest.fixture
def rooms(servers: Servers) -> Iterator[Rooms]:
    server = servers.start()
    made = Rooms(server)
    yield made
    made.http.close()


def filled(rooms: Rooms) -> None:
    """Three services: one that the business led, one signed, one that is named by an enemy."""
    rooms.opens("Customer portal", business_function="Sales")
    rooms.does("Customer portal", "adopt-reference")
    left = {"process": "supportability-transition", "scope": "application"}
    rooms.does("Customer portal", "promise", **left, owner="Dana", due="2026-01-01")
    rooms.does("Customer portal", "answer-intake", item="buyer", answer="Head of Sales")
    risk = {"title": "Nobody restores it", "category": "continuity", "consequence": "It is down."}
    rooms.does("Customer portal", "write-risk", **risk)
    rooms.opens("Invoice archive", "A")
    rooms.does("Invoice archive", "adopt-reference")
    rooms.does("Invoice archive", "sign-off")
    rooms.opens(HOSTILE, "C", business_function=HOSTILE)


def owners_link(rooms: Rooms) -> str:
    server = rooms.server
    return server.run("owner-link").said.strip().removeprefix(server.url)


def line(visitor: Visitor, service: str) -> Locator:
    return visitor.page.locator("tr").filter(has=visitor.page.get_by_role("link", name=service))


async def sees_services(visitor: Visitor, *names: str) -> None:
    links = visitor.page.locator(".services tbody th a")
    await expect(links).to_have_text(list(names), use_inner_text=True)


async def test_all_services_are_found_sorted_kept_as_a_view_and_exported(
    cast: Cast, rooms: Rooms
) -> None:
    filled(rooms)
    olga = await cast.laptop("Olga", rooms.server.url)
    await olga.goes(owners_link(rooms))
    await sees_services(olga, HOSTILE, "Customer portal", "Invoice archive")
    assert olga.page.url.endswith("/portfolio"), "the key stands in the address no more"
    portal = line(olga, "Customer portal")
    for words in ("Business-led", "Bought by Head of Sales", "28 of 28 decided", "1 overdue"):
        await expect(portal).to_contain_text(words, use_inner_text=True)
    await expect(line(olga, "Invoice archive")).to_contain_text("Signed off")
    await olga.sees("3 services: 2 open, 1 signed off", "1 open promise, 1 overdue")

    await olga.page.get_by_label("Find").fill("portal")
    await sees_services(olga, "Customer portal")
    await olga.presses("Clear all filters")
    await olga.page.get_by_label("State").select_option("Signed off")
    await sees_services(olga, "Invoice archive")
    await olga.presses("Clear all filters")
    await olga.page.get_by_label("Sort by").select_option("Most overdue promises")
    await sees_services(olga, "Customer portal", *sorted_by_code(rooms))
    await olga.presses("Service")
    await olga.presses("Service")
    await expect(olga.page.get_by_role("columnheader", name="Service")).to_have_attribute(
        "aria-sort", "descending"
    )
    await sees_services(olga, "Invoice archive", "Customer portal", HOSTILE)

    await olga.presses("a promise is overdue")
    await sees_services(olga, "Customer portal")
    await olga.page.get_by_placeholder("Name of this view").fill("Late")
    await olga.presses("Save this view")
    await olga.sees("Saved as Late")
    await olga.presses("Clear all filters")
    await olga.goes("/portfolio")
    await sees_services(olga, HOSTILE, "Customer portal", "Invoice archive")
    await olga.presses("Late")
    await sees_services(olga, "Customer portal")

    async with olga.page.expect_download() as coming:
        await olga.page.get_by_role("link", name="Export as CSV").click()
    text = saved(await (await coming.value).path())
    assert [one.split(",")[1] for one in text.splitlines()] == ["Service", "Customer portal"]

    await olga.presses("business-led")
    await olga.presses("nothing decided for IT")
    await olga.sees("No service fits all of that")
    await olga.presses("Remove the view Late")
    await expect(olga.button("Late")).to_have_count(0)


def saved(path: Path) -> str:
    return path.read_text("utf-8-sig")


def sorted_by_code(rooms: Rooms) -> list[str]:
    """Those that have nothing overdue, in the order that breaks a tie."""
    others = [HOSTILE, "Invoice archive"]
    return sorted(others, key=lambda one: rooms.keys[one][0])


async def test_a_process_is_seen_across_all_services(cast: Cast, rooms: Rooms) -> None:
    filled(rooms)
    olga = await cast.laptop("Olga", rooms.server.url)
    await olga.goes(owners_link(rooms))
    await olga.presses("Incident Mgmt")
    await expect(line(olga, "Customer portal")).to_contain_text(
        re.compile(r"Application\s*Business\s*Interface\s*IT OPS"), use_inner_text=True
    )
    await olga.presses("whole matrix")
    await expect(line(olga, "Customer portal")).to_contain_text("28 of 28 decided")


async def test_a_line_leads_to_its_workshop_which_the_link_does_not_open(
    cast: Cast, rooms: Rooms
) -> None:
    filled(rooms)
    olga = await cast.laptop("Olga", rooms.server.url)
    await olga.goes(owners_link(rooms))
    await olga.page.get_by_role("link", name="Customer portal").click()
    await olga.page.wait_for_url(f"**/w/{rooms.keys['Customer portal'][0]}")
    await olga.sees_heading("Customer portal")
    await expect(olga.button("Join")).to_be_visible()


async def test_ada_reads_by_a_link_of_her_own_until_it_is_taken_back(
    cast: Cast, rooms: Rooms
) -> None:
    filled(rooms)
    url = rooms.server.url
    olga, ada = await cast.laptop("Olga", url), await cast.phone("Ada", url)
    ada.expects("status of 401")
    await olga.goes(owners_link(rooms))
    await olga.page.locator("summary").filter(has_text="Who else may read").click()
    await olga.sees("Nobody has a reading link.")
    await olga.page.get_by_label("Name of the auditor").fill("Ada Lovelace")
    await olga.presses("Give a reading link")
    link = olga.page.get_by_label("The link for Ada Lovelace")
    await expect(link).to_be_focused()

    await ada.goes((await link.input_value()).removeprefix(url))
    await ada.sees("You read as Ada Lovelace.")
    await sees_services(ada, HOSTILE, "Customer portal", "Invoice archive")
    await ada.sees_no("Who else may read")

    await olga.presses("Take back the link of Ada Lovelace")
    await olga.sees("Nobody has a reading link.")
    await ada.page.get_by_label("Find").fill("portal")
    await ada.sees("This page opens with a link")
    await ada.sees_no("Invoice archive")


async def test_without_a_link_it_says_what_opens_it(cast: Cast, rooms: Rooms) -> None:
    filled(rooms)
    eve = await cast.phone("Eve", rooms.server.url)
    await eve.goes("/portfolio")
    await eve.sees("This page opens with a link", "python -m app owner-link")
    eve.expects("status of 401")
    await eve.goes("/portfolio#made-up")
    await eve.sees("The link of the owner, or a reading link, opens this.")
    await eve.sees_no("services")


async def test_who_forgets_the_link_has_left(cast: Cast, rooms: Rooms) -> None:
    olga = await cast.laptop("Olga", rooms.server.url)
    await olga.goes(owners_link(rooms))
    await olga.sees("There is no service yet.", "No promise is open.", "No contract is recorded.")
    await olga.presses("Forget the link in this browser")
    await olga.sees("This page opens with a link")


async def test_it_is_well_made_in_every_state_size_and_light(cast: Cast, rooms: Rooms) -> None:
    filled(rooms)
    eye = Eye()
    olga = await cast.laptop("Olga", rooms.server.url)
    await olga.goes("/portfolio")
    await eye.at(olga, "closed")
    await olga.goes(owners_link(rooms))
    await sees_services(olga, HOSTILE, "Customer portal", "Invoice archive")
    await eye.at(olga, "open")
    await olga.presses("Incident Mgmt")
    await olga.presses("business-led")
    await olga.page.locator("summary").filter(has_text="Who else may read").click()
    await eye.at(olga, "used")
    for size in (PHONE, {"width": 1024, "height": 768}, LAPTOP, PROJECTOR):
        await olga.page.set_viewport_size(size)  # type: ignore[arg-type]
        await olga.width_fits()
    eye.liked_it()


async def test_all_of_it_is_done_by_keyboard(cast: Cast, rooms: Rooms) -> None:
    filled(rooms)
    olga = await cast.laptop("Olga", rooms.server.url)
    await olga.goes(owners_link(rooms))
    await sees_services(olga, HOSTILE, "Customer portal", "Invoice archive")
    await olga.button("business-led").focus()
    await olga.page.keyboard.press("Space")
    await sees_services(olga, "Customer portal")
    await expect(olga.button("business-led")).to_be_focused()
    await olga.page.keyboard.press("Enter")
    await sees_services(olga, HOSTILE, "Customer portal", "Invoice archive")
    await olga.button("Service").focus()
    await olga.page.keyboard.press("Enter")
    await sees_services(olga, "Invoice archive", "Customer portal", HOSTILE)


async def test_relationships_stand_beside_the_services(cast: Cast, rooms: Rooms) -> None:
    filled(rooms)
    for title, sides in (("Finance and IT", ["Finance", "IT"]), ("Desk", ["IT", HOSTILE])):
        body = {"title": title, "sides": sides, "facilitator": "Hanna"}
        assert rooms.http.post("/api/agreements", json=body).status_code == 201
        rooms.http.cookies.clear()
    olga = await cast.laptop("Olga", rooms.server.url)
    await olga.goes(owners_link(rooms))
    listed = olga.page.locator(".relationships .items > li")
    await expect(listed).to_have_count(2)
    await expect(olga.page.locator(".triangle path")).to_have_count(2)
    await olga.presses("Finance")
    await expect(listed).to_have_count(1)
    await expect(listed).to_contain_text("Finance and IT")
    eye = Eye()
    await eye.at(olga, "with relationships")
    eye.liked_it()


async def test_on_paper_columns_and_processes_keep_their_names(cast: Cast, rooms: Rooms) -> None:
    filled(rooms)
    olga = await cast.laptop("Olga", rooms.server.url)
    await olga.goes(owners_link(rooms))
    await sees_services(olga, HOSTILE, "Customer portal", "Invoice archive")
    await olga.page.emulate_media(media="print")
    await expect(olga.button("Promises")).to_be_visible()
    await expect(olga.button("Incident Mgmt")).to_be_visible()
    await expect(olga.page.get_by_label("Find")).to_be_hidden()
