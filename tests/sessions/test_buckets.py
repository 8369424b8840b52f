"""How often somebody may do something: never more at once than it holds, again after a while."""

import pytest

from app.sessions import buckets
from app.sessions.buckets import Bucket, Buckets


def test_a_full_bucket_gives_what_it_holds_and_no_more(clock: list[float]) -> None:
    bucket = Bucket(rate=1.0, size=3)
    assert [bucket.take() for _ in range(5)] == [True, True, True, False, False]


def test_it_fills_with_time_and_never_over_its_brim(clock: list[float]) -> None:
    bucket = Bucket(rate=2.0, size=3)
    while bucket.take():
        pass
    clock[0] += 0.5
    assert [bucket.take(), bucket.take()] == [True, False]
    clock[0] += 3600
    assert bucket.left_now() == 3


def test_who_is_refused_pays_nothing(clock: list[float]) -> None:
    bucket = Bucket(rate=1.0, size=1)
    bucket.take()
    for _ in range(100):
        bucket.take()
    clock[0] += 1.0
    assert bucket.take()


def test_each_has_a_bucket_of_their_own(clock: list[float]) -> None:
    paces = Buckets(rate=1.0, size=1)
    assert paces.of("bob").take()
    assert not paces.of("bob").take()
    assert paces.of("carol").take()


def test_the_longest_unused_is_forgotten_first(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(buckets, "ADDRESSES", 2)
    paces = Buckets(rate=1.0, size=1)
    for name in ("bob", "carol", "bob", "dev"):
        paces.of(name).take()
    assert not paces.of("bob").take(), "used since, so still known"
    assert paces.of("carol").take(), "forgotten, so full again"
