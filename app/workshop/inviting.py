"""Inviting: a personal link, which is claimed by one press in one browser, and once.

Who is invited is a person from then on, whom nobody waits for until the link is claimed: opening it
changes nothing. Of its secret the log has a hash, which tells nobody what it was. Once claimed,
nobody gets another link for that person, so that nobody else can ever look into their votes.
"""

from typing import Literal

from msgspec import UNSET, UnsetType

from app.asks.ask import Ask, ClaimingAsk
from app.asks.refusal import Refusal
from app.log.kind import DOOR, FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.model import Represents
from app.signing.offices import hold
from app.workshop import attendance
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


class Claim(ClaimingAsk, frozen=True, tag="claim"):
    pass


class Invited(Event, frozen=True, tag="invited"):
    """By a link whose secret has this hash; an earlier link of theirs opens nothing any more."""

    person: str
    secret: str
    office: Literal[Office, ""] = ""


class InvitationClaimed(Event, frozen=True, tag="invitation-claimed"):
    person: str


def invite(workshop: Workshop, ask: Invite, turn: Turn) -> Happenings:
    """Somebody new, or a new link for who was invited by this name and has not come yet."""
    known = workshop.people.get(workshop.called(ask.name))
    if known and known.claimed:
        raise Refusal("wrong-state", "link-was-claimed")
    if known and known.invited:
        return [*_corrected(known, ask), Invited(known.person, turn.given, ask.office or "")]
    check_room(workshop)
    person, name = attendance.unused(workshop, "i"), distinct_from_all(workshop, ask.name)
    party: Represents = ask.represents or PARTY.get(ask.office or "", "other")
    came = PersonJoined(person=person, represents=party, role="participant", name=name)
    return [came, Invited(person, turn.given, ask.office or "")]


def _corrected(one: Person, ask: Invite) -> Happenings:
    if ask.represents in (UNSET, one.represents):
        return []
    who = {"person": one.person, "name": one.name}
    return [PersonCorrected(**who, represents=ask.represents or one.represents, role=one.role)]


def invitee(workshop: Workshop, secret: str) -> str:
    """Whose link has a secret of this hash; empty where it is nobody's, or not any more."""
    mine = (one.person for one in workshop.people.values() if one.invited == secret)
    return next(mine, "") if secret else ""


def claim(workshop: Workshop, ask: Claim, turn: Turn) -> Happenings:
    """Decided in the transaction that hands the key out, so that there is one key for one link."""
    if turn.person != invitee(workshop, ask.secret):
        raise Refusal("not-found", "no-such-link")
    if workshop.people[turn.person].claimed:
        raise Refusal("wrong-state", "link-used")
    return [InvitationClaimed(turn.person)]


def was_invited(workshop: Workshop, event: Invited, _: Fact) -> None:
    workshop.people[event.person].invited = event.secret
    if event.office:
        hold(workshop, event.office, event.person)
    workshop.people_changed()


def was_claimed(workshop: Workshop, event: InvitationClaimed, fact: Fact) -> None:
    workshop.people[event.person].claimed = fact.at
    workshop.people_changed()


INVITING = Feature(
    asks={
        Invite: Rule(FACILITATORS, invite, lasting=True),
        Claim: Rule(DOOR, claim, lasting=True),
    },
    events={Invited: was_invited, InvitationClaimed: was_claimed},
)
