"""Shared objectives and initiatives, each with what it is measured by."""

from msgspec import UNSET, UnsetType

from app.agreement.drafting import shown
from app.agreement.items import MAY_BE_TITLED, TITLED, ItemAsk, check_day, given, tell
from app.agreement.person import EITHER
from app.agreement.state import Agreement
from app.asks.ask import Fields
from app.log.kind import Feature, Rule
from app.log.recorded import Happenings, Turn

OBJECTIVES = "objectives"


class ShareObjective(ItemAsk, frozen=True, kw_only=True, tag="share-objective"):
    own_fields = Fields({"title": TITLED, "measure": MAY_BE_TITLED})
    title: str | UnsetType = UNSET
    measure: str | UnsetType = UNSET
    due: str | UnsetType = UNSET


def share(agreement: Agreement, ask: ShareObjective, _: Turn) -> Happenings:
    check_day("due", "" if isinstance(ask.due, UnsetType) else ask.due)
    return [*tell(agreement, OBJECTIVES, ask, given(ask), ("title",))]


SHARING = Feature(
    asks={ShareObjective: Rule(EITHER, share)},
    shows={OBJECTIVES: shown(OBJECTIVES)},
)
