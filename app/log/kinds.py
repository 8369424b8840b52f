"""The kinds of stream this program knows, by name, each with what reads and writes its events."""

from collections.abc import Iterator

from app.asks.ask import Ask
from app.log.codec import Codec, LaterReleaseError
from app.log.kind import Kind


class Kinds:
    """Handed down from `main`, which alone names them all."""

    def __init__(self, *kinds: Kind) -> None:
        self._kinds = {kind.name: kind for kind in kinds}
        self._codecs = {kind.name: Codec(kind) for kind in kinds}
        self._openings = {
            ask: kind for kind in kinds for ask in (kind.opening, kind.bringing) if ask
        }

    def __iter__(self) -> Iterator[Kind]:
        return iter(self._kinds.values())

    def named(self, name: str) -> Kind:
        """The kind by this name; raises LaterReleaseError where it is yet to be known."""
        if name not in self._kinds:
            raise LaterReleaseError(name)
        return self._kinds[name]

    def founded_by(self, ask: Ask) -> Kind | None:
        """The kind of stream that this ask founds, if that is what it does."""
        return self._openings.get(type(ask))

    def codec(self, kind: Kind) -> Codec:
        return self._codecs[kind.name]
