"""What happened in a workshop, as its log has it, and what its minutes say of one thing of that."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple


class Happened(NamedTuple):
    """A fact of the log, in today's form, as a plain object."""

    seq: int
    at: str
    by: str
    event: Mapping[str, Any]

    @property
    def tag(self) -> str:
        """What it is, without the version of its form."""
        return str(self.event["is"]).split(":")[0]


class Story(NamedTuple):
    """What happened while one revision was made, in its order; of much, the newest."""

    facts: Sequence[Happened] = ()
    left_out: int = 0  # how many things came before these


class Item(NamedTuple):
    """One thing as minutes tell it: of these cells, or of what `about` says.

    What happened to many at once is one item: the `names`, or the cells, of like ones are gathered.
    """

    text: str
    about: str = ""
    cells: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    more: tuple[str, ...] = ()

    def with_next(self, then: "Item") -> "Item | None":
        """Both as one, where they say the same of several people or cells."""
        if self._replace(cells=(), names=()) != then._replace(cells=(), names=()):
            return None
        if bool(self.cells) != bool(then.cells) or bool(self.names) != bool(then.names):
            return None
        cells = tuple(dict.fromkeys(self.cells + then.cells))
        return self._replace(cells=cells, names=self.names + then.names)
