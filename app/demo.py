"""A workshop half-way through, a dozen more services, and two agreements about them.

Real asks, by people who do not exist.
"""

from app.agreed import agree
from app.agreement.kind import AGREEMENT
from app.asks.ask import Ask
from app.demonstrated import furnish
from app.log.jobs import Asked
from app.matrix.model import Choice, Process, Represents, Scope
from app.sessions.room import Rooms
from app.web import keys
from app.workshop.about import OpenWorkshop
from app.workshop.deciding import Decide
from app.workshop.focus import Focus
from app.workshop.kind import WORKSHOP
from app.workshop.people import Join
from app.workshop.questions import CastVote
from app.workshop.revealing import Reveal

PEOPLE: tuple[tuple[str, Represents], ...] = (
    ("Bob Okafor", "business"),
    ("Beatriz Lima", "business"),
    ("Carol Jansen", "it-ops"),
    ("Chen Wei 陈伟", "it-ops"),
    ("Dev Patel", "it-delivery"),
    ("نور حداد", "it-delivery"),
    ("Vera of CloudDesk", "vendor"),
)
#: What each of the seven chooses, cell by cell; the last one is left hidden.
VOTES: tuple[tuple[Process, Scope, str], ...] = (
    ("request", "application", "bbbbbbb"),
    ("incident", "application", "oobbobo"),
    ("change", "application", "bboodda"),
    ("contract", "application", "bbttott"),
    ("problem", "interface", "oooodoo"),
    ("release", "application", "ddd"),
)
CHOICES: dict[str, Choice] = {
    "b": "business",
    "o": "it-ops",
    "d": "it-delivery",
    "t": "tbd",
    "a": "abstain",
}


async def play(rooms: Rooms, base: str) -> dict[str, str]:
    """Open the workshop and play its first half; answers its addresses by what they are."""
    code, key, ann = keys.new_code(), keys.new_key(), keys.new_person()
    opened = OpenWorkshop(
        service="Customer portal",
        model="B",
        facilitator="Ann Virtanen",
        description="Self-service for customers, bought as a service, with two interfaces to ERP.",
        business_function="Sales",
        vendors=["CloudDesk"],
    )
    await rooms.put(Asked(code, ann, opened, key=keys.digest(key)))
    people = [await _join(rooms, code, name, represents) for name, represents in PEOPLE]
    for process, scope, choices in VOTES:
        await _do(rooms, code, ann, Focus(process=process, scope=scope))
        for person, sign in zip(people, choices, strict=False):
            vote = CastVote(process=process, scope=scope, choice=CHOICES[sign])
            await _do(rooms, code, person, vote)
        if process != "release":
            await _do(rooms, code, ann, Reveal(process=process, scope=scope))
    agreed = Decide(
        process="request",
        scope="application",
        accountable="business",
        executed_by="CloudDesk service desk",
        rationale="The desk is part of the contract Sales holds.",
    )
    await _do(rooms, code, ann, agreed)
    services = await furnish(rooms, WORKSHOP)
    ours, theirs = await agree(rooms, AGREEMENT, services)
    page = f"{base}/w/{code}"
    return {
        "facilitate": f"{page}/facilitate#key={key}",
        "stage": f"{page}/stage",
        "join": page,
        "agreement": f"{base}/a/{ours.code}/facilitate#key={ours.key}",
        "provider": f"{base}/a/{theirs.code}",
    }


async def _join(rooms: Rooms, code: str, name: str, represents: Represents) -> str:
    person = keys.new_person()
    await rooms.put(Asked(code, person, Join(name=name, represents=represents)))
    return person


async def _do(rooms: Rooms, code: str, person: str, ask: Ask) -> None:
    answer = await rooms.do(Asked(code, person, ask, id=keys.new_person()))
    if answer.code:
        raise RuntimeError(f"the demo was refused: {answer.says}")
