"""The kind of stream that a workshop is: its features, who may ask, and when it is closed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from msgspec import UnsetType
from msgspec.structs import replace as named

from app.asks.ask import Ask
from app.asks.refusal import Refusal
from app.log.kind import DOOR, DRY_RUN, FACILITATORS, VOTERS, Kind, Listing, Rule, Screen, Summary
from app.log.recorded import Changes
from app.matrix.catalogue import FOURTEEN
from app.matrix.model import WORDS
from app.matrix.question import is_question
from app.matrix.record import canonical
from app.matrix.reference import MEANINGS, MODELS, meaning_of
from app.matrix.template import TEMPLATES, TOLD
from app.signing.claiming import Claim, invitee
from app.signing.signatures import kept
from app.workshop import cited, screen
from app.workshop.about import OpenWorkshop
from app.workshop.advising import AdviceCast, AdviceWithdrawn
from app.workshop.ballot import BallotAsk
from app.workshop.bringing import BringIn
from app.workshop.cell import CellAsk
from app.workshop.facilitating import Appoint
from app.workshop.features import FEATURES
from app.workshop.inviting import Invite
from app.workshop.overview import seen
from app.workshop.people import Join, PersonErased
from app.workshop.questions import VoteCast, VoteWithdrawn
from app.workshop.readying import prepared
from app.workshop.registering import day_passes
from app.workshop.signing import draft
from app.workshop.state import Workshop


def permit(workshop: Workshop, rule: Rule, ask: Ask, person: str) -> None:
    """Raises Refusal where this person may not ask this here, or asks about a cell there is not."""
    if rule.who == DOOR:
        return
    if isinstance(ask, CellAsk):
        _know(workshop, ask.process, ask.scope)
    if isinstance(ask, BallotAsk):
        _know_ballot(workshop, ask)
    if person not in workshop.people:
        raise Refusal("forbidden", "not-in-it")
    role = workshop.people[person].role
    if rule.who == FACILITATORS and role != "facilitator":
        raise Refusal("forbidden", "facilitator-only")
    if rule.who == VOTERS and role == "observer":
        raise Refusal("forbidden", "observers-watch")


def _know(workshop: Workshop, process: str, scope: str) -> None:
    if process not in workshop.catalogue.processes:
        raise Refusal("bad-field", "no-such-process")
    if scope != "both" and scope not in workshop.catalogue.scopes:
        raise Refusal("bad-field", "no-such-scope")


def _know_ballot(workshop: Workshop, ask: BallotAsk) -> None:
    ask.names_one()
    if isinstance(ask.question, UnsetType):
        _know(workshop, str(ask.process), str(ask.scope))
    elif not is_question(ask.question):
        raise Refusal("bad-field", "no-such-question")


def closed(workshop: Any) -> Refusal | None:
    """Once the matrix is signed, people come and go, and a next revision can be started."""
    if workshop.state == "signed-off":
        return Refusal("signed-off", "signed")
    return None


def listing(workshop: Workshop) -> Listing:
    """What lists tell of it."""
    last = workshop.revisions[-1] if workshop.revisions else None
    return Listing(
        Summary(
            workshop.service,
            workshop.model,
            DRY_RUN if workshop.simulated else workshop.state,
            last.revision if last else None,
            last.signed_at if last else None,
        ),
        {one.person: one.role for one in workshop.people.values()},
        {
            key: cell.promise.due
            for key, cell in workshop.cells.items()
            if cell.promise and not cell.promise.state
        },
        kept(workshop),
        *seen(workshop),
        cited.standing(workshop),
    )


def drafted(workshop: Workshop) -> Callable[[], str] | None:
    """The record as it stands, unsigned; a signed workshop has no draft."""
    return None if workshop.state == "signed-off" else partial(canonical, draft(workshop))


def unnamed(workshop: Workshop) -> Workshop:
    """A copy without anybody's name, nor how they are reached; the rest is shared with it."""
    people, left = (
        {one.person: replace(one, name="") for one in those.values()}
        for those in (workshop.people, workshop.left)
    )
    contacts = dict.fromkeys(workshop.registers.contacts, "")
    expected = {one.id: named(one, name="") for one in workshop.registers.stakeholders.values()}
    kept = replace(workshop.registers, contacts=contacts, stakeholders=expected)
    return replace(workshop, people=people, left=left, registers=kept, looks={}, changes=Changes())


def name_again(workshop: Workshop, names: Mapping[str, str]) -> None:
    """Put back the names that are still known."""
    for person in (*workshop.people, *workshop.left):
        workshop.rename(person, names.get(person, ""))
    contacts = workshop.registers.contacts
    contacts.update((one, names.get(one, "")) for one in contacts)
    expected = workshop.registers.stakeholders
    expected.update((key, named(one, name=names.get(key, ""))) for key, one in expected.items())


def worded(shown: Screen) -> dict[str, Any]:
    """What its pages begin with: the processes of this workshop, as they are called in it."""
    words = shown["wording"]
    return {
        "processes": [
            {"name": meaning_of(process).name, **words.get(process, {})}
            for process in shown["processes"]
        ]
    }


WORKSHOP = Kind(
    name="workshop",
    plural="workshops",
    path="w",
    pages={"": "take_part.html", "/facilitate": "facilitate.html", "/stage": "stage.html"},
    words={
        "models": [
            {"model": model, **told._asdict(), "cells": FOURTEEN.models[model]}
            for model, told in MODELS.items()
        ],
        "choices": {**WORDS, "abstain": "No view"}.items(),
        "templates": [
            {"name": name, "words": f"{told}: {len(TEMPLATES[name].processes)} processes"}
            for name, told in TOLD.items()
        ],
        "processes": [{"process": key, **told._asdict()} for key, told in MEANINGS.items()],
    },
    worded=worded,
    features=FEATURES,
    state=Workshop,
    new=lambda code: Workshop(code=code),
    opening=OpenWorkshop,
    joining=Join,
    appointing=Appoint,
    erased=PersonErased,
    drafted=drafted,
    permit=permit,
    drawing=screen,
    listing=listing,
    unnamed=unnamed,
    name_again=name_again,
    bringing=BringIn,
    prepared=prepared,
    inviting=Invite,
    claiming=Claim,
    invited=invitee,
    unlisted=frozenset({VoteCast, VoteWithdrawn, AdviceCast, AdviceWithdrawn}),
    closed=closed,
    passing=day_passes,
    disposable=lambda screen: "dry_run" in screen["workshop"],
    shut=lambda screen: bool(screen["workshop"]["locked"]),
)
