"""One transaction of the writer: many asks decided in turn, and everything they write."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from functools import partial

import msgspec
from sqlalchemy import Connection

from app.asks.refusal import Refusal
from app.log import ballots, erased, following, readmodels, repeats, revisions, snapshots, store
from app.log.ballots import Slips
from app.log.codec import LaterReleaseError
from app.log.doubts import gone_back
from app.log.jobs import Answer, Asked, Here, Job, Look, hashed, once_more
from app.log.kind import Kind
from app.log.kinds import Kinds
from app.log.recorded import (
    DropVote,
    Effect,
    KeepNames,
    KeepRevision,
    KeepVote,
    NoteErased,
    RevokeKeys,
    Turn,
    Vote,
)
from app.log.repeats import Refusals
from app.log.replica import NOBODY, Replica
from app.log.revisions import Signed
from app.log.store import Answered, AskKey, Entry, Head
from app.log.tables import BrowserRow, KeyRow


class Batch:
    """The replicas and the transaction of one batch."""

    def __init__(
        self,
        db: Connection,
        kinds: Kinds,
        replicas: MutableMapping[str, Replica],
        at: str,
        refusals: Refusals,
    ) -> None:
        self.db = db
        self.kinds = kinds
        self.replicas = replicas
        self.at = at
        self.entries: dict[str, list[Entry]] = {}  # by the name of a kind
        self.slips = Slips()
        self.keys: list[KeyRow] = []
        self.browsers: list[BrowserRow] = []
        self.before: dict[AskKey, Answered] = {}
        self.fresh: dict[AskKey, Answered] = {}
        self.refused: dict[AskKey, Answered] = {}
        self.refusals = refusals
        self.unreadable: dict[str, LaterReleaseError] = {}
        self.here: Here = {}
        self._elsewhere = partial(following.elsewhere, db)

    @property
    def written(self) -> set[str]:
        """The streams that this batch adds to."""
        return {entry.code for entries in self.entries.values() for entry in entries}

    def prepare(self, jobs: Sequence[Job], here: Here) -> None:
        """Lock the streams, read on in their logs, and look for asks answered before.

        Where somebody only looks, nothing is locked: what a look finds is true, if soon outdated.
        """
        self.here = here
        asked = [job for job in jobs if isinstance(job, Asked)]
        self._found(asked)
        locked = {job.code for job in asked}
        seen = {job.code for job in jobs} - locked
        heads = store.heads(self.db, locked, lock=True) | store.heads(self.db, seen)
        for code, head in heads.items():
            try:
                self._read_on(code, head)
            except LaterReleaseError as error:
                self.unreadable[code] = error
                self.replicas.pop(code, None)
        for code in {job.code for job in jobs} - heads.keys():
            self.replicas.pop(code, None)
        self._find_votes(jobs, here)
        self.before |= store.answered(self.db, filter(None, map(self._key, asked)))

    def _found(self, asked: Iterable[Asked]) -> None:
        """Make the rows of new streams; who asks once more for one is not given a second."""
        founding = [(job, kind) for job in asked if (kind := self.kinds.founded_by(job.ask))]
        self.before = store.answered(self.db, filter(None, (self._key(job) for job, _ in founding)))
        known = set(self.before)
        for job, kind in founding:
            key = self._key(job)
            if key not in known:
                store.founded(self.db, job.code, kind.name)
            known |= {key} if key else set()

    def _key(self, job: Job) -> AskKey | None:
        """What this ask is known by when it comes again: at the door nobody is anybody yet."""
        if isinstance(job, Look) or job.id is None:
            return None
        if job.key is None:
            return AskKey(job.code, job.person, job.id)
        known = hashlib.sha256(job.id.encode()).hexdigest()
        return AskKey("" if self.kinds.founded_by(job.ask) else job.code, "", known)

    def _read_on(self, code: str, head: Head) -> None:
        kind = self.kinds.named(head.kind)
        if code in self.replicas and gone_back(code, self.replicas[code].state.seq, head):
            del self.replicas[code]
        if code not in self.replicas:
            self.replicas[code] = Replica(kind, kind.new(code))
        if self.replicas[code].state.seq != head.seq:
            self.replicas[code].catch_up(self.db, self.kinds.codec(kind))

    def _find_votes(self, jobs: Iterable[Job], here: Here) -> None:
        """The votes cast so far by everybody who sits here or comes with something."""
        come: dict[str, set[str]] = {code: set() for code in here}
        for job in jobs:
            come.setdefault(job.code, set()).add(job.person)
        for code in come.keys() & self.replicas.keys():
            replica = self.replicas[code]
            people = come[code].union(here.get(code, ())).difference(replica.box)
            if known := people & replica.state.people.keys():
                replica.box |= ballots.of_people(self.db, code, known)

    def answer(self, job: Job) -> Answer:
        """Decide one ask, or find its earlier answer; nothing is durable yet."""
        replica = self.replicas.get(job.code)
        if job.code in self.unreadable:
            what = {"what": self.unreadable[job.code].what}
            return Answer(0, "unavailable", "later-release", what)
        key = self._key(job)
        if isinstance(job, Asked) and key and not key.workshop and (earlier := self._answered(key)):
            return once_more(earlier, hashed(job), 0)
        if replica is None or job.kind not in ("", replica.kind.name):
            return Answer(0, "not-found", "no-such-workshop")
        if isinstance(job, Look):
            return Answer(replica.state.seq)
        return self._once(replica, job, key) if key else self._decide(replica, job)

    def _once(self, replica: Replica, job: Asked, key: AskKey) -> Answer:
        earlier = self._answered(key)
        if earlier:
            return once_more(earlier, hashed(job), replica.state.seq)
        if job.again:  # kept as what was done is: it may still be on its way
            answer = Answer(replica.state.seq, "conflict", "never-came")
        else:
            answer = self._decide(replica, job)
        if not answer.code or job.again:
            self.fresh[key] = Answered(hashed(job), msgspec.json.encode(answer).decode())
        elif key.person:  # a door that is locked may be opened
            self.refused[key] = Answered(hashed(job), msgspec.json.encode(answer).decode())
        return answer

    def _answered(self, key: AskKey) -> Answered | None:
        """The answer this ask has had, just now or before."""
        if key in self.before or key in self.fresh:
            return self.before.get(key) or self.fresh[key]
        return self.refused.get(key) or self.refusals.of(key)

    def _decide(self, replica: Replica, job: Asked) -> Answer:
        try:
            here = self.here.get(job.code, NOBODY)
            opening = self._opening(job.code)
            turn = Turn(job.person, self.at, opening, str, here, job.given, self._elsewhere)
            taken = replica.take(job.ask, turn)
        except Refusal as refusal:
            return Answer(replica.state.seq, refusal.code, refusal.says, refusal.params)
        for effect in taken.effects:
            self._write(job.code, effect)
        entries = self.entries.setdefault(replica.kind.name, [])
        entries += (Entry(job.code, fact) for fact in taken.facts)
        if job.key:
            self.keys.append(KeyRow(hash=job.key, workshop=job.code, person=job.person))
        if job.browser:
            who = {"workshop": job.code, "person": job.person}
            self.browsers.append(BrowserRow(hash=job.browser, **who, at=self.at))
        came = (job.code, job.person) if job.key else None
        return Answer(replica.state.seq, came=came)

    def _opening(self, code: str) -> Callable[[str, int], Mapping[str, Vote]]:
        """The ballot box of a stream, with what this batch has put into it."""

        def opened(question: str, number: int) -> Mapping[str, Vote]:
            votes = ballots.of_question(self.db, code, question, number)
            self.slips.over(votes, code, question, number)
            return votes

        return opened

    def _write(self, code: str, effect: Effect) -> None:
        """What an ask writes besides its events."""
        match effect:
            case KeepVote():
                self.slips.put(code, effect, self.at)
            case DropVote():
                self.slips.take(code, effect)
            case KeepRevision(revision, digest, content):
                revisions.keep(self.db, Signed(code, revision, digest, content))
            case KeepNames(revision, names):
                revisions.keep_names(self.db, code, revision, names)
            case NoteErased(people):
                erased.note(self.db, code, people, self.at)
            case RevokeKeys(person):
                store.revoke(self.db, code, person)

    def write(self) -> None:
        """Put it all into the transaction."""
        for name, entries in self.entries.items():
            kind = self.kinds.named(name)
            store.append(self.db, self.kinds.codec(kind), name, entries)
            self._derive(kind, entries)
        self.slips.into(self.db)
        store.hand_out(self.db, self.keys)
        store.welcome(self.db, self.browsers)
        store.remember(self.db, self.fresh, repeats.today())

    def _derive(self, kind: Kind, entries: Sequence[Entry]) -> None:
        """The rows that lists read, and now and then a snapshot."""
        listed = {e.code for e in entries if type(e.fact.event) not in kind.unlisted}
        for code in {entry.code for entry in entries}:
            replica = self.replicas[code]
            if code in listed:
                readmodels.keep(self.db, replica)
            if snapshots.is_due(replica):
                snapshots.keep(self.db, replica)
