"""How high a row of a spreadsheet has to be for its text, whatever font the reader's program has.

Reckoned with signs a little wider than most: a row too high does no harm, one too low hides text.
"""

import functools
import unicodedata
from collections.abc import Iterable

NORMAL, SMALL = 11, 8  # points
#: Excel has no higher row, in points, and no text needs a wider column than a line one can read.
HIGHEST, WIDEST = 409, 120
LEADING = 15 / 11  # of a line, to the size of its signs
UNIT = 7  # pixels of a column's unit of width
INDENT = 1.5  # units that stay empty before the text
PIXELS = 96 / 72  # of a point
NARROW = frozenset(" .,;:'!|()[]/ijlrtfI-")


def height(text: str, width: float, size: int = NORMAL) -> float:
    """Points that a row needs for this text in a column so many units wide."""
    ems = (width - INDENT) * UNIT / (size * PIXELS)
    lines = 1 if not text else sum(_lines(line, ems) for line in text.split("\n"))
    return lines * size * LEADING + 2


def widened(texts: Iterable[str], width: int) -> int:
    """The width at which the longest of these texts can be shown in small signs in one row."""
    longest = [text for text in texts if height(text, width, SMALL) > HIGHEST]
    while longest and width < WIDEST:
        width = min(width + 8, WIDEST)
        longest = [text for text in longest if height(text, width, SMALL) > HIGHEST]
    return width


def _lines(text: str, ems: float) -> int:
    """How many lines a paragraph takes, its words set one after the other."""
    lines, left = 1, ems
    for word in text.split(" "):
        wide = sum(map(_em, word))
        if wide > left < ems:
            lines, left = lines + 1, ems
        if wide > ems:
            lines += int(wide / ems)
            wide %= ems
        left -= wide + _em(" ")
    return lines


#: Letters of some scripts; a page holds a few dozen signs, each many times.
SIGNS = 4096


@functools.lru_cache(maxsize=SIGNS)
def _em(sign: str) -> float:
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.1
    if sign in NARROW:
        return 0.34
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Cf"):
        return 0.0
    return 0.64 if sign.isupper() or sign.isdigit() else 0.54
