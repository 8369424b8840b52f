"""Inviting: a personal link, which is claimed by one press in one browser, and once.

Who is invited is a person from then on, whom nobody waits for until the link is claimed: opening it
changes nothing. Of its secret the log has a hash, which tells nobody what it was. Once claimed,
nobody gets another link for that person, so that nobody else can ever look into their votes.
"""

from msgspec import UNSET, UnsetType

from app.asks.ask import Ask
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Happenings, Turn
from app.matrix.model import Represents
from app.signing.claiming import Invited
from app.workshop.people import PersonCorrected, PersonJoined, check_room, distinct_from_all
from app.workshop.state import Office, Person, Workshop

#: Whom the holder of an office stands for, where nothing else is said.
PARTY: dict[str, Represents] = {
    "relationship-manager": "it-delivery",
    "business-manager": "business",
    "it-manager": "it-ops",
    "business-line-manager": "business",
}


class Invite(Ask, frozen=True, kw_only=True, tag="invite"):
    name: str
    office: Office | UnsetType = UNSET
    represents: Represents | UnsetType = UNSET


def invite(workshop: Workshop, ask: Invite, turn: Turn) -> Happenings:
    """Somebody new, or a new link for who was invited by this name and has not come yet."""
    known = workshop.people.get(workshop.called(ask.name))
    if known and known.claimed:
        raise Refusal("wrong-state", "link-was-claimed")
    if known and known.invited:
        return [*_corrected(known, ask), Invited(known.person, turn.given, ask.office or "")]
    check_room(workshop)
    person, name = workshop.unused("i"), distinct_from_all(workshop, ask.name)
    party: Represents = ask.represents or PARTY.get(ask.office or "", "other")
    came = PersonJoined(person=person, represents=party, role="participant", name=name)
    return [came, Invited(person, turn.given, ask.office or "")]


def _corrected(one: Person, ask: Invite) -> Happenings:
    if ask.represents in (UNSET, one.represents):
        return []
    who = {"person": one.person, "name": one.name}
    return [PersonCorrected(**who, represents=ask.represents or one.represents, role=one.role)]


INVITING = Feature(asks={Invite: Rule(FACILITATORS, invite, lasting=True)})
