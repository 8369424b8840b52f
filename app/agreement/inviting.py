"""Inviting: a personal link, which is claimed by one press in one browser, and once.

Of its secret the log has a hash, which tells nobody what it was. Once claimed, nobody gets another
link for that person.
"""

from msgspec import UNSET, UnsetType

from app.agreement.people import (
    PersonCorrected,
    PersonJoined,
    check_room,
    distinct_from_all,
)
from app.agreement.person import Person
from app.agreement.state import Agreement
from app.asks.ask import Ask
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Happenings, Turn
from app.matrix.model import Office
from app.partnership.model import Side
from app.signing.claiming import Invited

#: For which side the holder of an office speaks, where nothing else is said: business comes first.
SIDE: dict[str, Side] = {
    "relationship-manager": 1,
    "business-manager": 0,
    "it-manager": 1,
    "business-line-manager": 0,
}


class Invite(Ask, frozen=True, kw_only=True, tag="invite"):
    name: str
    office: Office | UnsetType = UNSET
    side: Side | UnsetType = UNSET


def invite(agreement: Agreement, ask: Invite, turn: Turn) -> Happenings:
    """Somebody new, or a new link for who was invited by this name and has not come yet."""
    known = agreement.people.get(agreement.called(ask.name))
    if known and known.claimed:
        raise Refusal("wrong-state", "link-was-claimed")
    if known and known.invited:
        return [*_corrected(known, ask), Invited(known.person, turn.given, ask.office or "")]
    if ask.side is UNSET and ask.office is UNSET:
        raise Refusal("bad-field", "side-expected")
    check_room(agreement)
    person = agreement.unused("i")
    side = SIDE[ask.office or ""] if isinstance(ask.side, UnsetType) else ask.side
    name = distinct_from_all(agreement, ask.name)
    came = PersonJoined(person=person, side=side, role="participant", name=name)
    return [came, Invited(person, turn.given, ask.office or "")]


def _corrected(one: Person, ask: Invite) -> Happenings:
    if isinstance(ask.side, UnsetType) or ask.side == one.side:
        return []
    return [PersonCorrected(person=one.person, name=one.name, side=ask.side, role=one.role)]


INVITING = Feature(asks={Invite: Rule(FACILITATORS, invite, lasting=True)})
