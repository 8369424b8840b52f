"""A dozen services for a first look at all of them, in every state: real asks, one after the other.

Days are told as so many from today, so that something is always late, and something always near.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from app.asks.parsing import read, read_ask
from app.log.jobs import Asked
from app.log.kind import Kind
from app.sessions.room import Rooms
from app.web import keys

#: What Ann asks: the name of an ask, and its fields; a day is a number of days from today.
Step = tuple[str, dict[str, Any]]
DAYS = frozenset({"due", "until", "ends", "starts", "review", "changes_on", "by"})
OFFICES = {"relationship-manager": "it-delivery", "business-manager": "business",
           "it-manager": "it-ops", "business-line-manager": "business"}  # fmt: skip
LEFT = {"process": "supportability-transition", "scope": "application"}


class Service(NamedTuple):
    """A service, what was asked of it in its room, and how many of four offices have signed."""

    name: str
    function: str
    model: str
    steps: tuple[Step, ...] = ()
    signed: int | None = None
    since: tuple[Step, ...] = ()  # asked of the revision after that


ADOPT: Step = ("adopt-reference", {})
WAIVE: Step = ("waive", {**LEFT, "why": "Until the runbook is written."})


def promise(due: int, **cell: str) -> Step:
    told = {"owner": "Dana Silva", "due": due, "next_step": "Name who says it is ready."}
    return "promise", {**(cell or LEFT), **told}


def risk(title: str, category: str) -> Step:
    told = {"consequence": "The business stands still.", "mitigation": "A second way.", "owner": ""}
    return "write-risk", {"title": title, "category": category, "review": 90, **told}


def accepted(number: int, until: int) -> Step:
    return "accept-risk", {
        "risk": f"r{number}",
        "until": until,
        "why": "There is no perfect world.",
    }


def contract(vendor: str, holder: str, ends: int, engaged_by: str) -> Step:
    told = {"reference": f"{vendor[:2].upper()}-17", "covers": "Running it, and its desk."}
    return "record-contract", {
        **told, "vendor": vendor, "holder": holder, "ends": ends, "engaged_by": engaged_by,
    }  # fmt: skip


def told(item: str, answer: str) -> Step:
    return "answer-intake", {"item": item, "answer": answer}


def decided(process: str, accountable: str, scope: str = "both") -> Step:
    return "decide", {"process": process, "scope": scope, "accountable": accountable}


def today(process: str, accountable: str, changes_on: int) -> Step:
    cell = {"process": process, "scope": "both"}
    return "set-today", {**cell, "accountable": accountable, "changes_on": changes_on}


SERVICES = (
    Service("Invoice archive", "Finance", "A", (ADOPT,), 4),
    Service("Payroll", "People", "A", (ADOPT, contract("Northwind", "it-ops", 300, "IT")), 2),
    Service(
        "Travel booking", "Sales", "B",
        (ADOPT, promise(-20), told("origin", "saas"), told("buyer", "Head of Sales"),
         told("engager", "Sales"), contract("Wayfare", "business", 40, "Sales"),
         risk("Nobody tests a restore", "continuity")),
    ),
    Service(
        "Customer analytics", "Marketing", "C",
        (*(decided(one, "business") for one in ("request", "incident", "change", "contract")),
         told("buyer", "Marketing"), risk("Data leaves the country", "compliance"),
         risk("One person knows it", "people")),
    ),
    Service(
        "Identity", "", "A", (ADOPT,), 4,
        (("reopen", {"process": "incident", "scope": "both"}), decided("incident", "it-delivery"),
         ("reopen", {"process": "control", "scope": "both"}), decided("control", "business")),
    ),
    Service(
        "Warehouse scanning", "Logistics", "B",
        (ADOPT, promise(60), today("incident", "business", 45), today("change", "it-delivery", 120),
         today("continuity", "tbd", 200)),
    ),
    Service(
        "Recruiting", "People", "B",
        (ADOPT, risk("The desk closes at six", "reliability"), risk("It costs twice", "cost"),
         accepted(1, 20), accepted(2, -10), told("buyer", "People department"), WAIVE), 0,
    ),
    Service(
        "Legacy CRM", "Sales", "A",
        (ADOPT, contract("Oldsoft", "vendor", -35, "Sales"),
         risk("No patches any more", "security"), accepted(1, 300)), 3,
    ),
    Service("Intranet", "", "C"),
    Service("E-signature", "Legal", "C", (told("origin", "bought"), told("buyer", "Legal"),
                                          told("next-review", "2030-01-31"))),
    Service(
        "Maintenance planning", "Production", "C",
        (decided("request", "it-ops"), decided("incident", "it-ops"), decided("release", "tbd"),
         promise(-90, process="release", scope="application"),
         promise(10, process="release", scope="interface")),
    ),
)  # fmt: skip


async def furnish(rooms: Rooms, kind: Kind) -> dict[str, "Room"]:
    """Open them all, and ask of each what was asked there; answers their rooms by their names."""
    return {service.name: await _furnished(Room(rooms, kind), service) for service in SERVICES}


async def _furnished(room: "Room", service: Service) -> "Room":
    about = {"service": service.name, "model": service.model}
    await room.open({**about, "business_function": service.function})
    await room.ask(*service.steps)
    if service.signed is not None:
        for office, represents in OFFICES.items():
            name = office.replace("-", " ").capitalize()
            await room.hold(office, name, represents=represents)
        await room.sign(service.signed)
    if service.since:
        await room.ask(("start-revision", {}), *service.since)
    return room


class Room:
    """One of them, which Ann leads."""

    def __init__(self, rooms: Rooms, kind: Kind) -> None:
        self.rooms, self.kind = rooms, kind
        self.code, self.ann, self.key = keys.new_code(), keys.new_person(), keys.new_key()
        self.holders: dict[str, str] = {}  # office → person

    async def open(self, about: dict[str, Any]) -> None:
        ask = read({**about, "facilitator": "Ann Virtanen"}, self.kind.opening)
        await self._put(Asked(self.code, self.ann, ask, key=keys.digest(self.key)))

    async def join(self, name: str, **speaks: Any) -> str:
        """Somebody more, and for whom they speak."""
        person = keys.new_person()
        ask = read({"name": name, **speaks}, self.kind.joining)
        await self._put(Asked(self.code, person, ask))
        return person

    async def hold(self, office: str, name: str, **speaks: Any) -> str:
        """Somebody more, who signs for this office."""
        self.holders[office] = await self.join(name, **speaks)
        await self.ask(("name-signatory", {"signatory": office, "name": name}))
        return self.holders[office]

    async def ask(self, *steps: Step, person: str = "") -> None:
        """Each in turn."""
        for name, fields in steps:
            body = {"ask": name, **{key: _day(key, value) for key, value in fields.items()}}
            await self._put(Asked(self.code, person or self.ann, read_ask(body, self.kind.asks)))

    async def sign(self, many: int) -> None:
        """Sign off, and have so many of those who hold an office sign by their own hand."""
        await self.ask(("sign-off", {}))
        for person in [*self.holders.values()][:many]:
            await self.ask(("sign", await self.last()), person=person)

    async def last(self) -> dict[str, Any]:
        """The last revision, by its number and its hash."""
        _, show = await self.rooms.look(self.code, self.ann, self.kind)
        last = show["revisions"][-1]
        return {"revision": last["revision"], "hash": last["hash"]}

    async def _put(self, asked: Asked) -> None:
        """What is refused ends the demo."""
        answer = await self.rooms.do(asked)
        if answer.code:
            raise RuntimeError(f"the demo was refused: {asked.ask}: {answer.says}")


def _day(field: str, value: Any) -> Any:
    """So many days from today, where a number stands for a day."""
    return str(later(value)) if field in DAYS and isinstance(value, int) else value


def later(days: int) -> date:
    return datetime.now(UTC).date() + timedelta(days=days)
