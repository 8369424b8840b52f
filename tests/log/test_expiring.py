"""Expiring: one rule for all names, piece by piece, and none by a clock that is wrong."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event, text

from app.config import Settings
from app.log import expiring, store
from app.log.expiring import FAR, PIECE, ClockError
from app.main import KINDS
from tests.log.streams import CODE, Stream
from tests.workshop import ask

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    it_is(NOW, monkeypatch)


def it_is(moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return moment

    monkeypatch.setattr(expiring, "datetime", Clock)
    monkeypatch.setattr(expiring, "now", lambda: moment.isoformat())


DAYS = {"workshop": 90, "agreement": 1100}


def last_touched(engine: Engine, code: str, days: int, signed: bool = False) -> Stream:
    """A workshop in which something happened last so many days ago."""
    made = Stream(engine, code)
    made.at = (NOW - timedelta(days=days)).isoformat(timespec="milliseconds")
    made.asks("bob", ask.Join(name="Bob", represents="business"))
    if signed:
        made.signs_off()
    return made


def names(engine: Engine) -> set[str]:
    with engine.connect() as db:
        return set(db.scalars(text("SELECT DISTINCT workshop FROM person_name")))


@pytest.mark.parametrize("signed", [True, False])
def test_names_go_so_many_days_after_the_last_thing_that_happened(
    engine: Engine, signed: bool
) -> None:
    last_touched(engine, "OLDOLDOL", 91, signed)
    last_touched(engine, "YOUNGYOU", 89, signed)
    assert expiring.expire(engine, KINDS, DAYS) == 2
    assert names(engine) == {"YOUNGYOU"}
    assert expiring.expire(engine, KINDS, DAYS) == 0


def test_each_kind_has_its_own_time(engine: Engine) -> None:
    last_touched(engine, "OLDOLDOL", 91)
    assert expiring.expire(engine, KINDS, {"agreement": 90}) == 0
    assert expiring.expire(engine, KINDS, {"workshop": 92, "agreement": 1}) == 0
    assert expiring.expire(engine, KINDS, DAYS) == 2


def test_each_kind_has_its_time_in_the_settings() -> None:
    assert Settings().retention.keys() == {kind.name for kind in KINDS}
    assert Settings().retention == {"workshop": 90, "agreement": 1100}


def test_begun_anew_it_counts_from_then(engine: Engine) -> None:
    stream = last_touched(engine, CODE, 91, signed=True)
    stream.at = (NOW - timedelta(days=1)).isoformat(timespec="milliseconds")
    stream.asks("ann", ask.StartRevision())
    assert expiring.expire(engine, KINDS, DAYS) == 0


def kept(engine: Engine, days: int) -> None:
    """Something was kept so many days ago, and nothing since."""
    day = int((NOW - timedelta(days=days)).timestamp() // 86_400)
    with engine.begin() as db:
        store.remember(db, {store.AskKey(CODE, "bob", f"{day}"): store.Answered("b", "{}")}, day)


def test_a_clock_that_is_ahead_erases_nothing(engine: Engine) -> None:
    last_touched(engine, CODE, 91)
    kept(engine, FAR + 2)
    with pytest.raises(ClockError, match="No names are erased; if it is right: expire --sure"):
        expiring.expire(engine, KINDS, DAYS)
    assert names(engine) == {CODE}
    assert expiring.expire(engine, KINDS, DAYS, sure=True) == 2


def test_who_looks_every_day_is_believed_though_nobody_comes(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    last_touched(engine, CODE, 0)
    kept(engine, 0)
    for day in range(0, 120, FAR):
        it_is(NOW + timedelta(days=day), monkeypatch)
        erased = expiring.expire(engine, KINDS, DAYS)
        assert erased == (2 if day > 90 else 0), day


def test_names_of_a_crowd_go_piece_by_piece(engine: Engine) -> None:
    stream = last_touched(engine, CODE, 91)
    people = [ask.Join(name=f"P {number}", represents="business") for number in range(PIECE + 5)]
    for number, one in enumerate(people):
        stream.asks(f"p{number}", one)
    said: list[str] = []
    engine.dispose()

    @event.listens_for(engine, "connect")
    def _ask_the_database(connection: object, _: object) -> None:
        connection.set_trace_callback(said.append)  # type: ignore[attr-defined]

    assert expiring.expire(engine, KINDS, DAYS) == len(people) + 2
    pieces = -(-(len(people) + 2) // PIECE)
    assert said.count("BEGIN IMMEDIATE") == pieces + 1, "and once for when that was"


def test_where_somebody_goes_on_meanwhile_no_more_names_go(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was due when it was looked for; Ann came back before its turn."""
    stream = last_touched(engine, CODE, 91)
    due = expiring._due

    def and_then(*of: Any) -> Any:
        found = due(*of)
        stream.asks("ann", ask.Park(text="Here again"))
        return found

    monkeypatch.setattr(expiring, "_due", and_then)
    assert expiring.expire(engine, KINDS, DAYS) == 0
    assert names(engine) == {CODE}
