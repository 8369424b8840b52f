"""People at a partnership agreement: the same as in a workshop, at addresses of its own."""

from typing import Any

import httpx2

from tests.live.people import Guests, Json, Person
from tests.live.server import PATIENCE, Server


class Partner(Person):
    plural = "agreements"


class Partners(Guests):
    """Everyone whom a test of an agreement has met."""

    def __init__(self) -> None:
        super().__init__(Partner)

    async def agree(self, server: Server, name: str = "Ann", **more: Any) -> Person:
        """The facilitator of a new agreement between Finance and IT."""
        body = {"title": "Finance and IT", "sides": ["Finance", "IT"], "facilitator": name, **more}
        made = await self.posted(server, "/api/agreements", body)
        person = self.stranger(server, made["code"], made["key"])
        person.links = made["links"]
        return person

    async def side(self, host: Person, name: str, side: int, role: str = "participant") -> Person:
        """Somebody more of one side."""
        body = {"name": name, "side": side, "role": role}
        made = await self.posted(host.server, f"{host.address}/people", body)
        return self.stranger(host.server, host.code, made["key"])

    async def by_link(self, host: Person, name: str, **more: Any) -> Person:
        """Somebody comes in by a personal link."""
        answer = await host.post("/invitations", {"name": name, **more})
        assert answer.status_code == 201, answer.text
        secret = answer.json()["link"].split("#invitation=")[1]
        claim = f"{host.address}/invitations/claim"
        made = await self.posted(host.server, claim, {"secret": secret}, 200)
        return self.stranger(host.server, host.code, made["key"])

    async def posted(self, server: Server, path: str, body: Json, status: int = 201) -> Json:
        """What a call without a key is answered."""
        async with httpx2.AsyncClient(base_url=server.url, verify=False, timeout=PATIENCE) as http:
            answer = await http.post(path, json=body)
        assert answer.status_code == status, answer.text
        made: Json = answer.json()
        return made


async def signed_matrix(server: Server, guests: Guests, service: str = "Payroll") -> Person:
    """The facilitator of a workshop whose first revision is signed off, and in force."""
    wim = await guests.open_by_api(server, "A", "Wim", service)
    await wim.do_by_api("adopt-reference")
    await wim.do_by_api("sign-off")
    return wim


async def hash_of(person: Person) -> str:
    """The hash of the last revision."""
    return str((await person.look())["revisions"][-1]["hash"])
