"""The four colours can be read."""

import pytest

from app.documents.colours import COLOURS


def light(colour: str) -> float:
    """Relative luminance, as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("value", COLOURS)
def test_words_stand_out_from_their_tint_and_from_white(value: str) -> None:
    ink, tint = COLOURS[value]
    assert (light(tint) + 0.05) / (light(ink) + 0.05) >= 4.5
    assert 1.05 / (light(ink) + 0.05) >= 4.5
