"""How text fits on paper: how wide it is, where it may break, what is left of it at a glance."""

import re
import unicodedata

#: A word longer than this may be broken, or it would run off the page.
LONG_WORD = 24
STEP = 8
#: Between these letters a break sign would undo their joining, so only huge words are broken.
JOINING = re.compile("[\u0600-\u08ff\u0900-\u0dff\ufb50-\ufdff\ufe70-\ufeff]")
LONG_JOINING_WORD = 60
ZERO_WIDTH_SPACE = "\u200b"
#: Thai and Lao, Burmese, Khmer: written without spaces, and the typesetter knows their words.
WITHOUT_SPACES = "\u0e00-\u0eff\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f\u1780-\u17ff"
WORD = re.compile(rf"[^\s{WITHOUT_SPACES}]{{{LONG_WORD + 1},}}")


def short(text: str, width: int) -> str:
    """The beginning of a text in one line; a Chinese sign is as wide as two Latin ones."""
    line = " ".join(text.split())
    taken = 0
    for place, sign in enumerate(line):
        taken += 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        if taken > width and not unicodedata.combining(sign):
            return line[: max(place - 1, 0)].rstrip() + "…"
    return line


def breakable(text: str) -> str:
    """The text with places to break inside words that no line could hold."""
    return WORD.sub(_broken, text)


def _broken(found: re.Match[str]) -> str:
    word = found.group()
    if JOINING.search(word) and len(word) <= LONG_JOINING_WORD:
        return word
    parts = [""]
    for sign in word:
        if len(parts[-1]) >= STEP and _may_begin(sign, parts[-1]):
            parts.append("")
        parts[-1] += sign
    return ZERO_WIDTH_SPACE.join(parts)


def _may_begin(sign: str, before: str) -> bool:
    """No break before a mark that belongs to the sign before it, nor inside a joined emoji."""
    joiner = "\u200d"
    return not (
        unicodedata.category(sign).startswith("M")
        or unicodedata.category(sign) == "Sk"
        or joiner in (sign, before[-1])
    )
