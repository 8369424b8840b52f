"""What of a person's text may be printed: every sign that shows, none that harms the page."""

import re

#: Signs no reader can see and that break a file or deceive the eye. Control signs and lone
#: surrogates make a spreadsheet or a PDF unreadable; private-use signs and non-characters have no
#: glyph; the bidirectional overrides would turn round what stands beside the text, so that a
#: decision could read as another one. Joiners stay: Persian, Hindi and emoji are wrong without.
NON_CHARACTERS = "".join(chr(plane << 16 | low) for plane in range(15) for low in (0xFFFE, 0xFFFF))
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufdd0-\ufdef"
    f"\ue000-\uf8ff\ud800-\udfff\U000f0000-\U0010ffff{NON_CHARACTERS}]"
)
LINE_END = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")


def clean(text: str) -> str:
    """The text as every export prints it; line ends become one sign, tabs stay."""
    if text.isascii() and text.isprintable():
        return text.strip(" ")
    return UNPRINTABLE.sub("", LINE_END.sub("\n", text)).strip(" \n")
