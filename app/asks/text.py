"""Text as people may write it: cleaned of what they cannot see, in one normal form, of a length.

This is the one door: what is kept went through it, and what was kept before it stays as it was.
"""

import functools
import re
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
    "NKO",
    "ADLAM",
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

# What tables, word processors and chats put between words and lines.
LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
GAP = re.compile("[\t-\r\x85\u2028\u2029]+")
# The bullets of a word processor, out of its own font; an empty Braille cell is a space.
WRITTEN = str.maketrans("\uf0b7\uf0a7\uf0d8\uf0fc\uf076\u2800", "•▪➢✓❖ ")

# Letters and marks by category, but drawn as nothing: fillers, joiners, inherent vowels, and the
# place where a picture stood.
INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufffc")
MONGOLIAN = frozenset("\u180b\u180c\u180d\u180e\u180f")  # they choose a letter's form
# Formats by category that are seen: number signs and abbreviation marks around letters.
SEEN = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
# The three flags that are spelt in letters nobody sees; any other such text is hidden.
FLAG = re.compile(
    "\U0001f3f4\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074"
    "|\U000e0077\U000e006c\U000e0073)\U000e007f"
)

OVERRIDES = frozenset("\u202d\u202e")
EMBEDDINGS = frozenset("\u202a\u202b")
CLOSED_BY = dict.fromkeys(EMBEDDINGS, "\u202c") | dict.fromkeys("\u2066\u2067\u2068", "\u2069")


class BadTextError(ValueError):
    """A text that may not stand; `code` is the refusal code, the rest says why."""

    def __init__(self, code: Literal["bad-text", "too-long"], says: str, **params: Any) -> None:
        super().__init__(says)
        self.code: Literal["bad-text", "too-long"] = code
        self.says = says
        self.params = params


def clean(text: str, limit: int, lines: bool = False) -> str:
    """The text as a person sees it, in NFC, trimmed.

    Tabs and line ends become spaces, or line feeds where `lines` allows them. Raises BadTextError
    for what is no text, what would turn its order round, and length.
    """
    if len(text) <= limit * DECOMPOSED + BLANKS:  # or it is too long in any form
        if not (text.isascii() and text.isprintable()):
            text = _seen(text, lines)
        text = text.strip()
    if len(text) > limit:
        raise BadTextError("too-long", "text-too-long", limit=limit, length=len(text))
    return text


def exact(text: str, limit: int) -> str:
    """A program's word, such as an id: as `clean`, but nothing in it may need cleaning."""
    cleaned = clean(text, limit)
    if cleaned != unicodedata.normalize("NFC", text).strip():
        raise BadTextError("bad-text", "no-word")
    return cleaned


def _seen(text: str, lines: bool) -> str:
    text = LINE_END.sub("\n", text).replace("\t", " ") if lines else GAP.sub(" ", text)
    text = text.translate(WRITTEN)
    _check_order(text)
    while True:  # what is left out may bring together what makes one sign; it only gets shorter
        text = unicodedata.normalize("NFC", text)
        seen = _without_unseen(text)
        if seen == text:
            return text
        text = seen


def _check_order(text: str) -> None:
    """Refuse what turns letters round, or reaches beyond what it was put around.

    Balanced isolates and embeddings go: without them a text stands in its own order. So does one
    embedding around all of it, which some programs open and never close.
    """
    for line in text.split("\n"):
        wanted: list[str] = []
        for sign in line[1:] if line[:1] in EMBEDDINGS and "\u202c" not in line else line:
            if sign in CLOSED_BY:
                wanted.append(CLOSED_BY[sign])
            elif sign in OVERRIDES or (
                sign in "\u202c\u2069" and (not wanted or wanted.pop() != sign)
            ):
                raise BadTextError("bad-text", "turned-round")
        if wanted:
            raise BadTextError("bad-text", "turned-round")


def _without_unseen(text: str) -> str:
    flags = {place for found in FLAG.finditer(text) for place in range(*found.span())}
    kept: list[str] = []
    for place, sign in enumerate(text):
        if " " <= sign <= "~" or sign == "\n" or place in flags:
            kept.append(sign)
            continue
        if _no_text(sign):
            before = "".join(kept[-20:]).strip()
            raise BadTextError("bad-text", "no-text", before=before)
        if _is_seen(sign, kept[-1] if kept else "", text[place + 1 : place + 2]):
            kept.append(sign)
    return "".join(kept)


def _no_text(sign: str) -> bool:
    """Controls, lone surrogates, private use, noncharacters and what is assigned to nothing."""
    return unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn"} and not _newer_emoji(sign)


def _is_seen(sign: str, before: str, after: str) -> bool:
    """Whether a reader sees this sign, or sees the one before it differently for it."""
    if sign in JOINERS:
        return _joins(before, after)
    if sign in MONGOLIAN:
        return _named(before, "MONGOLIAN") and before not in MONGOLIAN
    if _selects(sign):
        return bool(before.strip()) and not _selects(before)
    return sign in SEEN or (unicodedata.category(sign) != "Cf" and sign not in INVISIBLE)


def _joins(before: str, after: str) -> bool:
    """Whether a zero-width joiner stands between signs that need it (a script, or an emoji)."""
    if not before or not after:
        return False
    return (_pictured(before) and _pictured(after)) or _named(before, *JOINING)


def _named(sign: str, *scripts: str) -> bool:
    return bool(sign) and unicodedata.name(sign, "").startswith(scripts)


def _selects(sign: str) -> bool:
    """A variation selector: one sign's own look."""
    return "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"


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
    return bool(unicodedata.combining(sign)) or sign in JOINERS or _selects(sign)


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
