"""What people do with the pages of an agreement: opened, joined, filled by the API, and seen."""

import itertools
from typing import Any

from tests.browser.visitors import Cast, Visitor
from tests.live.people import Json

TITLE, SIDES = "Finance and IT, 2027", ["Finance", "IT"]
TODAY = "2026-12-01"
_numbers = itertools.count(1)


async def posts(visitor: Visitor, path: str, body: Json) -> Json:
    """By the API of agreements, with the cookie of this browser."""
    answer = await visitor.context.request.post(
        f"{visitor.url}/api/agreements{path}", data=body, headers={"Origin": visitor.url}
    )
    assert answer.ok, await answer.text()
    told: Json = await answer.json()
    return told


async def asks(visitor: Visitor, code: str, ask: str, **fields: Any) -> Json:
    number = f"{visitor.name}-{next(_numbers)}"
    return await posts(visitor, f"/{code}/asks", {"ask": ask, "id": number, **fields})


async def shown(visitor: Visitor, code: str) -> Json:
    """The whole screen of this person."""
    answer = await visitor.context.request.get(f"{visitor.url}/api/agreements/{code}")
    assert answer.ok, await answer.text()
    show: Json = (await answer.json())["show"]
    return show


async def opens(ann: Visitor, part: str = "agreement") -> str:
    """Ann facilitates a new agreement, and looks at this part of it."""
    body = {"title": TITLE, "sides": SIDES, "facilitator": ann.name}
    code: str = (await posts(ann, "", body))["code"]
    await looks_at(ann, code, part)
    return code


async def joins(visitor: Visitor, code: str, side: int, part: str = "agreement") -> Visitor:
    await posts(visitor, f"/{code}/people", {"name": visitor.name, "side": side})
    await looks_at(visitor, code, part)
    return visitor


async def looks_at(visitor: Visitor, code: str, part: str) -> None:
    await visitor.goes(f"/a/{code}#{part}")
    await visitor.is_live()


async def pair(cast: Cast, url: str, part: str = "agreement") -> tuple[str, Visitor, Visitor]:
    """Bob of Finance at a laptop, Carol of IT with a phone, and the code of what they draft."""
    ann = await cast.laptop("Ann", url)
    code = await opens(ann, part)
    bob = await joins(await cast.laptop("Bob", url), code, 0, part)
    carol = await joins(await cast.phone("Carol", url), code, 1, part)
    return code, bob, carol


async def filled(bob: Visitor, code: str) -> None:
    """An agreement in which every section says something."""
    text = "We close the books in three days, and both know what it takes."
    await asks(bob, code, "write-philosophy", text=text, base=0)
    for name, side, role in (
        ("Bea Lindqvist", 0, "Business manager"),
        ("Rita Ahonen", 1, "Relationship manager"),
    ):
        more = {"level": "tactical", "title": "Head", "contact": "+358 40 123 4567"}
        await asks(bob, code, "name-staff", name=name, side=side, role=role, **more)
    await asks(
        bob,
        code,
        "plan-meeting",
        title="Monthly service review",
        purpose="How the services ran, and what is open.",
        level="operational",
        every="FREQ=MONTHLY;BYDAY=1TU",
        starts="2026-01-06T09:00",
        zone="Europe/Helsinki",
        attendees=["Rita Ahonen", "Bea Lindqvist"],
    )
    title = "Close the books in three days"
    await asks(bob, code, "share-objective", title=title, measure="Working days", due="2026-06-30")
    action = {"objective": "o1", "title": "Automate the interface to the bank"}
    await asks(bob, code, "plan-action", owner="Rita Ahonen", due="2025-11-20", **action)
    link = "https://intranet.example/sla.pdf"
    await asks(bob, code, "add-appendix", title="SLA of the ledger", link=link)
