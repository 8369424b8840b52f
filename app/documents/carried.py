"""What a session file carries for programs: each signed revision as its bytes, to be brought in.

Beside the bytes stand the names they were signed with, each with the salt of its digest, as far as
none was erased, and what was said of a revision since. Written so that no sign of it could end the
block it stands in, whatever people are called.
"""

import re

import msgspec

from app.matrix.chain import FORMAT as FORMAT
from app.matrix.chain import Carried as Carried
from app.matrix.chain import Kept as Kept

#: What is brought in is read whole, so it is bounded: a few town halls of a thousand, or hundreds
#: of revisions of a room; and a page may have as much around it.
BYTES = 16 << 20
PAGE = 2 * BYTES
OPENS, ENDS = '<script type="application/json" id="remit-session">', "</script>"
BLOCK = re.compile(re.escape(OPENS.encode()) + rb"(.*?)" + re.escape(ENDS.encode()), re.DOTALL)
#: What would mean something to HTML, in the form in which JSON says the same.
QUOTED = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


CARRIED = msgspec.json.Decoder(Carried)
EMPTY = Carried("session", FORMAT, [], {})


def fits(carried: Carried) -> bool:
    """Whether it can be brought in again."""
    return len(msgspec.json.encode(carried)) <= BYTES


class NotOursError(ValueError):
    """This is no file of ours, or was cut off."""


def block(carried: Carried) -> str:
    """As it stands in the page, an element of its own."""
    text = msgspec.json.encode(carried).decode()
    for sign, quoted in QUOTED.items():
        text = text.replace(sign, quoted)
    return OPENS + text + ENDS


def of_page(page: bytes) -> Carried:
    """What a page carries; raises NotOursError where it carries nothing, or more than one thing."""
    found = BLOCK.findall(page)
    if len(found) != 1:
        raise NotOursError
    return _read(found[0])


def of_json(text: bytes) -> Carried:
    """The same from JSON: the block itself, or the JSON file of a matrix that holds it."""
    try:
        holding = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    except msgspec.MsgspecError:
        raise NotOursError from None
    return _read(bytes(holding.get("session", msgspec.Raw(text))))


def _read(text: bytes) -> Carried:
    try:
        carried = CARRIED.decode(text)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise NotOursError from None
    if carried.format != FORMAT:
        raise NotOursError
    return carried
