"""The table of contents of an agreement."""

from app.agreement.features import FEATURES


def test_no_ask_event_or_key_is_told_twice() -> None:
    for part in ("asks", "events", "shows", "tells"):
        names = [name for one in FEATURES for name in getattr(one, part)]
        assert len(names) == len(set(names)), part
