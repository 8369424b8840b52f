"""What our fonts can draw, so that no sign somebody typed vanishes from the paper.

The typesetter looks for a font by the first sign of a cluster and gives up on the cluster where
that font lacks a mark: a keycap takes its digit along.
"""

import re
import struct
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
BODY, EMOJI, LAST = "Noto Sans", "Noto Emoji", "Unifont"
#: A cluster that begins with the sign of a font, from here on in their order, is drawn by it. The
#: printable text has no private-use sign of its own.
FIRST, END = 0xE001, "\ue000"
#: Signs that are never drawn: joiners, variation selectors, the tags of a flag, fillers.
UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]"
)
ASCII = re.compile("[\x00-\x7f]*")


def drawable(text: str) -> str:
    """The text with a font for every sign: what no font has becomes a plainer sign, or its number,
    and a cluster that the typesetter would lose is marked with the font that has all of it."""
    if ASCII.fullmatch(text):
        return text
    known = "".join(sign if _has(sign) else _plainer(sign) for sign in text)
    return "".join(map(_lettered, _clusters(known)))


@cache
def families() -> dict[str, frozenset[int]]:
    """The signs of each family, the one to be asked last at the end."""
    files = {_family(file.stem): _signs(file) for file in sorted(FONTS.glob("*-Regular.ttf"))}
    order = sorted(files, key=lambda name: (name == LAST, name != BODY, name != EMOJI, name))
    return {name: files[name] for name in order}


def _family(stem: str) -> str:
    """NotoSansSC-Regular is the family Noto Sans SC."""
    return re.sub("(?<=[a-z])(?=[A-Z])", " ", stem.partition("-")[0])


def _has(sign: str) -> bool:
    return _unseen(sign) or sign.isspace() or any(ord(sign) in one for one in families().values())


def _unseen(sign: str) -> bool:
    return bool(UNSEEN.match(sign)) or unicodedata.category(sign) == "Cf"


def _plainer(sign: str) -> str:
    plain = unicodedata.normalize("NFKC", sign)
    return plain if plain != sign and all(map(_has, plain)) else f"[U+{ord(sign):04X}]"


def _clusters(text: str) -> list[str]:
    """Each sign with the marks behind it."""
    parts: list[str] = []
    for sign in text:
        if parts and unicodedata.category(sign)[0] == "M" and not parts[-1][-1].isspace():
            parts[-1] += sign
        else:
            parts.append(sign)
    return parts


def _lettered(cluster: str) -> str:
    """Marked with a font where the typesetter would look for one of its signs in vain."""
    seen = {ord(sign) for sign in cluster if not _unseen(sign)}
    have = [name for name, signs in families().items() if seen <= signs]
    if len(seen) < 2 or BODY in have:
        return cluster
    if not have:
        return " ".join(cluster)
    if ord(cluster[0]) not in families()[BODY] and have[0] != LAST:
        return cluster  # the font of its script has it all
    return f"{chr(FIRST + list(families()).index(have[0]))}{cluster}{END}"


def _signs(file: Path) -> frozenset[int]:
    """All that a font maps to a glyph, by its table `cmap` (OpenType, formats 4 and 12)."""
    font = file.read_bytes()
    number = struct.unpack_from(">H", font, 4)[0]
    tables = (struct.unpack_from(">4sxxxxI", font, 12 + 16 * place) for place in range(number))
    cmap = next(start for tag, start in tables if tag == b"cmap")
    signs: set[int] = set()
    for place in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        table = cmap + struct.unpack_from(">I", font, cmap + 8 + 8 * place)[0]
        kind = struct.unpack_from(">H", font, table)[0]
        read = {4: _short_ranges, 12: _long_ranges}.get(kind)
        signs.update(*(range(low, high + 1) for low, high in read(font, table)) if read else ())
    return frozenset(signs - {0xFFFF})


def _short_ranges(font: bytes, table: int) -> list[tuple[int, int]]:
    number = struct.unpack_from(">H", font, table + 6)[0] // 2
    highs = struct.unpack_from(f">{number}H", font, table + 14)
    lows = struct.unpack_from(f">{number}H", font, table + 16 + 2 * number)
    return list(zip(lows, highs, strict=True))


def _long_ranges(font: bytes, table: int) -> list[tuple[int, int]]:
    number = struct.unpack_from(">I", font, table + 12)[0]
    return [struct.unpack_from(">II", font, table + 16 + 12 * one) for one in range(number)]
