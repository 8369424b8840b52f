"""Agreements in the database of a house, as their rooms left them."""

from typing import Any

from app.agreement.kind import AGREEMENT
from app.asks.parsing import read
from app.log.batch import Batch
from app.log.jobs import Asked
from app.log.repeats import Refusals
from app.log.replica import Replica
from app.main import KINDS
from tests.log.streams import AT
from tests.portfolio.conftest import House


class Agreement:
    """Hanna leads it, for one of its two sides."""

    def __init__(self, house: House, code: str, title: str, *sides: str) -> None:
        self.house, self.code = house, code
        self.replicas: dict[str, Replica] = {}
        about = {"title": title, "sides": list(sides), "facilitator": "Hanna", "side": 0}
        self._puts(read(about, AGREEMENT.opening))

    def does(self, ask: str, **fields: Any) -> None:
        self._puts(read(fields, AGREEMENT.asks[ask]))

    def cites(self, stream: Any) -> None:
        """The last revision of a workshop."""
        last = stream.replica.state.revisions[-1]
        told = {"workshop": stream.code, "revision": last.revision, "hash": last.hash}
        self.does("cite-matrix", **told)

    def _puts(self, ask: Any) -> None:
        with self.house.engine.begin() as db:
            batch = Batch(db, KINDS, self.replicas, AT, Refusals())
            batch.prepare([job := Asked(self.code, "hanna", ask, AGREEMENT.name)], {})
            answer = batch.answer(job)
            assert answer.code is None, answer.says
            batch.write()
