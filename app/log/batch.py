"""One transaction of the writer: many asks decided in turn, and everything they write."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection

from app.log import store
from app.log.ballots import Slips
from app.log.replica import Replica
from app.log.store import Answered, AskKey
from app.log.tables import KeyRow
from app.matrix.record import canonical
from app.workshop import commands as ask
from app.workshop import events as ev
from app.workshop import signing
from app.workshop.screen import Screen
from app.workshop.workshop import Code, Fact, Refusal


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an ask is answered: done, under the workshop's number then, or refused and why."""

    seq: int
    code: Code | None = None
    why: str = ""


def _nobody_waits(_: Answer, __: Screen) -> None:
    """Where an answer goes that nobody waits for."""


@dataclass(slots=True)
class Job:
    """An ask on its way: whose it is, and where its answer goes. No command: only a look."""

    code: str
    person: str
    command: ask.Ask | None
    id: str | None = None  # the client's; an ask at the door has none
    key: str | None = None  # the hash of a key to hand out with it
    reply: Callable[[Answer, Screen], None] = _nobody_waits  # a look gets a whole screen too


class Batch:
    """The replicas and the transaction of one batch."""

    def __init__(self, db: Connection, replicas: dict[str, Replica], at: str) -> None:
        self.db = db
        self.replicas = replicas
        self.at = at
        self.facts: list[tuple[str, Fact]] = []
        self.slips = Slips()
        self.keys: list[KeyRow] = []
        self.before: dict[AskKey, Answered] = {}
        self.fresh: dict[AskKey, Answered] = {}

    def prepare(self, jobs: list[Job]) -> None:
        """Lock the workshops, read on in their logs, and look for asks answered before.

        Where somebody only looks, nothing is locked: what a look finds is true, if soon outdated.
        """
        for job in jobs:
            if isinstance(job.command, ask.OpenWorkshop):
                store.founded(self.db, job.code)
        codes = {job.code for job in jobs}
        asked_of = {job.code for job in jobs if job.command is not None}
        numbers = store.lock(self.db, asked_of) | store.numbers(self.db, codes - asked_of)
        for code, seq in numbers.items():
            replica = self.replicas.setdefault(code, Replica(code))
            if replica.workshop.seq != seq:
                replica.catch_up(self.db)
        for code in codes - numbers.keys():
            self.replicas.pop(code, None)
        asked = [AskKey(job.code, job.person, job.id) for job in jobs if job.id is not None]
        self.before = store.answered(self.db, asked)

    def answer(self, job: Job) -> Answer:
        """Decide one ask, or find its earlier answer; nothing is durable yet."""
        replica = self.replicas.get(job.code)
        if replica is None:
            return Answer(0, "not-found", "There is no workshop by this code.")
        if job.command is None:
            return Answer(replica.workshop.seq)
        if job.id is None:
            return self._decide(replica, job, job.command)
        key = AskKey(job.code, job.person, job.id)
        body = hashlib.sha256(msgspec.json.encode(job.command)).hexdigest()
        earlier = self.before.get(key) or self.fresh.get(key)
        if earlier:
            return _again(earlier, body, replica.workshop.seq)
        answer = self._decide(replica, job, job.command)
        self.fresh[key] = Answered(body, msgspec.json.encode(answer).decode())
        return answer

    def _decide(self, replica: Replica, job: Job, command: ask.Ask) -> Answer:
        try:
            facts = replica.take(command, job.person, self.at)
        except Refusal as refusal:
            return Answer(replica.workshop.seq, refusal.code, refusal.why)
        for fact in facts:
            self._write(replica, fact)
        replica.fold(facts)
        self.facts += ((job.code, fact) for fact in facts)
        if job.key:
            self.keys.append(KeyRow(hash=job.key, workshop=job.code, person=job.person))
        return Answer(replica.workshop.seq)

    def _write(self, replica: Replica, fact: Fact) -> None:
        """What a fact writes besides itself; the workshop is still as it was before it."""
        code = replica.workshop.code
        match fact.event:
            case ev.VoteCast(person=person, cell=cell):
                self.slips.put(code, cell, person, replica.vote(person, cell), fact.at)
            case ev.VoteWithdrawn(person=person, cell=cell, round=number):
                self.slips.take(code, cell, person, number)
            case ev.SignedOff(revision=number, hash=digest):
                signed = signing.record(replica.workshop, number, fact.at, fact.by)
                store.sign(self.db, code, number, digest, canonical(signed))
            case ev.PersonRemoved(person=person):
                store.revoke(self.db, code, person)

    def write(self) -> None:
        """Put it all into the transaction."""
        store.append(self.db, self.facts)
        self.slips.into(self.db)
        store.hand_out(self.db, self.keys)
        store.remember(self.db, self.fresh)


def _again(earlier: Answered, body: str, seq: int) -> Answer:
    if earlier.body != body:
        return Answer(seq, "conflict", "This id was used for another ask.")
    return msgspec.json.decode(earlier.answer, type=Answer)
