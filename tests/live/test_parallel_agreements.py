"""Agreements in parallel, of the business with IT and with a vendor, about the same service.

On a file, and on two processes of one database.
"""

import pytest

from tests.conftest import Servers
from tests.live.partners import Partners, hash_of, signed_matrix
from tests.live.people import Guests, Json, Person
from tests.live.server import Server

pytestmark = pytest.mark.anyio

OFFICES = ("relationship-manager", "business-manager", "it-manager", "business-line-manager")


@pytest.fixture(params=["sqlite", "postgresql"])
def pair(request: pytest.FixtureRequest, servers: Servers) -> list[Server]:
    """Where the one agreement is asked for, and where the other."""
    if request.param == "sqlite":
        return [servers.start()] * 2
    told: list[Server] = request.getfixturevalue("both")
    return told


async def agreed(
    server: Server, partners: Partners, other: str, wim: Person
) -> tuple[Person, list[Person]]:
    """Finance and another party: an agreement about what Wim has led, which four have signed."""
    ann = await partners.agree(server, title=f"Finance and {other}", sides=["Finance", other])
    four = [await partners.by_link(ann, name, office=name) for name in OFFICES]
    cited: Json = {"workshop": wim.code, "revision": 1, "hash": await hash_of(wim)}
    await ann.do_by_api("cite-matrix", **cited)
    await ann.do_by_api("sign-off")
    await signed_by(ann, four)
    return ann, four


async def signed_by(ann: Person, people: list[Person]) -> None:
    last = (await ann.look())["revisions"][-1]
    for one in people:
        await one.do_by_api("sign", revision=last["revision"], hash=last["hash"])


async def signed_anew(wim: Person, *lookers: Person) -> None:
    """The matrix, while these look at what cites it, until they have seen that it was."""
    for one in lookers:
        await one.enter()
    await wim.do_by_api("start-revision")
    await wim.do_by_api("sign-off")
    for one in lookers:
        await one.sees(lambda show: show["citations"][0]["newer"] == 2)


async def cites(person: Person) -> list[Json]:
    told: list[Json] = (await person.look())["citations"]
    return told


def relationships(server: Server) -> dict[str, Json]:
    """What the owner's link shows beside the services, by title."""
    key = server.run("owner-link").said.strip().rsplit("#", 1)[1]
    headers = {"Authorization": f"Bearer {key}"}
    told = server.get("/api/portfolio/relationships", headers=headers).json()
    services = server.get("/api/portfolio", headers=headers).json()
    assert [one["service"] for one in services["services"]] == ["Payroll"]
    return {one["title"]: one for one in told["relationships"]}


async def test_both_cite_the_same_and_both_are_marked_when_it_is_signed_anew(
    pair: list[Server], partners: Partners, guests: Guests
) -> None:
    wim = await signed_matrix(pair[0], guests)
    ours, _ = await agreed(pair[0], partners, "IT", wim)
    theirs, _ = await agreed(pair[1], partners, "CloudDesk", wim)
    same = ("workshop", "revision", "hash", "service")
    (one,), (other,) = await cites(ours), await cites(theirs)
    assert [one[name] for name in same] == [other[name] for name in same]
    assert (one["newer"], other["newer"]) == (None, None)
    await signed_anew(wim, ours, theirs)
    for person in (ours, theirs):
        revision = (await person.get("/agreement.json?revision=1")).json()
        assert revision["citations"][0]["newer"] is None, "as it was signed"


async def test_what_is_signed_anew_in_one_does_not_touch_the_other(
    pair: list[Server], partners: Partners, guests: Guests
) -> None:
    """The four of the one are asked again for what has changed there; the vendor's stands."""
    wim = await signed_matrix(pair[0], guests)
    ours, four = await agreed(pair[0], partners, "IT", wim)
    theirs, _ = await agreed(pair[1], partners, "CloudDesk", wim)
    await signed_anew(wim, ours, theirs)
    before = await theirs.look()
    await ours.do_by_api("start-revision")
    await ours.do_by_api("cite-matrix", item="c1", revision=2, hash=await hash_of(wim))
    await ours.do_by_api("sign-off")
    asked = {one["office"]: one for one in (await ours.look())["signatures"]}
    assert {name for name, one in asked.items() if one["state"] == "asked"} == {*OFFICES[:3]}
    assert all(asked[name]["changed"] == ["c1"] for name in OFFICES[:3])
    assert asked["business-line-manager"]["state"] == "signed", "a cited matrix is not theirs"
    await signed_by(ours, four[:3])
    assert (await ours.look())["revisions"][1]["in_force"] is True
    after = await theirs.look()
    for key in ("agreement", "revisions", "signatures", "citations", "people"):
        assert after[key] == before[key], key
    assert after["citations"][0]["newer"] == 2


async def test_the_owner_sees_both_relationships_beside_the_service(
    pair: list[Server], partners: Partners, guests: Guests
) -> None:
    wim = await signed_matrix(pair[0], guests)
    ours, _ = await agreed(pair[0], partners, "IT", wim)
    await agreed(pair[1], partners, "CloudDesk", wim)
    await signed_anew(wim)
    found = relationships(pair[1])
    assert [one["sides"] for one in found.values()] == [["Finance", "CloudDesk"], ["Finance", "IT"]]
    cited = {"code": wim.code, "service": "Payroll", "revision": 1, "newer": 2}
    for one in found.values():
        assert (one["in_force"], one["cites"]) == (1, [cited])
    await ours.do_by_api("start-revision")
    await ours.do_by_api("cite-matrix", item="c1", revision=2, hash=await hash_of(wim))
    told = {title: one["cites"][0]["newer"] for title, one in relationships(pair[0]).items()}
    assert told == {"Finance and IT": None, "Finance and CloudDesk": 2}
