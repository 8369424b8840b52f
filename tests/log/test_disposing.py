"""Dry runs are thrown away a day after they were left; nothing else ever is."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, text

from app.log import disposing
from tests.log.streams import Stream
from tests.workshop import ask


def at(days: float) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds")


class DryRun(Stream):
    """Everything in it happened so many days ago."""

    def __init__(self, engine: Engine, code: str, days: float) -> None:
        self.days = days
        super().__init__(engine, code)

    def asks(self, person: str, *wanted: ask.Ask) -> None:
        self.at = at(self.days)
        opens = ask.OpenWorkshop(service="Payroll", model="B", facilitator="Ann", dry_run=True)
        new = isinstance(wanted[0], ask.OpenWorkshop)
        super().asks(person, *([opens] if new else wanted))


def codes(engine: Engine) -> set[str]:
    with engine.connect() as db:
        return set(db.scalars(text("SELECT code FROM workshop")))


def test_what_was_left_a_day_ago_goes_whole_and_the_rest_stays(engine: Engine) -> None:
    DryRun(engine, "DRYDRYDR", 1.1)
    DryRun(engine, "YQUNGDRY", 0.9)
    Stream(engine, "AAAAAAAA")
    disposing.dispose(engine)
    assert codes(engine) == {"YQUNGDRY", "AAAAAAAA"}
    with engine.connect() as db:
        for table in ("event", "person_name", "attendee", "summary"):
            query = text(f"SELECT count(*) FROM {table} WHERE workshop = 'DRYDRYDR'")
            assert db.scalar(query) == 0, table


def test_a_signed_one_goes_as_well(engine: Engine) -> None:
    DryRun(engine, "DRYDRYDR", 1.1).signs_off()
    disposing.dispose(engine)
    assert codes(engine) == set()


def test_one_is_thrown_away_at_once_and_only_once(engine: Engine) -> None:
    DryRun(engine, "YQUNGDRY", 0.9)
    assert disposing.throw_away(engine, "YQUNGDRY")
    assert not disposing.throw_away(engine, "YQUNGDRY")
