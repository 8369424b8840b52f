"""Signing off: the record of the agreement, its revisions, and what stands in each."""

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec
from msgspec.structs import replace

from app.agreement import citing, items, proposing, staff
from app.agreement.questions import QUESTIONS
from app.agreement.state import RECORD, Agreement
from app.asks.ask import Ask, SeeingAsk
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Rule
from app.log.recorded import Event, Fact, Happenings, KeepNames, KeepRevision, Turn
from app.matrix.approval import Stood
from app.matrix.model import Office
from app.matrix.physical import Contact
from app.matrix.record import digest, name_digest, salt_of
from app.partnership import record
from app.partnership.record import Answers, Meeting, Member, Participant
from app.signing import offices, signatures
from app.signing.signed import SignedRevision

#: What each office is asked again about. Staff, rhythm and actions are the business of the pair
#: that makes it work; a cited matrix has been signed by four of its own.
_ALL = frozenset({"philosophy", "staff", "meetings", "objectives", "actions", "appendices"})
CONCERNS: dict[Office, frozenset[str]] = {
    "relationship-manager": _ALL | {"citations"},
    "business-manager": _ALL | {"citations"},
    "it-manager": frozenset({"philosophy", "objectives", "appendices", "citations"}),
    "business-line-manager": frozenset({"philosophy", "objectives", "appendices"}),
}


class SignOff(SeeingAsk, frozen=True, tag="sign-off"):
    pass


class StartRevision(Ask, frozen=True, tag="start-revision"):
    pass


class SignedOff(Event, frozen=True, kw_only=True, tag="signed-off"):
    revision: int
    hash: str


class RevisionStarted(Event, frozen=True, tag="revision-started"):
    pass


def sign_off(agreement: Agreement, ask: SignOff, turn: Turn) -> Happenings:
    """Gaps do not forbid it: they are printed."""
    agreement.unchanged(ask.seen, RECORD)
    revision = len(agreement.revisions) + 1
    at, chance = _moment(agreement, turn.at), turn.chance()
    told = drawn_up(agreement, chance)
    content = record.canonical(
        replace(told, revision=revision, signed_at=at, signed_by=turn.person)
    )
    hashed = digest(content)
    return [
        SignedOff(revision=revision, hash=hashed),
        KeepRevision(revision, hashed, content),
        KeepNames(revision, _names(agreement, chance)),
    ]


def start_revision(agreement: Agreement, _: StartRevision, __: Turn) -> Happenings:
    if agreement.state != "signed-off":
        raise Refusal("wrong-state", "revision-begun")
    return [RevisionStarted()]


def _moment(agreement: Agreement, at: str) -> str:
    """When a revision is signed: a clock that goes wrong sets none before the last one."""
    return max(at, agreement.revisions[-1].signed_at) if agreement.revisions else at


# What each event changes


def was_signed_off(agreement: Agreement, event: SignedOff, fact: Fact) -> None:
    before = signatures.all_signed(agreement)
    stood = _stood(agreement)
    agreement.approval.close(event.revision, stood, agreement.holders, before, CONCERNS)
    signed = SignedRevision(event.revision, event.hash, _moment(agreement, fact.at), fact.by)
    agreement.revisions = (*agreement.revisions, signed)
    agreement.state = "signed-off"
    agreement.amended("agreement", "revisions", "signatures")


def revision_was_started(agreement: Agreement, _: RevisionStarted, __: Fact) -> None:
    agreement.state = "live"
    agreement.amended("agreement")


def _stood(agreement: Agreement) -> dict[str, Stood]:
    """What is approved, item by item: what is said of it, not what became of it since."""
    stood = {"philosophy": Stood("philosophy", digest(agreement.philosophy))}
    for section in items.KEPT:
        for key, item in items.items(agreement, section).items():
            told = msgspec.to_builtins(item)
            plain = {name: told[name] for name in sorted(told.keys() - LIVING)}
            if isinstance(item, Member):
                plain |= staff.said(agreement, item)
            stood[key] = Stood(section, digest(msgspec.json.encode(plain).decode()))
    return stood


#: What changes of an item while an agreement is in force, without anybody being asked again.
LIVING = frozenset({"state", "said", "moves", "ended", "singles", "changes", "newer"})


# What is signed


def drawn_up(agreement: Agreement, chance: str = "") -> record.Agreement:
    """The agreement as it stands, unsigned. Hidden answers are not in it, nor are names."""
    named = {key: name_digest(*it) for key, it in _names(agreement, chance).items()}
    return record.Agreement(
        title=agreement.title,
        sides=[*agreement.sides],
        revision=None,
        previous=agreement.revisions[-1].hash if agreement.revisions else None,
        signed_at=None,
        signed_by=None,
        philosophy=agreement.philosophy,
        staff=[*agreement.staff.values()],
        meetings=[_meeting(agreement, one) for one in agreement.meetings.values()],
        objectives=[*agreement.objectives.values()],
        actions=[*agreement.actions.values()],
        appendices=[*agreement.appendices.values()],
        citations=citing.signed(agreement),
        held=[one for one in agreement.held.values() if one.closed],
        questions=_answers(agreement),
        proposals=proposing.signed(agreement),
        signatories=offices.named(agreement),
        people=_people(agreement, named),
        contacts=[Contact(person=key, named=named[key]) for key in staff.salted(agreement, chance)],
        signatures=signatures.so_far(agreement),
    )


def _names(agreement: Agreement, chance: str) -> dict[str, tuple[str, str]]:
    """Salt and text of every name and contact that is known, if there is chance for salt."""
    everybody = {**agreement.people, **agreement.left} if chance else {}
    known = {key: one.name for key, one in everybody.items() if one.name != agreement.stand_in(key)}
    people = {key: (salt_of(chance, key), name) for key, name in known.items()}
    return people | staff.salted(agreement, chance)


def _meeting(agreement: Agreement, one: Meeting) -> Meeting:
    return replace(one, changes=agreement.versions[one.id].version)


def _answers(agreement: Agreement) -> list[Answers]:
    """What was revealed, the newest of each question; of the pulse its whole line."""
    return [
        out.signed(key)
        for key in QUESTIONS
        if key in agreement.questions
        for out in agreement.questions[key].rounds[-60 if key == "pulse" else -1 :]
    ]


def _people(agreement: Agreement, named: dict[str, str]) -> list[Participant]:
    everybody = [*agreement.people.values(), *agreement.left.values()]
    return [
        Participant(
            person=it.person,
            side=it.side,
            role=it.role,
            named=named.get(it.person, ""),
            left=it.person in agreement.left,
            invited=not it.is_in,
        )
        for it in sorted(everybody, key=lambda one: one.number)
    ]


def drafted(agreement: Agreement) -> Callable[[], str] | None:
    """The record as it stands, unsigned; a signed agreement has no draft."""
    if agreement.state == "signed-off":
        return None
    return partial(record.canonical, drawn_up(agreement))


# What is shown


def revisions(agreement: Agreement, _: frozenset[str]) -> list[dict[str, Any]]:
    in_force = signatures.in_force(agreement)
    return [
        {"revision": one.revision, "hash": one.hash, "signed_at": one.signed_at}
        | ({"in_force": True} if one.revision == in_force else {})
        for one in agreement.revisions
    ]


SIGNING = Feature(
    asks={
        SignOff: Rule(FACILITATORS, sign_off),
        StartRevision: Rule(FACILITATORS, start_revision, lasting=True),
    },
    events={SignedOff: was_signed_off, RevisionStarted: revision_was_started},
    shows={"revisions": revisions},
)
