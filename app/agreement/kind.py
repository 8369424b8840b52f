"""The kind of stream that an agreement is: its features, who may ask, and when it is closed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.agreement import screen
from app.agreement.about import OpenAgreement
from app.agreement.appendices import AttachFile
from app.agreement.citing import HearOf
from app.agreement.facilitating import Appoint
from app.agreement.features import FEATURES
from app.agreement.inviting import Invite
from app.agreement.overview import seen
from app.agreement.people import Join, PersonErased
from app.agreement.person import EITHER, OTHER
from app.agreement.questions import VoteCast, VoteWithdrawn
from app.agreement.signing import drafted
from app.agreement.state import Agreement
from app.asks.ask import Ask
from app.asks.refusal import Refusal
from app.log.kind import DOOR, FACILITATORS, VOTERS, Kind, Rule
from app.log.listing import Listing, Summary
from app.log.recorded import Changes, Fact
from app.signing.claiming import Claim, invitee
from app.signing.signatures import kept


def permit(agreement: Agreement, rule: Rule, _: Ask, person: str) -> None:
    """Raises Refusal where this person may not ask this here."""
    if rule.who == DOOR:
        return
    if person not in agreement.people:
        raise Refusal("forbidden", "not-at-it")
    who = agreement.people[person]
    if rule.who == FACILITATORS and who.role != "facilitator":
        raise Refusal("forbidden", "facilitator-only")
    if rule.who in (VOTERS, EITHER, OTHER) and who.role == "observer":
        raise Refusal("forbidden", "observers-look-on")


def closed(agreement: Agreement) -> Refusal | None:
    """Once it is signed, the relationship goes on, and a next revision can be started."""
    if agreement.state == "signed-off":
        return Refusal("signed-off", "agreement-signed")
    return None


def passing(agreement: Agreement, fact: Fact) -> None:
    """What falls due is told as of the day of the last thing that happened."""
    if agreement.day != fact.at[:10]:
        agreement.day = fact.at[:10]
        agreement.drawn_anew("meetings", "agenda")


def listing(agreement: Agreement) -> Listing:
    """What lists tell of it."""
    last = agreement.revisions[-1] if agreement.revisions else None
    return Listing(
        Summary(
            agreement.title,
            "",
            agreement.state,
            last.revision if last else None,
            last.signed_at if last else None,
        ),
        {one.person: one.role for one in agreement.people.values()},
        {one.id: one.due for one in agreement.actions.values() if not one.state},
        kept(agreement),
        *seen(agreement),
        cites={one.workshop: str(one.revision) for one in agreement.citations.values()},
    )


def unnamed(agreement: Agreement) -> Agreement:
    """A copy without anybody's name, nor how they are reached; the rest is shared with it."""
    people, left = (
        {one.person: replace(one, name="") for one in those.values()}
        for those in (agreement.people, agreement.left)
    )
    texts = dict.fromkeys(agreement.texts, "")
    return replace(agreement, people=people, left=left, texts=texts, looks={}, changes=Changes())


def name_again(agreement: Agreement, names: Mapping[str, str]) -> None:
    """Put back the names that are still known."""
    for person in (*agreement.people, *agreement.left):
        agreement.rename(person, names.get(person, ""))
    agreement.texts.update((one, names.get(one, "")) for one in agreement.texts)


WORDS: dict[str, Any] = {}
AGREEMENT = Kind(
    name="agreement",
    plural="agreements",
    path="a",
    pages={"": "agreement.html", "/facilitate": "agreement.html", "/stage": "agreement_stage.html"},
    words=WORDS,
    titled="title",
    features=FEATURES,
    state=Agreement,
    new=lambda code: Agreement(code=code),
    opening=OpenAgreement,
    joining=Join,
    appointing=Appoint,
    hearing=HearOf,
    erased=PersonErased,
    drafted=drafted,
    permit=permit,
    drawing=screen,
    listing=listing,
    unnamed=unnamed,
    name_again=name_again,
    inviting=Invite,
    attaching=AttachFile,
    attached=lambda agreement, digest: agreement.files.get(digest, ""),
    claiming=Claim,
    invited=invitee,
    unlisted=frozenset({VoteCast, VoteWithdrawn}),
    closed=closed,
    passing=passing,
)
