"""A year later: an agreement has lived on, and its next meeting knows what to speak of."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from tests.conftest import Servers
from tests.live.partners import Partners, hash_of
from tests.live.people import Guests, Json, Person
from tests.live.server import Server

pytestmark = pytest.mark.anyio

OFFICES = ("relationship-manager", "business-manager", "it-manager", "business-line-manager")
CELL = {"process": "supportability-transition", "scope": "application"}


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, servers: Servers) -> Server:
    if request.param == "sqlite":
        return servers.start()
    return servers.start(DATABASE_URL=request.getfixturevalue("postgres").database())


def on(days: int) -> str:
    """So many days from now."""
    return str(datetime.now(UTC).date() + timedelta(days=days))


async def promised(server: Server, guests: Guests) -> Person:
    """A signed matrix in which IT has promised somebody for the transition within 200 days."""
    wim = await guests.open_by_api(server, "B", "Wim", "Payroll")
    await wim.do_by_api("adopt-reference")
    told = {"owner": "Dana", "due": on(200), "next_step": "Name who hands it over."}
    await wim.do_by_api("promise", **CELL, **told)
    await wim.do_by_api("sign-off")
    return wim


async def drafted(ann: Person, bob: Person, wim: Person) -> None:
    await bob.do_by_api(
        "plan-meeting", title="Review", level="operational", every="month",
        starts=f"{on(10)[:8]}07 09:00", zone="Europe/Helsinki",
    )  # fmt: skip
    await bob.do_by_api("share-objective", title="Close in 3 days", due=on(330))
    for title, days in (("Move the cut-off", 300), ("Train the desk", 320), ("Renew it", 800)):
        await bob.do_by_api("plan-action", title=title, owner="Rita", due=on(days))
    cited: Json = {"workshop": wim.code, "revision": 1, "hash": await hash_of(wim)}
    await ann.do_by_api("cite-matrix", **cited)


async def signed_by(ann: Person, people: list[Person]) -> None:
    """By all of them, of the revision that Ann closes now."""
    await ann.do_by_api("sign-off")
    last = (await ann.look())["revisions"][-1]
    for one in people:
        await one.do_by_api("sign", revision=last["revision"], hash=last["hash"])
    assert (await ann.look())["revisions"][-1]["in_force"] is True


def a_year_passes(server: Server) -> None:
    server.stop()
    server.variant += ",a-year-later"
    server.start()


async def events(person: Person) -> dict[str, Any]:
    """What a calendar is told, by what it is called."""
    told = (await person.get("/calendar.ics")).content
    return {str(one["summary"]): one for one in Calendar.from_ical(told).walk("VEVENT")}


def overdue(server: Server) -> int:
    """As the owner sees it beside the services."""
    key = server.run("owner-link").said.strip().rsplit("#", 1)[1]
    headers = {"Authorization": f"Bearer {key}"}
    told = server.get("/api/portfolio/relationships", headers=headers).json()
    return int(told["relationships"][0]["overdue"])


async def holds_the_next_meeting(bob: Person, agenda: Json) -> None:
    """The one the agenda is made for: an action was kept, another is moved, and it is decided."""
    await bob.do_by_api("open-meeting", item=agenda["meeting"]["item"], on=agenda["meeting"]["on"])
    await bob.do_by_api("keep-action", item="a1", evidence="It is moved since May.")
    await bob.do_by_api("move-action", item="a2", due=on(450), why="The desk was rebuilt.")
    await bob.do_by_api("take-minute", kind="decision", text="The desk is trained in spring.")
    await bob.do_by_api("close-meeting")


async def test_what_was_promised_has_aged_and_is_spoken_of(
    server: Server, partners: Partners, guests: Guests
) -> None:
    wim = await promised(server, guests)
    ann = await partners.agree(server)
    bob = await partners.side(ann, "Bob", 0)
    four = [await partners.by_link(ann, name, office=name) for name in OFFICES]
    await drafted(ann, bob, wim)
    await signed_by(ann, four)
    before = await events(bob)
    assert overdue(server) == 0

    a_year_passes(server)
    assert overdue(server) == 2
    agenda = (await bob.get("/more/agenda", params={"of": on(365)})).json()
    assert [(one["kind"], one["title"], one["late"]) for one in agenda["topics"]] == [
        ("agenda-promise", "Name who hands it over.", True),
        ("agenda-action", "Move the cut-off", True),
        ("agenda-action", "Train the desk", True),
        ("agenda-objective", "Close in 3 days", True),
    ]
    await holds_the_next_meeting(bob, agenda)
    (held,) = (await bob.look())["held"]
    assert (held["on"], held["minutes"]) == (agenda["meeting"]["on"], 1)
    left = (await bob.look())["agenda"]["topics"]
    assert [one["title"] for one in left] == ["Name who hands it over.", "Close in 3 days"]
    assert overdue(server) == 0

    await ann.do_by_api("start-revision")
    await signed_by(ann, four)
    assert (await ann.look())["revisions"][-1]["signed_at"][:10] >= on(364)
    after = await events(bob)
    assert {name: str(one["uid"]) for name, one in after.items()} == {
        name: str(one["uid"]) for name, one in before.items()
    }
    assert all(after[name]["sequence"] > before[name]["sequence"] for name in before)
    moved, kept = after["Action: Train the desk"], after["Action: Move the cut-off"]
    assert (str(moved["dtstart"].dt), moved["status"]) == (on(450), "CONFIRMED")
    assert (kept["dtstart"].dt, kept["status"]) == (
        before["Action: Move the cut-off"]["dtstart"].dt,
        "CANCELLED",
    )
    assert after["Action: Renew it"]["status"] == "CONFIRMED"
