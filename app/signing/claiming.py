"""Claiming: a personal link lets one browser in, once, so that what is signed is by own hand.

Of its secret the log has a hash, which tells nobody what it was. Opening a link changes nothing.
"""

from typing import Literal

from app.asks.ask import ClaimingAsk
from app.asks.refusal import Refusal
from app.log.kind import DOOR, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.model import Office
from app.signing.offices import hold
from app.signing.signed import Signed


class Claim(ClaimingAsk, frozen=True, tag="claim"):
    pass


class Invited(Event, frozen=True, tag="invited"):
    """By a link whose secret has this hash; an earlier link of theirs opens nothing any more."""

    person: str
    secret: str
    office: Literal[Office, ""] = ""


class InvitationClaimed(Event, frozen=True, tag="invitation-claimed"):
    person: str


def invitee(signed: Signed, secret: str) -> str:
    """Whose link has a secret of this hash; empty where it is nobody's, or not any more."""
    mine = (one.person for one in signed.people.values() if one.invited == secret)
    return next(mine, "") if secret else ""


def claim(signed: Signed, ask: Claim, turn: Turn) -> Happenings:
    """Decided in the transaction that hands the key out, so that there is one key for one link."""
    if turn.person != invitee(signed, ask.secret):
        raise Refusal("not-found", "no-such-link")
    if signed.people[turn.person].claimed:
        raise Refusal("wrong-state", "link-used")
    return [InvitationClaimed(turn.person)]


def was_invited(signed: Signed, event: Invited, _: Fact) -> None:
    signed.people[event.person].invited = event.secret
    if event.office:
        hold(signed, event.office, event.person)
    signed.people_changed()


def was_claimed(signed: Signed, event: InvitationClaimed, fact: Fact) -> None:
    signed.people[event.person].claimed = fact.at
    signed.people_changed()


CLAIMING = Feature(
    asks={Claim: Rule(DOOR, claim, lasting=True)},
    events={Invited: was_invited, InvitationClaimed: was_claimed},
)
