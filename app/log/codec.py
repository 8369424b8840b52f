"""Events as the log keeps them: a tag with its version, older forms brought up to today's.

The fast way reads today's forms with one decoder. Whatever that one does not know goes the slow
way: as a plain object through the upcasts of its kind, form by form. A tag that has none is of a
later release.
"""

from collections.abc import Mapping
from typing import Any, Union

import msgspec

from app.asks.ask import tag_of
from app.log.kind import Kind, Upcast
from app.log.recorded import Event


class LaterReleaseError(RuntimeError):
    """The log holds what only a later release can read."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The log holds «{what}», which a later release wrote: start that release."
        )
        self.what = what


class Codec:
    """Reads and writes the events of one kind."""

    def __init__(self, kind: Kind) -> None:
        self._types = {tag_of(one): one for one in kind.folds}
        self._upcasts: Mapping[str, Upcast] = {
            tag: upcast for one in kind.features for tag, upcast in one.upcasts.items()
        }
        self._fast = msgspec.json.Decoder(Union[tuple(kind.folds)])  # noqa: UP007 - made at run time
        self.thaw = msgspec.msgpack.Decoder(kind.state).decode  # a state out of a snapshot
        self.encode = msgspec.json.Encoder().encode
        #: Events that tell somebody's name, which is kept apart.
        self.named = frozenset(
            one for one in kind.folds if {"person", "name"} <= set(one.__struct_fields__)
        )

    def decode(self, body: str) -> Any:
        """An event in today's form; raises LaterReleaseError for one that is yet to be known."""
        try:
            return self._fast.decode(body)
        except msgspec.ValidationError:
            return self._upcast(msgspec.json.decode(body))

    def _upcast(self, plain: dict[str, Any]) -> Event:
        while (tag := str(plain["is"])) in self._upcasts:
            plain = self._upcasts[tag](plain)
        if tag not in self._types:
            raise LaterReleaseError(tag)
        try:
            return msgspec.convert(plain, self._types[tag])
        except msgspec.ValidationError:  # a field more, or another value, under the same tag
            raise LaterReleaseError(tag) from None
