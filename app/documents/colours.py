"""The four values on paper: ink for their words and marks, tint for what lies behind."""

from typing import NamedTuple


class Colour(NamedTuple):
    """Ink on its tint has a contrast of at least 4.5 to 1; a test computes it."""

    ink: str
    tint: str


COLOURS: dict[str, Colour] = {
    "it-ops": Colour("#1d4f91", "#e2ebf6"),
    "it-delivery": Colour("#a04a00", "#fcecdb"),
    "business": Colour("#1f6b3b", "#e1f1e5"),
    "tbd": Colour("#555555", "#f4f4f2"),
}
