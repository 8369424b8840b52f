"""One transaction of the writer: what is read before, decided in turn, and written at the end."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine, text

from app.log.batch import Batch
from app.log.jobs import Answer, Asked, Job, Look
from app.log.repeats import Refusals
from app.log.replica import Replica
from app.main import KINDS
from tests.log.streams import AT, CODE, Stream
from tests.workshop import ask

VOTE = ask.CastVote("business", process="incident", scope="application")
MINE = {"incident:application": "business"}


@pytest.fixture
def stream(engine: Engine) -> Stream:
    """Ann opened it and everybody goes at their own pace; Bob and Carol are in."""
    made = Stream(engine)
    made.asks("ann", ask.SetPace("own"))
    made.asks("bob", ask.Join(name="Bob", represents="business"))
    made.asks("carol", ask.Join(name="Carol", represents="it-ops"))
    return made


@pytest.fixture
def db(engine: Engine) -> Iterator[Connection]:
    with engine.begin() as made:
        yield made


def batch(db: Connection, replicas: dict[str, Replica]) -> Batch:
    return Batch(db, KINDS, replicas, AT, Refusals())


def test_what_one_asks_the_next_one_meets(stream: Stream, db: Connection) -> None:
    """Bob votes, Ann reveals: in one transaction, and the reveal counts the vote."""
    one = batch(db, stream.replicas)
    reveal = ask.Reveal(process="incident", scope="application")
    jobs = [Asked(CODE, "bob", VOTE, id="v"), Asked(CODE, "ann", reveal, id="r")]
    one.prepare(jobs, {})
    assert [one.answer(job).code for job in jobs] == [None, None]
    out = stream.replica.state.cells["incident:application"].out
    assert out.tally == {"business": {"business": 1}}
    late = Asked(CODE, "carol", VOTE, id="late")
    assert one.answer(late).code == "wrong-state"


def test_nothing_is_written_before_the_end(stream: Stream, db: Connection) -> None:
    one = batch(db, stream.replicas)
    job = Asked(CODE, "bob", VOTE, id="v")
    one.prepare([job], {})
    one.answer(job)
    count = text("SELECT (SELECT count(*) FROM ballot), (SELECT count(*) FROM ask)")
    assert tuple(db.execute(count).one()) == (0, 0)
    assert one.written == {CODE}
    one.write()
    assert tuple(db.execute(count).one()) == (1, 1)


def test_the_same_ask_again_gets_the_same_answer(stream: Stream, engine: Engine) -> None:
    job = Asked(CODE, "bob", VOTE, id="v")
    answers = []
    for _ in range(2):
        with engine.begin() as db:
            one = batch(db, stream.replicas)
            one.prepare([job], {})
            answers += [one.answer(job), one.answer(job)]
            one.write()
    assert len(set(map(repr, answers))) == 1
    other = Asked(CODE, "bob", ask.Park(text="x"), id="v")
    with engine.begin() as db:
        one = batch(db, stream.replicas)
        one.prepare([other], {})
        assert one.answer(other).says == "id-used"


def test_the_votes_of_who_comes_and_who_sits_here_are_found(stream: Stream, engine: Engine) -> None:
    stream.asks("bob", VOTE)
    stream.asks("carol", VOTE)
    replicas: dict[str, Replica] = {}
    with engine.begin() as db:
        here = {CODE: frozenset({"bob", "a stranger"})}
        batch(db, replicas).prepare([Look(CODE, "ann")], here)
    box = replicas[CODE].box
    assert box.keys() == {"ann", "bob"}, "Carol's are nobody's business here"
    assert {key: vote.choice for key, vote in box["bob"].items()} == MINE
    assert box["ann"] == {}


def test_a_stream_that_is_not_there_is_not_found(db: Connection) -> None:
    one = batch(db, {})
    jobs: list[Job] = [Look("ZZZZZZZZ", "ann"), Asked("ZZZZZZZZ", "ann", VOTE, id="v")]
    one.prepare(jobs, {})
    assert [one.answer(job) for job in jobs] == [Answer(0, "not-found", "no-such-workshop")] * 2


def test_a_stream_of_another_kind_is_not_found(stream: Stream, db: Connection) -> None:
    one = batch(db, stream.replicas)
    job = Look(CODE, "ann", kind="poll")
    one.prepare([job], {})
    assert one.answer(job).code == "not-found"


def test_what_a_later_release_wrote_is_said_and_no_longer_held(
    stream: Stream, db: Connection
) -> None:
    said = {"w": CODE, "body": '{"is":"dreamt"}', "at": AT}
    db.execute(text("INSERT INTO event VALUES (:w, 99, :at, 'ann', :body)"), said)
    db.execute(text("UPDATE workshop SET seq = 99"))
    one = batch(db, stream.replicas)
    job = Asked(CODE, "bob", VOTE, id="v")
    one.prepare([job], {})
    assert one.answer(job) == Answer(0, "unavailable", "later-release", {"what": "dreamt"})
    assert CODE not in stream.replicas
