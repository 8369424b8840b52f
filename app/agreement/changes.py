"""Changes: what can be proposed, how it is kept until it is answered, and what it is about."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import UNSET

from app.agreement import appendices, citing, drafting, meetings, objectives, philosophy
from app.agreement.actions import PLANNING_ACTIONS, PlanAction
from app.agreement.items import given, section_of
from app.agreement.philosophy import PHILOSOPHY
from app.agreement.staff import PERSONAL, STAFFING
from app.agreement.state import Agreement, Proposal, Version
from app.asks.ask import Ask, tag_of
from app.asks.parsing import read
from app.asks.refusal import Refusal
from app.log.kind import Rule
from app.log.recorded import Happenings, Turn

#: What can be proposed: every ask that drafts a section.
DRAFTING: Mapping[type[Ask], Rule] = {
    **philosophy.PHILOSOPHISING.asks,
    **STAFFING.asks,
    meetings.PlanMeeting: meetings.PLANNING.asks[meetings.PlanMeeting],
    **objectives.SHARING.asks,
    PlanAction: PLANNING_ACTIONS.asks[PlanAction],
    appendices.AddAppendix: appendices.ADDING.asks[appendices.AddAppendix],
    citing.CiteMatrix: citing.CITING.asks[citing.CiteMatrix],
    **drafting.DRAFTING.asks,
}
BY_TAG = {tag_of(ask): ask for ask in DRAFTING}


#: The section that each ask drafts, where its item does not say so.
DRAFTS = {
    "write-philosophy": PHILOSOPHY,
    "name-staff": "staff",
    "plan-meeting": "meetings",
    "share-objective": "objectives",
    "plan-action": "actions",
    "add-appendix": "appendices",
    "cite-matrix": "citations",
}


def section_about(one: Proposal) -> str:
    kind = one.change["ask"]
    return DRAFTS[kind] if kind in DRAFTS else section_of(one.change["item"])


def is_stale(agreement: Agreement, one: Proposal) -> bool:
    """Whether what it was written on has been changed since, so that it may be refused."""
    item = PHILOSOPHY if section_about(one) == PHILOSOPHY else one.change.get("item", "")
    if not item:
        return False
    return agreement.versions.get(item, Version(-1)).version != one.change.get("base")


def read_change(change: dict[str, Any]) -> Ask:
    kind = change.get("ask")
    if not isinstance(kind, str) or kind not in BY_TAG:
        raise Refusal("bad-field", "no-such-change")
    return read(change, BY_TAG[kind])


def done(agreement: Agreement, change: Ask, turn: Turn) -> Happenings:
    return DRAFTING[type(change)].decide(agreement, change, turn)


def dated(agreement: Agreement, change: Ask) -> Ask:
    """With the version it is made on: accepted later, it must not undo what came between."""
    item = getattr(change, "item", UNSET)
    if not isinstance(item, str) or getattr(change, "base", 0) is not UNSET:
        return change
    return msgspec.structs.replace(change, base=agreement.versions[item].version)


def apart(number: str, change: Ask) -> tuple[dict[str, Any], dict[str, str]]:
    """The change as it is kept, and its personal texts by their ids."""
    plain: dict[str, Any] = {"ask": tag_of(type(change)), **given(change)}
    plain |= {
        name: told
        for name in ("item", "base")
        if (told := getattr(change, name, UNSET)) is not UNSET
    }
    if plain["ask"] != "name-staff":
        return plain, {}
    texts = {f"{number}{PERSONAL[name]}": plain.pop(name) for name in PERSONAL if name in plain}
    return plain, texts


def whole(agreement: Agreement, proposal: Proposal) -> dict[str, Any]:
    """The change as it was asked, its personal texts put back; erased, they are empty."""
    texts = {name: agreement.texts.get(f"{proposal.id}{end}") for name, end in PERSONAL.items()}
    return {**proposal.change, **{name: text for name, text in texts.items() if text is not None}}


def asked_again(agreement: Agreement, proposal: Proposal) -> Ask:
    """The ask that was proposed, read again: a name in it may have been erased since."""
    return read(whole(agreement, proposal), BY_TAG[proposal.change["ask"]])
