"""Inviting: a personal link, which is claimed by one press in one browser, and once.

Of its secret the log has a hash, which tells nobody what it was. Once claimed, nobody gets another
link for that person.
"""

from typing import Literal

from msgspec import UNSET, UnsetType

from app.agreement.people import (
    PersonCorrected,
    PersonJoined,
    check_room,
    distinct_from_all,
)
from app.agreement.person import Person
from app.agreement.state import Agreement
from app.asks.ask import Ask, ClaimingAsk
from app.asks.refusal import Refusal
from app.log.kind import DOOR, FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.model import Office
from app.partnership.model import Side
from app.signing.offices import hold

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


class Claim(ClaimingAsk, frozen=True, tag="claim"):
    pass


class Invited(Event, frozen=True, tag="invited"):
    """By a link whose secret has this hash; an earlier link of theirs opens nothing any more."""

    person: str
    secret: str
    office: Literal[Office, ""] = ""


class InvitationClaimed(Event, frozen=True, tag="invitation-claimed"):
    person: str


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
    person = _unused(agreement)
    side = SIDE[ask.office or ""] if isinstance(ask.side, UnsetType) else ask.side
    name = distinct_from_all(agreement, ask.name)
    came = PersonJoined(person=person, side=side, role="participant", name=name)
    return [came, Invited(person, turn.given, ask.office or "")]


def _unused(agreement: Agreement) -> str:
    number = agreement.seq + 1
    while f"i{number}" in agreement.people or f"i{number}" in agreement.left:
        number += 1
    return f"i{number}"


def _corrected(one: Person, ask: Invite) -> Happenings:
    if isinstance(ask.side, UnsetType) or ask.side == one.side:
        return []
    return [PersonCorrected(person=one.person, name=one.name, side=ask.side, role=one.role)]


def invitee(agreement: Agreement, secret: str) -> str:
    """Whose link has a secret of this hash; empty where it is nobody's, or not any more."""
    mine = (one.person for one in agreement.people.values() if one.invited == secret)
    return next(mine, "") if secret else ""


def claim(agreement: Agreement, ask: Claim, turn: Turn) -> Happenings:
    """Decided in the transaction that hands the key out, so that there is one key for one link."""
    if turn.person != invitee(agreement, ask.secret):
        raise Refusal("not-found", "no-such-link")
    if agreement.people[turn.person].claimed:
        raise Refusal("wrong-state", "link-used")
    return [InvitationClaimed(turn.person)]


def was_invited(agreement: Agreement, event: Invited, _: Fact) -> None:
    agreement.people[event.person].invited = event.secret
    if event.office:
        hold(agreement, event.office, event.person)
    agreement.people_changed()


def was_claimed(agreement: Agreement, event: InvitationClaimed, fact: Fact) -> None:
    agreement.people[event.person].claimed = fact.at
    agreement.people_changed()


INVITING = Feature(
    asks={
        Invite: Rule(FACILITATORS, invite, lasting=True),
        Claim: Rule(DOOR, claim, lasting=True),
    },
    events={Invited: was_invited, InvitationClaimed: was_claimed},
)
