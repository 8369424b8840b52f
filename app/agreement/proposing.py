"""Proposing: a change that one side wants and the other accepts or declines, with its reason.

A proposal is an ask of its drafting, kept until it is answered; accepted, it is done as if its
proposer asked it then, on the version it was written on.
"""

from typing import Any

from msgspec.structs import replace

from app.agreement import changes
from app.agreement.drafting import TextKept, mention
from app.agreement.items import NOTE, ItemTold
from app.agreement.person import EITHER, OTHER
from app.agreement.philosophy import PhilosophyWritten
from app.agreement.staff import PERSONAL
from app.agreement.state import Agreement, Change, Proposal
from app.asks.ask import Ask, Fields
from app.asks.refusal import Refusal
from app.log.kind import Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.partnership.model import Side
from app.partnership.record import Proposed

#: Open proposals, and of those that were answered the newest, with the beginnings of their texts.
OPEN, ANSWERED, BEGINNING = 30, 40, 120
BEGINS = "p"


class ProposeChange(Ask, frozen=True, kw_only=True, tag="propose-change"):
    #: What the texts of it may be, its own ask says.
    own_fields = Fields({"purpose": (NOTE, True, True), "contact": (120, False, True)})
    change: dict[str, Any]


class AcceptChange(Ask, frozen=True, kw_only=True, tag="accept-change"):
    proposal: str


class DeclineChange(Ask, frozen=True, kw_only=True, tag="decline-change"):
    proposal: str
    why: str


class WithdrawChange(Ask, frozen=True, kw_only=True, tag="withdraw-change"):
    """By the side that proposed it."""

    proposal: str


class ChangeProposed(Event, frozen=True, kw_only=True, tag="change-proposed"):
    proposal: str
    side: Side | None
    change: dict[str, Any]


class ChangeAccepted(Event, frozen=True, kw_only=True, tag="change-accepted"):
    proposal: str


class ChangeDeclined(Event, frozen=True, kw_only=True, tag="change-declined"):
    """Without a side of its own: withdrawn by the one that had proposed it."""

    proposal: str
    why: str


def propose(agreement: Agreement, ask: ProposeChange, turn: Turn) -> Happenings:
    """It has to be possible as it is: what could be done now can be accepted now."""
    side = agreement.people[turn.person].side
    change = changes.read_change(ask.change)
    if not changes.done(agreement, change, turn):
        raise Refusal("wrong-state", "changes-nothing")
    if len(_open(agreement)) >= OPEN:
        raise Refusal("wrong-state", "register-full", count=OPEN)
    number = agreement.next_id(BEGINS)
    plain, texts = changes.apart(number, changes.dated(agreement, change))
    kept = [TextKept(person=key, name=text) for key, text in texts.items()]
    return [*kept, ChangeProposed(proposal=number, side=side, change=plain)]


def accept(agreement: Agreement, ask: AcceptChange, turn: Turn) -> Happenings:
    proposal = _of_the_other(agreement, ask.proposal, turn)
    change = changes.asked_again(agreement, proposal)
    done = changes.done(agreement, change, turn)
    theirs = [_of(event, proposal.by) for event in done]
    return [*theirs, ChangeAccepted(proposal=proposal.id)]


def _of(event: Any, by: str) -> Any:
    return replace(event, of=by) if isinstance(event, ItemTold | PhilosophyWritten) else event


def decline(agreement: Agreement, ask: DeclineChange, turn: Turn) -> Happenings:
    proposal = _of_the_other(agreement, ask.proposal, turn)
    return [ChangeDeclined(proposal=proposal.id, why=ask.why)]


def withdraw(agreement: Agreement, ask: WithdrawChange, turn: Turn) -> Happenings:
    proposal = _known(agreement, ask.proposal)
    own = turn.person == proposal.by or agreement.people[turn.person].side == proposal.side
    if not own:
        raise Refusal("forbidden", "other-sides-proposal")
    return [ChangeDeclined(proposal=proposal.id, why="")]


def _known(agreement: Agreement, number: str) -> Proposal:
    """An open proposal; raises Refusal for another."""
    if number not in agreement.proposals:
        raise Refusal("not-found", "no-such-proposal")
    if agreement.proposals[number].state != "open":
        raise Refusal("wrong-state", "proposal-answered")
    return agreement.proposals[number]


def _of_the_other(agreement: Agreement, number: str, turn: Turn) -> Proposal:
    """A proposal that this person may answer: of the side they do not speak for."""
    proposal = _known(agreement, number)
    side = agreement.people[turn.person].side
    if side is None or side == proposal.side:
        raise Refusal("forbidden", "own-proposal")
    return proposal


def _open(agreement: Agreement) -> list[Proposal]:
    return [one for one in agreement.proposals.values() if one.state == "open"]


# What each event changes


def was_proposed(agreement: Agreement, event: ChangeProposed, fact: Fact) -> None:
    told = Proposal(event.proposal, fact.by, fact.at, event.side, event.change)
    agreement.proposals[event.proposal] = told
    agreement.numbers[BEGINS] = int(event.proposal[1:])
    _noted(agreement, told, "proposed", fact)


def was_accepted(agreement: Agreement, event: ChangeAccepted, fact: Fact) -> None:
    _answered(agreement, event.proposal, fact, state="accepted")


def was_declined(agreement: Agreement, event: ChangeDeclined, fact: Fact) -> None:
    _answered(agreement, event.proposal, fact, state="declined", why=event.why)


def _answered(agreement: Agreement, number: str, fact: Fact, **told: Any) -> None:
    proposal = agreement.proposals[number]._replace(
        answered_by=fact.by, answered_at=fact.at, **told
    )
    agreement.proposals[number] = proposal
    answered = [one.id for one in agreement.proposals.values() if one.state != "open"]
    for old in answered[:-ANSWERED]:
        del agreement.proposals[old]
        for end in PERSONAL.values():
            agreement.texts.pop(f"{old}{end}", None)
    _noted(agreement, proposal, told["state"], fact)


def _noted(agreement: Agreement, proposal: Proposal, what: Any, fact: Fact) -> None:
    mention(agreement, Change(fact.at, fact.by, what, "proposals", proposal.id, ()))
    agreement.amended("proposals")


# What is shown, and signed


def shown(agreement: Agreement, _: frozenset[str]) -> list[dict[str, Any]]:
    return [_described(agreement, one) for one in agreement.proposals.values()]


def _described(agreement: Agreement, one: Proposal) -> dict[str, Any]:
    return {
        "id": one.id,
        "state": one.state,
        "side": one.side,
        "by": agreement.name_of(one.by),
        "at": one.at,
        "change": _change(agreement, one),
        "section": changes.section_about(one),
        "stale": one.state == "open" and changes.is_stale(agreement, one),
        "why": one.why or None,
        "answered_by": agreement.name_of(one.answered_by) or None,
        "answered_at": one.answered_at or None,
    }


def _change(agreement: Agreement, one: Proposal) -> dict[str, Any]:
    """What would be changed; once it is answered, no screen needs all of a long text."""
    told = changes.whole(agreement, one)
    if one.state == "open":
        return told
    return {key: _begun(value) if isinstance(value, str) else value for key, value in told.items()}


def _begun(text: str) -> str:
    return text if len(text) <= BEGINNING else f"{text[:BEGINNING].rstrip()}…"


def signed(agreement: Agreement) -> list[Proposed]:
    """Those that are open, without anybody's name or contact."""
    return [
        Proposed(
            id=one.id,
            side=one.side,
            ask=one.change["ask"],
            says={key: told for key, told in one.change.items() if key not in ("ask", "base")},
        )
        for one in _open(agreement)
    ]


PROPOSING = Feature(
    asks={
        ProposeChange: Rule(EITHER, propose),
        AcceptChange: Rule(OTHER, accept),
        DeclineChange: Rule(OTHER, decline),
        WithdrawChange: Rule(EITHER, withdraw),
    },
    events={
        ChangeProposed: was_proposed,
        ChangeAccepted: was_accepted,
        ChangeDeclined: was_declined,
    },
    shows={"proposals": shown},
)
