"""Appendices: service level and operational level agreements, by their addresses."""

from urllib.parse import urlsplit

from msgspec import UNSET, UnsetType

from app.agreement.drafting import shown
from app.agreement.items import TITLED, ItemAsk, given, tell
from app.agreement.person import EITHER
from app.agreement.state import Agreement
from app.asks.ask import Fields
from app.asks.refusal import Refusal
from app.log.kind import Feature, Rule
from app.log.recorded import Happenings, Turn

APPENDICES = "appendices"
LINK = 500  # signs of an address


class AddAppendix(ItemAsk, frozen=True, kw_only=True, tag="add-appendix"):
    own_fields = Fields({"title": TITLED, "link": (LINK, False, False)})
    title: str | UnsetType = UNSET
    link: str | UnsetType = UNSET


def add(agreement: Agreement, ask: AddAppendix, _: Turn) -> Happenings:
    if isinstance(ask.link, str) and not _opens(ask.link):
        raise Refusal("bad-field", "no-link")
    return [*tell(agreement, APPENDICES, ask, given(ask), ("title", "link"))]


def _opens(link: str) -> bool:
    """Whether a browser opens it as a page: nothing that runs."""
    try:
        told = urlsplit(link)
    except ValueError:
        return False
    return told.scheme in ("http", "https") and bool(told.hostname)


ADDING = Feature(
    asks={AddAppendix: Rule(EITHER, add)},
    shows={APPENDICES: shown(APPENDICES)},
)
