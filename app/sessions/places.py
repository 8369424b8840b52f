"""Places: how many sockets may be open, in all, in a stream, from an address, and who yields.

Places are for those with a key. Who watches without one has a share of them, and is the first to
go where they are all taken; then who has not said yet who it is, the longest waiting first.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from app.config import Settings
from app.ops import metrics

SHARE = 4  # one place in so many may be a stranger's stage


@dataclass(eq=False)
class Place:
    """What one socket takes up; `give_up` ends it."""

    code: str
    address: str
    give_up: Callable[[], None]
    taken: bool = True


@dataclass
class Scope:
    """Everybody, one stream, or one address."""

    most: int
    count: int = 0
    stages: "OrderedDict[Place, None]" = field(default_factory=OrderedDict)
    new: "OrderedDict[Place, None]" = field(default_factory=OrderedDict)

    @property
    def is_full(self) -> bool:
        return self.count >= self.most

    def who_yields(self) -> Place | None:
        return next(iter(self.stages), None) or next(iter(self.new), None)


class Places:
    """The places of this process."""

    def __init__(self, settings: Settings) -> None:
        self._all = Scope(settings.max_sockets)
        self._per_stream = settings.max_sockets_per_workshop
        self._per_address = settings.max_sockets_per_address
        self._streams: dict[str, Scope] = {}
        self._addresses: dict[str, Scope] = {}
        self.ended = 0  # since the start

    def come(self, code: str, address: str, give_up: Callable[[], None]) -> Place | None:
        """A place for somebody who has not said yet who it is; None where nobody yields one."""
        place = Place(code, address, give_up)
        scopes = self._scopes(place)
        for scope in scopes:
            yields = scope.who_yields() if scope.is_full else None
            if yields:
                yields.give_up()
                self.go(yields)
        if any(scope.is_full for scope in scopes):
            self._forget(place)
            return None
        for scope in self._scopes(place):
            scope.count += 1
            scope.new[place] = None
        metrics.SOCKETS.set(self._all.count)
        return place

    def keep(self, place: Place) -> None:
        """It is somebody with a key: the place is theirs, if it has not been given up meanwhile."""
        if not place.taken:
            return
        for scope in self._scopes(place):
            scope.new.pop(place, None)

    def watch(self, place: Place) -> bool:
        """It is a stage without a key; False where it may not be, or was given up meanwhile."""
        if not place.taken:
            return False
        scopes = self._scopes(place)
        if any(len(scope.stages) * SHARE >= scope.most for scope in scopes):
            return False
        for scope in scopes:
            scope.new.pop(place, None)
            scope.stages[place] = None
        return True

    def go(self, place: Place) -> None:
        """Its socket is closed, or has to be."""
        if not place.taken:
            return
        place.taken = False
        self.ended += 1
        for scope in self._scopes(place):
            scope.count -= 1
            scope.new.pop(place, None)
            scope.stages.pop(place, None)
        self._forget(place)
        metrics.SOCKETS.set(self._all.count)

    def _scopes(self, place: Place) -> list[Scope]:
        return [
            self._all,
            self._streams.setdefault(place.code, Scope(self._per_stream)),
            self._addresses.setdefault(place.address, Scope(self._per_address)),
        ]

    def _forget(self, place: Place) -> None:
        for scopes, name in ((self._streams, place.code), (self._addresses, place.address)):
            if name in scopes and not scopes[name].count:
                del scopes[name]
