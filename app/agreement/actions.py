"""The action plan: who does what until when; it lives on while a revision is in force."""

from typing import Literal

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from app.agreement.drafting import noted, shown
from app.agreement.items import NOTE, TITLED, ItemAsk, check_day, given, known, tell
from app.agreement.person import EITHER
from app.agreement.state import Agreement, Change
from app.asks.ask import NAME, Ask, Fields
from app.asks.refusal import Refusal
from app.log.kind import Feature, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.partnership.record import Action, Moved

ACTIONS = "actions"
MOVES = 40  # of one action that are told, the last
ITEM = (64, False, False)


class PlanAction(ItemAsk, frozen=True, kw_only=True, tag="plan-action"):
    """`objective` is the one it serves."""

    own_fields = Fields({"title": TITLED, "owner": (NAME, False, False)})
    title: str | UnsetType = UNSET
    owner: str | UnsetType = UNSET
    due: str | UnsetType = UNSET
    objective: str | UnsetType = UNSET


class KeepAction(Ask, frozen=True, kw_only=True, tag="keep-action"):
    own_fields = Fields({"item": ITEM, "evidence": (NOTE, True, True)})
    item: str
    evidence: str = ""


class MoveAction(Ask, frozen=True, kw_only=True, tag="move-action"):
    own_fields = Fields({"item": ITEM, "why": (NOTE, True, False)})
    item: str
    due: str
    why: str


class BreakAction(Ask, frozen=True, kw_only=True, tag="break-action"):
    own_fields = Fields({"item": ITEM, "why": (NOTE, True, False)})
    item: str
    why: str


class ActionEnded(Event, frozen=True, kw_only=True, tag="action-ended"):
    item: str
    state: Literal["kept", "broken"]
    said: str


class ActionMoved(Event, frozen=True, kw_only=True, tag="action-moved"):
    item: str
    due: str
    why: str


def plan(agreement: Agreement, ask: PlanAction, _: Turn) -> Happenings:
    if not isinstance(ask.due, UnsetType):
        _day(ask.due)
    if isinstance(ask.objective, str) and ask.objective:
        known(agreement, "objectives", ask.objective)
    return [*tell(agreement, ACTIONS, ask, given(ask), ("title", "owner", "due"))]


def _day(due: str) -> None:
    if not due:
        raise Refusal("bad-field", "empty", field="due")
    check_day("due", due)


def keep(agreement: Agreement, ask: KeepAction, _: Turn) -> Happenings:
    _open(agreement, ask.item)
    return [ActionEnded(item=ask.item, state="kept", said=ask.evidence)]


def break_it(agreement: Agreement, ask: BreakAction, _: Turn) -> Happenings:
    _open(agreement, ask.item)
    return [ActionEnded(item=ask.item, state="broken", said=ask.why)]


def move(agreement: Agreement, ask: MoveAction, _: Turn) -> Happenings:
    action = _open(agreement, ask.item)
    _day(ask.due)
    return [] if ask.due == action.due else [ActionMoved(item=ask.item, due=ask.due, why=ask.why)]


def _open(agreement: Agreement, item: str) -> Action:
    """An action that is still to be done; raises Refusal for another."""
    action: Action = known(agreement, ACTIONS, item)
    if action.state:
        raise Refusal("wrong-state", "action-ended")
    return action


def was_ended(agreement: Agreement, event: ActionEnded, fact: Fact) -> None:
    told = replace(agreement.actions[event.item], state=event.state, said=event.said, ended=fact.at)
    agreement.actions[event.item] = told
    noted(agreement, Change(fact.at, fact.by, "told", ACTIONS, event.item, ("state",)))


def was_moved(agreement: Agreement, event: ActionMoved, fact: Fact) -> None:
    action = agreement.actions[event.item]
    moves = [*action.moves, Moved(action.due, event.why, fact.at)][-MOVES:]
    agreement.actions[event.item] = replace(action, due=event.due, moves=moves)
    noted(agreement, Change(fact.at, fact.by, "told", ACTIONS, event.item, ("due",)))


PLANNING_ACTIONS = Feature(
    asks={
        PlanAction: Rule(EITHER, plan, lasting=True),
        KeepAction: Rule(EITHER, keep, lasting=True),
        MoveAction: Rule(EITHER, move, lasting=True),
        BreakAction: Rule(EITHER, break_it, lasting=True),
    },
    events={ActionEnded: was_ended, ActionMoved: was_moved},
    shows={ACTIONS: shown(ACTIONS)},
)
