"""Text as people may write it: one normal form, no invisible tricks, a length that fits."""

import functools
import unicodedata
from collections.abc import Container
from typing import Any, Literal

from confusable_homoglyphs import confusables  # type: ignore[import-untyped]

from app.asks.ask import NAME

# Zero-width joiners are letters' business in these scripts and a disguise anywhere else.
JOINERS = frozenset("\u200c\u200d")
JOINING = (
    "ARABIC",
    "SYRIAC",
    "MONGOLIAN",
    "DEVANAGARI",
    "BENGALI",
    "GURMUKHI",
    "GUJARATI",
    "ORIYA",
    "TAMIL",
    "TELUGU",
    "KANNADA",
    "MALAYALAM",
    "SINHALA",
    "KHMER",
    "TIBETAN",
)
DECOMPOSED = 8  # signs that may become one in NFC: four at most, and a line break is two
BLANKS = 1000  # signs around a text that are trimmed
# Letters and marks by category, but drawn as nothing: fillers, joiners, inherent vowels.
INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")


class BadTextError(ValueError):
    """A text that may not stand; `code` is the refusal code, the rest says why."""

    def __init__(self, code: Literal["bad-text", "too-long"], says: str, **params: Any) -> None:
        super().__init__(says)
        self.code: Literal["bad-text", "too-long"] = code
        self.says = says
        self.params = params


def clean(text: str, limit: int, lines: bool = False) -> str:
    """The text in NFC, trimmed; raises BadTextError for signs that may not stand, or length.

    `lines` allows line breaks; CR LF becomes LF.
    """
    if len(text) <= limit * DECOMPOSED + BLANKS:  # or it is too long in any form
        if not (text.isascii() and text.isprintable()):
            text = _normal(text, lines)
        text = text.strip()
    if len(text) > limit:
        raise BadTextError("too-long", "text-too-long", limit=limit, length=len(text))
    return text


def _normal(text: str, lines: bool) -> str:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n") if lines else text)
    for place, sign in enumerate(text):
        if not _may_stand(sign, text, place, lines):
            raise BadTextError("bad-text", "bad-sign", sign=f"U+{ord(sign):04X}")
    return text


def _may_stand(sign: str, text: str, place: int, lines: bool) -> bool:
    if " " <= sign <= "~":
        return True
    if sign == "\n":
        return lines
    if sign in JOINERS:
        return _joins(text, place)
    if _newer_emoji(sign):
        return True
    category = unicodedata.category(sign)
    # Cc controls, Cs lone surrogates, Co private use, Cn noncharacters and unassigned,
    # Cf bidi controls and tag characters, Zl and Zp line ends in disguise.
    return category not in {"Cc", "Cs", "Co", "Cn", "Cf", "Zl", "Zp"} and sign not in INVISIBLE


def _joins(text: str, place: int) -> bool:
    """Whether a zero-width joiner stands between signs that need it (a script, or an emoji)."""
    before = text[place - 1] if place else ""
    after = text[place + 1] if place + 1 < len(text) else ""
    if not before or not after:
        return False
    name = unicodedata.name(before, "")
    return (_pictured(before) and _pictured(after)) or name.startswith(JOINING)


def _pictured(sign: str) -> bool:
    """A sign emoji are put together from."""
    return _newer_emoji(sign) or sign in "\ufe0f↔" or unicodedata.category(sign) == "So"


def _newer_emoji(sign: str) -> bool:
    """An emoji, though this interpreter's Unicode may not know it yet."""
    return "\U0001f000" <= sign <= "\U0001faff"


def skeleton(name: str) -> str:
    """What a name looks like: names with one skeleton can be taken for each other."""
    signs = unicodedata.normalize("NFKD", name)
    letters = (sign for sign in signs if not (_unseen(sign) or sign.isspace()))
    return "".join(_lookalike(sign) for sign in letters).casefold()


def _unseen(sign: str) -> bool:
    """Accents, joiners and variation selectors make a name look no different, or hardly."""
    selector = "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"
    return bool(unicodedata.combining(sign)) or sign in JOINERS or selector


@functools.lru_cache(maxsize=4096)
def _lookalike(sign: str) -> str:
    """The ASCII sign this one can be taken for, in either case, or itself."""
    if not sign.isascii():
        for form in (sign.casefold(), sign):
            for found in confusables.is_confusable(form, greedy=True) or []:
                for other in found["homoglyphs"]:
                    if str(other["c"]).isascii():
                        return str(other["c"])
    return sign


def distinct(name: str, taken: Container[str]) -> str:
    """The name, with a visible number behind it if its skeleton is taken already."""
    if skeleton(name) not in taken:
        return name
    stem = name[: NAME - len(" 9999")].rstrip()
    looks = skeleton(stem)
    number = 2
    while f"{looks}{number}" in taken:
        number += 1
    return f"{stem} {number}"
