"""Two agreements for a first look: one in force between business and IT, one drafted beside it.

Both cite services of the demo; of one of those a newer matrix has come into force since.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from app.demonstrated import Room, Step, later
from app.log.kind import Kind
from app.sessions.room import Rooms

CELL = {"process": "release", "scope": "application"}  # whose accountable changes
DAY = timedelta(days=1)
PHILOSOPHY = """Sales brings IT in before it buys, and IT says what a thing costs to run before it \
is bought. We tell each other bad news on the day it is known.

A service that neither of us would miss is ended."""
#: Who is at the first: the office they sign for, their name, and their side.
HOLDERS = (
    ("business-manager", "Beatriz Lima", 0),
    ("business-line-manager", "Bob Okafor", 0),
    ("relationship-manager", "Dana Silva", 1),
    ("it-manager", "Carol Jansen", 1),
)
#: Of what a partnership needs: what each of the five says of their own side, and of the other.
RATES = {
    "it-partner": ("22433", "32222"),
    "service-support": ("33443", "43333"),
    "change-control": ("34244", "22343"),
    "operations": ("22354", "44223"),
    "risk": ("23322", "33232"),
}
#: What each of the five answers, in the order they came in.
ANSWERS: dict[str, Iterable[str]] = {
    "standing:now": ("guardian", "guardian", "provider", "provider", "provider"),
    "standing:wanted": ("partnership", "partnership", "provider", "partnership", "partnership"),
    **{f"component:{part}:own": own for part, (own, _) in RATES.items()},
    **{f"component:{part}:other": other for part, (_, other) in RATES.items()},
    "pulse": "43343",
}


async def agree(rooms: Rooms, kind: Kind, services: Mapping[str, Room]) -> tuple[Room, Room]:
    """Both of them: the one in force, and the draft."""
    ours, theirs = Room(rooms, kind), Room(rooms, kind)
    archive, identity = services["Invoice archive"], services["Identity"]
    await _in_force(ours, [archive, identity])
    await archive.ask(("start-revision", {}))
    await archive.ask(("reopen", CELL), ("decide", {**CELL, "accountable": "it-delivery"}))
    await archive.sign(4)
    await _draft(theirs, archive)
    return ours, theirs


async def _in_force(room: Room, cited: list[Room]) -> None:
    await room.open({"title": "Sales and IT", "sides": ["Sales", "IT"]})
    people = [await room.hold(office, name, side=side) for office, name, side in HOLDERS]
    people.append(await room.join("Dev Patel", side=1))
    bea, bob, dana, carol, dev = people
    await room.ask(("write-philosophy", {"text": PHILOSOPHY, "base": 0}), person=bea)
    await room.ask(*STAFF, person=dana)
    await room.ask(*meetings(), person=dana)
    await room.ask(*AIMS, person=bob)
    await room.ask(("move-action", MOVED), ("keep-action", KEPT), person=carol)
    await room.ask(("add-appendix", SLA), person=dana)
    await _cite(room, cited, dana)
    await _answer(room, people)
    await room.ask(("propose-change", {"change": PROPOSED}), person=dev)
    await room.sign(4)
    await _meet(room, dana)


async def _cite(room: Room, cited: list[Room], person: str) -> None:
    for one in cited:
        await room.ask(("cite-matrix", {"workshop": one.code, **await one.last()}), person=person)


async def _answer(room: Room, people: list[str]) -> None:
    """Every question by all of them, and then opened."""
    for question, answers in ANSWERS.items():
        for person, choice in zip(people, answers, strict=True):
            vote = {"question": question, "choice": choice}
            await room.ask(("cast-vote", vote), person=person)
        await room.ask(("reveal", {"question": question}))


async def _meet(room: Room, person: str) -> None:
    """The last monthly one, with its minutes."""
    await room.ask(
        ("open-meeting", {"item": "m3", "on": str(last_tuesday())}),
        ("take-minute", {"text": "The price list is late again: Finance closes first."}),
        ("take-minute", {"text": "Releases wait while Sales closes.", "kind": "decision"}),
        ("close-meeting", {}),
        person=person,
    )


async def _draft(room: Room, cited: Room) -> None:
    """Much is still to be written, and nobody has signed."""
    await room.open({"title": "Finance and CloudDesk", "sides": ["Finance", "CloudDesk"]})
    aino = await room.join("Aino Korhonen", side=0)
    vera = await room.join("Vera of CloudDesk", side=1)
    text = "CloudDesk keeps what the law has Finance keep, and shows it within a day."
    await room.ask(
        ("write-philosophy", {"text": text, "base": 0}),
        staff("Aino Korhonen", 0, "Business manager", "strategic"),
        ("share-objective", {"title": "An invoice is found within a minute"}),
        person=aino,
    )
    await room.ask(
        staff("Vera of CloudDesk", 1, "Service manager", "operational"),
        ("plan-action", {"title": "Show a restore", "owner": "Vera of CloudDesk", "due": 21}),
        person=vera,
    )
    await room.ask(("cast-vote", {"question": "standing:now", "choice": "provider"}), person=aino)
    await _cite(room, [cited], aino)


# What is asked of the first


def staff(name: str, side: int, role: str, level: str, contact: str = "") -> Step:
    return "name-staff", {
        "name": name, "side": side, "role": role, "level": level, "contact": contact,
    }  # fmt: skip


STAFF = (
    staff("Beatriz Lima", 0, "Business manager", "strategic", "beatriz.lima@example.org"),
    staff("Bob Okafor", 0, "Service owner", "tactical", "bob.okafor@example.org"),
    staff("Dana Silva", 1, "Relationship manager", "strategic", "dana.silva@example.org"),
    staff("Carol Jansen", 1, "Service manager", "operational", "carol.jansen@example.org"),
)
AIMS: tuple[Step, ...] = (
    ("share-objective", {"title": "A quote leaves within an hour", "measure": "Median, by month",
                         "due": 180}),
    ("share-objective", {"title": "Half as many tools as today", "measure": "Tools in the register",
                         "due": 330}),
    ("plan-action", {"title": "Agree when the price list is frozen", "owner": "Bob Okafor",
                     "due": -12, "objective": "o1"}),
    ("plan-action", {"title": "List what each tool costs to run", "owner": "Carol Jansen",
                     "due": -5, "objective": "o2"}),
    ("plan-action", {"title": "End the second quoting tool", "owner": "Dana Silva", "due": 14,
                     "objective": "o2"}),
)  # fmt: skip
MOVED = {"item": "a3", "due": 45, "why": "Two customers are still on it."}
KEPT = {"item": "a2", "evidence": "The list is in the register."}
SLA = {"title": "Service levels of the sales desk", "link": "https://example.org/sales-desk"}
PROPOSED = {"ask": "share-objective", "item": "o1", "measure": "Nine of ten, by month"}
MONTHLY = "FREQ=MONTHLY;BYDAY=1TU"


def meetings() -> tuple[Step, ...]:
    """At each level; the first of the monthly ones is over."""
    yearly, quarterly = first_tuesday(later(150)), first_tuesday(later(32))
    return (
        meeting("Where we stand", "What we are to each other, and want to be.",
                "strategic", "year", f"{yearly} 13:00"),
        meeting("Objectives and money", "How far we have come, and what it costs.",
                "tactical", "quarter", f"{quarterly} 13:00"),
        meeting("What happened", "Incidents, releases, and what is late.",
                "operational", MONTHLY, f"{last_tuesday()} 09:00"),
    )  # fmt: skip


def meeting(title: str, purpose: str, level: str, every: str, starts: str) -> Step:
    told: dict[str, Any] = {"title": title, "purpose": purpose, "level": level}
    return "plan-meeting", {
        **told,
        "every": every,
        "starts": starts,
        "zone": "Europe/Helsinki",
        "attendees": [name for _, name, _ in HOLDERS],
    }


def last_tuesday() -> date:
    """The last first Tuesday of a month that is over."""
    found = first_tuesday(later(0))
    return found if found < later(0) else first_tuesday(later(0).replace(day=1) - DAY)


def first_tuesday(day: date) -> date:
    """Of the month that a day is in."""
    first = day.replace(day=1)
    return first + (1 - first.weekday()) % 7 * DAY
