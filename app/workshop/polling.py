"""Polling: how many are here without a socket, because their network lets none through."""

from app.log.kind import Feature, Present
from app.workshop.state import Workshop


def polling(workshop: Workshop, here: Present) -> int:
    """They are shown all that others are, a little later."""
    return len(here.polling & workshop.people.keys())


SLOWLY = Feature(shows={"polling": polling})
