"""Pointing: the whole matrix in one picture, who names whom."""

from app.log.kind import Feature
from app.matrix.points import Points, points
from app.workshop.state import Workshop


def shown(workshop: Workshop, _: frozenset[str]) -> Points:
    """Of each cell the round that was revealed last, whether or not another one is open."""
    return points(cell.rounds[-1].tally for cell in workshop.cells.values() if cell.rounds)


POINTING = Feature(shows={"points": shown})
