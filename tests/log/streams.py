"""A workshop in a database, as stories of the log need it."""

from sqlalchemy import Engine

from app.log.batch import Batch
from app.log.jobs import Asked
from app.log.repeats import Refusals
from app.log.replica import Replica
from app.main import KINDS
from app.workshop.kind import WORKSHOP
from tests.workshop import ask

CODE = "AAAAAAAA"
AT = "2026-11-21T14:00:00.000Z"


class Stream:
    """Asks are written one batch each; what is held can be let go, as a restart does."""

    def __init__(self, engine: Engine, code: str = CODE, model: str = "B") -> None:
        self.engine, self.code = engine, code
        self.replicas: dict[str, Replica] = {}
        self.at = AT
        self.asks("ann", ask.OpenWorkshop(service="Payroll", model=model, facilitator="Ann"))  # type: ignore[arg-type]

    def asks(self, person: str, *wanted: ask.Ask) -> None:
        """In one transaction; each has to be done."""
        with self.engine.begin() as db:
            batch = Batch(db, KINDS, self.replicas, self.at, Refusals())
            jobs = [Asked(self.code, person, one, WORKSHOP.name) for one in wanted]
            batch.prepare(jobs, {})
            for job in jobs:
                answer = batch.answer(job)
                assert answer.code is None, answer.says
            batch.write()

    @property
    def replica(self) -> Replica:
        return self.replicas[self.code]

    def signs_off(self) -> None:
        self.asks("ann", ask.AdoptReference())
        waive = ask.Waive("Later.", process="supportability-transition", scope="application")
        self.asks("ann", waive)
        self.asks("ann", ask.SignOff())
