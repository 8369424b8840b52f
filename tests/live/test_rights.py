"""P5, P10: every ask by everybody, over the socket and by HTTP, is answered as the table says."""

from typing import Any

import pytest

from app.workshop.kind import WORKSHOP
from tests.conftest import Servers
from tests.faults import store
from tests.live import rights
from tests.live.people import Guests, Json, Person
from tests.live.polling import Poller
from tests.live.rights import Row
from tests.live.server import Server

pytestmark = pytest.mark.anyio

WAYS = ("socket", "http", "polls")


class Room:
    """A workshop in which the facilitator could do this, and everybody who may try."""

    def __init__(self, server: Server, guests: Guests, ask: str) -> None:
        self.server = server
        self.guests = guests
        self.ask = ask
        self.who: dict[str, Person] = {}
        self.polls: dict[str, Poller] = {}
        self.ids: dict[str, str] = {}
        self.topic = ""
        self.hash = ""

    async def open(self) -> "Room":
        """Ann leads, Bob takes part, Ada advises, Olga watches, Rita has left; Eve is elsewhere."""
        model = rights.MODEL.get(self.ask, "B")
        ann = await self.guests.open_by_api(self.server, model)
        eve = await self.guests.open_by_api(self.server, name="Eve")
        self.who = {
            "facilitator": ann,
            "participant": await self.guests.join_by_api(ann, "Bob"),
            "observer": await self.guests.join_by_api(ann, "Olga", role="observer"),
            "adviser": await self.guests.join_by_api(ann, "Ada", role="adviser"),
            "removed": await self.guests.join_by_api(ann, "Rita"),
            "foreign": self.guests.stranger(self.server, ann.code, eve.key),
            "nobody": self.guests.stranger(self.server, ann.code),
        }
        for role in (*rights.INSIDE, "removed"):
            self.ids[role] = (await self.who[role].look())["you"]["person"]
        self.ids["elsewhere"] = (await eve.look())["you"]["person"]
        await ann.do_by_api("remove-person", person=self.ids["removed"])
        await ann.do_by_api("set-pace", pace="own")
        for before in rights.BEFORE.get(self.ask, ()):
            name = before.removesuffix("-tbd").removesuffix("-continuity")
            fields: Json = {**rights.FIELDS[name]}
            if before != name:
                fields["accountable"] = "tbd"
            if before.endswith("-continuity"):
                fields["process"] = "continuity"
            await ann.do_by_api(name, **fields)
        show = await ann.look()
        self.topic = show["parked"][0]["topic"] if show["parked"] else ""
        self.item = show["stakeholders"][0]["id"] if show["stakeholders"] else ""
        self.hash = show["revisions"][-1]["hash"] if show["revisions"] else ""
        return self

    def body(self, role: str, whom: str) -> Json:
        """The ask as this role puts it, about this person."""
        another = "observer" if role == "participant" else "participant"
        named = {
            "themselves": self.ids.get(role, ""),
            "another": self.ids[another],
            "a-stranger": self.ids["elsewhere"],
        }
        fields: dict[str, Any] = dict(rights.FIELDS[self.ask])
        if self.ask == "unpark":
            fields["topic"] = self.topic
        if self.ask.endswith("-stakeholder") and "item" in fields:
            fields["item"] = self.item
        if self.ask == "sign":
            fields["hash"] = self.hash
        if whom != "-":
            fields["person"] = named[whom]
        return self.who["facilitator"].body(self.ask, **fields)

    async def answer(self, role: str, way: str, body: Json) -> str:
        """`done`, or the code of the refusal."""
        person = self.who[role]
        if way == "http":
            answer = await person.ask_by_api(body)
            told: Json = answer.json()
            assert (answer.status_code == 200) == ("done" in told), answer.text
            return "done" if "done" in told else str(told["code"])
        if way == "polls":
            person = await self.without_socket(role)
        elif not person._socket:
            await person.enter()
        await person.send(body)
        return (await person.answer(body["id"])).code or "done"

    async def without_socket(self, role: str) -> Poller:
        """The same person, where no socket comes through."""
        if role not in self.polls:
            person = self.who[role]
            self.polls[role] = Poller(self.server, person.code, person.key)
            self.guests.all.append(self.polls[role])
            await self.polls[role].enter()
        return self.polls[role]

    async def state(self) -> tuple[object, ...]:
        """All there is in the database, but who was answered what."""
        record = store.read(self.server.database, self.who["facilitator"].code)
        return (record.seq, record.events, record.ballots)


ASKS = sorted({row.ask for row in rights.ROWS})


def test_every_ask_is_in_the_table() -> None:
    assert set(ASKS) == WORKSHOP.asks.keys() == rights.FIELDS.keys()


@pytest.fixture
async def room(server: Server, guests: Guests, ask: str) -> Room:
    return await Room(server, guests, ask).open()


def rows(ask: str) -> list[Row]:
    return [row for row in rights.ROWS if row.ask == ask]


@pytest.mark.parametrize("ask", ASKS)
async def test_what_is_refused_is_refused_and_stored_nowhere(room: Room, ask: str) -> None:
    before = await room.state()
    for row in rows(ask):
        for role in rights.INSIDE:
            wanted = row.answers[role]
            if wanted != "done":
                for way in WAYS:
                    told = await room.answer(role, way, room.body(role, row.whom))
                    assert told == wanted, (role, way, row)
    for role in rights.INSIDE:  # nobody acts for somebody else by saying so
        for way in WAYS:
            body = {**room.body(role, rows(ask)[0].whom), "as_person": room.ids["participant"]}
            assert await room.answer(role, way, body) == "bad-field", (role, way)
    await nobody_from_outside_may(room, ask)
    assert await room.state() == before


async def nobody_from_outside_may(room: Room, ask: str) -> None:
    """Without a key, with a foreign one, removed, or on a stage that is nobody's."""
    stage = await room.guests.watch(room.who["facilitator"])
    for row in rows(ask):
        body = room.body("facilitator", row.whom)
        await stage.send(body)
        assert (await stage.answer(body["id"])).code == "forbidden", row
        for role in rights.OUTSIDE:
            wanted = "not-found" if role == "foreign" else "forbidden"
            assert await room.answer(role, "http", body) == wanted, (role, row)
    for role in rights.OUTSIDE:
        for path in ("/changes", "/changes?as=stage"):
            status = (await room.who[role].get(path)).status_code
            watches = role != "foreign" and "stage" in path  # a stage needs no key
            assert status == (200 if watches else 404 if role == "foreign" else 401), (role, path)
        person = await room.who[role].connect()
        body = room.body("facilitator", rows(ask)[0].whom)
        await person.send(body)
        assert (await person.answer(body["id"])).code == "forbidden", role
        enter = {"ask": "enter", "id": "e", **({"key": person.key} if person.key else {})}
        await person.send(enter)
        assert await person.is_closed() == 4501, role


@pytest.mark.parametrize("ask", ASKS)
@pytest.mark.parametrize("way", WAYS)
async def test_what_may_be_done_is_done(server: Server, guests: Guests, ask: str, way: str) -> None:
    for row in rows(ask):
        for role in rights.INSIDE:
            if row.answers[role] == "done":
                room = await Room(server, guests, ask).open()
                told = await room.answer(role, way, room.body(role, row.whom))
                assert told == "done", (role, way, row)


async def test_a_server_without_rules_is_found_out(servers: Servers, guests: Guests) -> None:
    """The control: where everybody may do everything, the answers are not those of the table."""
    server = servers.start("permits-all")
    room = await Room(server, guests, "focus").open()
    before = await room.state()
    assert await room.answer("observer", "socket", room.body("observer", "-")) == "done"
    assert await room.state() != before
