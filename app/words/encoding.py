"""JSON for people and programs outside: whatever words are still to be set in it, are."""

from typing import Any

import msgspec

from app.log.kind import Phrase
from app.words import english


def _worded(value: Any) -> Any:
    if isinstance(value, Phrase):
        return english.phrase(value)
    raise NotImplementedError(f"{type(value).__name__} cannot be told in JSON")


encode = msgspec.json.Encoder(enc_hook=_worded).encode
