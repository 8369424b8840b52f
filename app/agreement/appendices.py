"""Appendices: service level and operational level agreements, by their addresses or as files."""

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
FILES = 100  # that one agreement has ever had: what was signed with them has them for good
LINK, FILE = 500, 120  # signs of an address, and of a file's name


class AddAppendix(ItemAsk, frozen=True, kw_only=True, tag="add-appendix"):
    own_fields = Fields({"title": TITLED, "link": (LINK, False, False)})
    title: str | UnsetType = UNSET
    link: str | UnsetType = UNSET


class AttachFile(ItemAsk, frozen=True, kw_only=True, tag="attach-file"):
    """A file that came in, by its hash: it has an address of its own, where its bytes go."""

    own_fields = Fields({"title": TITLED, "file": (FILE, False, False)})
    title: str
    file: str
    hash: str
    size: int


def add(agreement: Agreement, ask: AddAppendix, _: Turn) -> Happenings:
    if isinstance(ask.link, str) and not _opens(ask.link):
        raise Refusal("bad-field", "no-link")
    return [*tell(agreement, APPENDICES, ask, given(ask), ("title", "link"))]


def attach(agreement: Agreement, ask: AttachFile, _: Turn) -> Happenings:
    """The same file under another title is another appendix."""
    if ask.hash not in agreement.files and len(agreement.files) >= FILES:
        raise Refusal("wrong-state", "register-full", count=FILES)
    return [*tell(agreement, APPENDICES, ask, given(ask), ())]


def _opens(link: str) -> bool:
    """Whether a browser opens it as a page: nothing that runs."""
    try:
        told = urlsplit(link)
    except ValueError:
        return False
    return told.scheme in ("http", "https") and bool(told.hostname)


ADDING = Feature(
    asks={AddAppendix: Rule(EITHER, add), AttachFile: Rule(EITHER, attach)},
    shows={APPENDICES: shown(APPENDICES)},
)
