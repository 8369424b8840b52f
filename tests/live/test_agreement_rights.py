"""Every ask of an agreement by everybody: as the table says, and by nobody from outside."""

from typing import Any

import pytest

from app.agreement.kind import AGREEMENT
from tests.faults import store
from tests.live.partners import Partners, hash_of, signed_matrix
from tests.live.people import Guests, Json, Person
from tests.live.server import Server

pytestmark = pytest.mark.anyio

#: One row for each ask: `done`, or the code of the refusal. Ann leads for neither side,
#: Bob speaks for the first side and has proposed p1, Carol for the second, Olga looks on; Ivan
#: holds an office by a personal link.
TABLE = """
ask                 olga       bob          carol        ivan         ann
cast-vote           forbidden  done         done         done         forbidden
withdraw-vote       forbidden  done         done         done         forbidden
open-question       forbidden  forbidden    forbidden    forbidden    done
reveal              forbidden  forbidden    forbidden    forbidden    done
vote-again          forbidden  forbidden    forbidden    forbidden    wrong-state
name-agreement      forbidden  forbidden    forbidden    forbidden    done
write-philosophy    forbidden  done         done         done         done
name-staff          forbidden  done         done         done         done
plan-meeting        forbidden  done         done         done         done
move-meeting        forbidden  done         done         done         done
share-objective     forbidden  done         done         done         done
plan-action         forbidden  done         done         done         done
keep-action         forbidden  done         done         done         done
move-action         forbidden  done         done         done         done
break-action        forbidden  done         done         done         done
add-appendix        forbidden  done         done         done         done
cite-matrix         forbidden  done         done         done         done
drop-item           forbidden  done         done         done         done
propose-change      forbidden  done         done         done         done
accept-change       forbidden  forbidden    done         done         forbidden
decline-change      forbidden  forbidden    done         done         forbidden
withdraw-change     forbidden  done         forbidden    forbidden    forbidden
open-meeting        forbidden  done         done         done         done
take-minute         forbidden  done         done         done         done
close-meeting       forbidden  done         done         done         done
name-signatory      forbidden  forbidden    forbidden    forbidden    done
name-office         forbidden  forbidden    forbidden    forbidden    done
sign-off            forbidden  forbidden    forbidden    forbidden    done
start-revision      forbidden  forbidden    forbidden    forbidden    done
sign                forbidden  forbidden    forbidden    done         forbidden
refuse-signature    forbidden  forbidden    forbidden    done         forbidden
correct-person      done       done         done         done         done
remove-person       forbidden  forbidden    forbidden    forbidden    wrong-state
share-facilitation  forbidden  forbidden    forbidden    forbidden    done
hand-over           forbidden  forbidden    forbidden    forbidden    wrong-state
"""
INSIDE, *ROWS = [line.split() for line in TABLE.strip().splitlines()]
ANSWERS = {ask: dict(zip(INSIDE[1:], told, strict=True)) for ask, *told in ROWS}
STANDING: Json = {"question": "standing:now"}
REVIEW: Json = {
    "title": "Review",
    "purpose": "Look.",
    "level": "tactical",
    "every": "month",
    "starts": "2099-01-01 09:00",
    "zone": "UTC",
}
ACTION: Json = {"title": "Automate", "owner": "Dev", "due": "2099-01-01"}
FIELDS: dict[str, Json] = {
    "cast-vote": {**STANDING, "choice": "guardian"},
    "withdraw-vote": STANDING,
    "open-question": STANDING,
    "reveal": STANDING,
    "vote-again": STANDING,
    "name-agreement": {"title": "Another"},
    "write-philosophy": {"text": "We win together.", "base": 0},
    "name-staff": {"name": "Dora", "side": 1},
    "plan-meeting": REVIEW,
    "move-meeting": {"item": "m1", "on": "2099-01-01", "to": "2099-01-02 09:00"},
    "share-objective": {"title": "Close in 3 days"},
    "plan-action": ACTION,
    "keep-action": {"item": "a1"},
    "move-action": {"item": "a1", "due": "2099-02-01", "why": "Late."},
    "break-action": {"item": "a1", "why": "No."},
    "add-appendix": {"title": "SLA", "link": "https://example.org/"},
    "cite-matrix": {"revision": 1},
    "drop-item": {"item": "a1"},
    "propose-change": {"change": {"ask": "share-objective", "title": "Close in 2 days"}},
    "accept-change": {"proposal": "p1"},
    "decline-change": {"proposal": "p1", "why": "No."},
    "withdraw-change": {"proposal": "p1"},
    "open-meeting": {"item": "m1", "on": "2099-01-01"},
    "take-minute": {"text": "Said."},
    "close-meeting": {},
    "name-signatory": {"signatory": "business-manager", "name": "Bob"},
    "name-office": {"signatory": "business-manager", "title": "Head"},
    "sign-off": {},
    "start-revision": {},
    "sign": {"revision": 1},
    "refuse-signature": {"revision": 1, "why": "No."},
    "correct-person": {"name": "Somebody Else"},
    "remove-person": {},
    "share-facilitation": {},
    "hand-over": {},
}
SIGNED = ("start-revision", "sign", "refuse-signature")
SITTING = ("take-minute", "close-meeting")


class Table:
    """An agreement in which this could be asked, and everybody who may try."""

    def __init__(self, server: Server, partners: Partners, ask: str) -> None:
        self.server, self.partners, self.ask = server, partners, ask
        self.who: dict[str, Person] = {}
        self.outside: dict[str, Person] = {}
        self.fields: Json = dict(FIELDS[ask])

    async def set(self) -> "Table":
        ann = await self.partners.agree(self.server)
        self.who = {
            "olga": await self.partners.side(ann, "Olga", 1, "observer"),
            "bob": await self.partners.side(ann, "Bob", 0),
            "carol": await self.partners.side(ann, "Carol", 1),
            "ivan": await self.partners.by_link(ann, "Ivan", office="it-manager"),
            "ann": ann,
        }
        rita, eve = await self.partners.side(ann, "Rita", 0), await self.partners.agree(self.server)
        removed = (await rita.look())["you"]["person"]
        await ann.do_by_api("remove-person", person=removed)
        guests = Guests()
        guests.all = self.partners.all
        wim = await signed_matrix(self.server, guests)
        self.outside = {
            "removed": rita,
            "foreign": self.partners.stranger(self.server, ann.code, eve.key),
            "workshop": self.partners.stranger(self.server, ann.code, wim.key),
            "nobody": self.partners.stranger(self.server, ann.code),
        }
        bob = self.who["bob"]
        await bob.do_by_api("plan-meeting", **REVIEW)
        await bob.do_by_api("plan-action", **ACTION)
        await bob.do_by_api("propose-change", **FIELDS["propose-change"])
        if self.ask in {"withdraw-vote", "reveal"}:
            await bob.do_by_api("cast-vote", **FIELDS["cast-vote"])
        if self.ask in SITTING:
            await bob.do_by_api("open-meeting", **FIELDS["open-meeting"])
        if self.ask == "cite-matrix":
            self.fields |= {"workshop": wim.code, "hash": await hash_of(wim)}
        if self.ask in SIGNED:
            await ann.do_by_api("sign-off")
        if self.ask == "sign":
            self.fields["hash"] = await hash_of(ann)
        return self

    async def body(self, name: str) -> Json:
        fields: dict[str, Any] = dict(self.fields)
        if self.ask in ("correct-person", "remove-person", "hand-over", "share-facilitation"):
            fields["person"] = (await self.who[name].look())["you"]["person"]
        return self.who["ann"].body(self.ask, **fields)

    async def answer(self, person: Person, body: Json) -> str:
        told: Json = (await person.ask_by_api(body)).json()
        return "done" if "done" in told else str(told["code"])

    async def by_socket(self, name: str, body: Json) -> str:
        person = await self.who[name].enter()
        await person.send(body)
        return (await person.answer(body["id"])).code or "done"

    def state(self) -> tuple[object, ...]:
        record = store.read(self.server.database, self.who["ann"].code)
        return (record.seq, record.events, record.ballots)


def test_every_ask_is_in_the_table() -> None:
    assert ANSWERS.keys() == AGREEMENT.asks.keys() == FIELDS.keys()


@pytest.mark.parametrize("ask", ANSWERS)
async def test_what_is_refused_is_refused_and_stored_nowhere(
    server: Server, partners: Partners, ask: str
) -> None:
    table = await Table(server, partners, ask).set()
    before = table.state()
    for name, wanted in ANSWERS[ask].items():
        if wanted != "done":
            body = await table.body(name)
            assert await table.answer(table.who[name], body) == wanted, name
            assert await table.by_socket(name, {**body, "id": f"{body['id']}s"}) == wanted, name
        acting = {**await table.body(name), "as_person": "bob"}
        assert await table.answer(table.who[name], acting) == "bad-field", name
    for name, person in table.outside.items():
        wanted = "not-found" if name in ("foreign", "workshop") else "forbidden"
        assert await table.answer(person, await table.body("ann")) == wanted, name
        assert (await person.get()).status_code == (404 if wanted == "not-found" else 401), name
    assert table.state() == before


@pytest.mark.parametrize("ask", ANSWERS)
async def test_what_may_be_done_is_done(server: Server, partners: Partners, ask: str) -> None:
    for name, wanted in ANSWERS[ask].items():
        if wanted == "done":
            table = await Table(server, partners, ask).set()
            assert await table.answer(table.who[name], await table.body(name)) == "done", name
