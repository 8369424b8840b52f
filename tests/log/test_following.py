"""Who cites a stream hears what became of it, once, however often a process ends between."""

import msgspec
from sqlalchemy import Engine, delete, select

from app.log import erasing, following, readmodels
from app.log.recorded import Elsewhere
from app.main import KINDS
from tests.log.streams import CODE, Stream
from tests.workshop import ask

CITING = "CCCCCCCC"


def cites(engine: Engine, code: str = CITING) -> None:
    """Another stream, which cites the first one."""
    Stream(engine, code)
    with engine.begin() as db:
        db.execute(readmodels.CITATIONS.insert().values(workshop=code, cited=CODE, revision="1"))


def told(engine: Engine, revision: int = 1) -> Elsewhere | None:
    with engine.connect() as db:
        return following.elsewhere(db, CODE, revision)


def test_before_it_is_signed_there_is_nothing_to_cite(engine: Engine) -> None:
    Stream(engine)
    assert told(engine) is None
    assert following.unheard(engine) == []


def test_a_signed_one_tells_what_holds_and_the_hash_of_a_revision(engine: Engine) -> None:
    stream = Stream(engine)
    stream.signs_off()
    hashed = stream.replica.state.revisions[0].hash
    assert told(engine) == Elsewhere("Payroll", 1, (), hashed)
    assert told(engine, 2) == Elsewhere("Payroll", 1, (), "")


def test_nobody_is_told_where_nobody_cites(engine: Engine) -> None:
    Stream(engine).signs_off()
    assert following.unheard(engine) == []


def test_a_change_is_unheard_until_all_have_heard(engine: Engine) -> None:
    stream = Stream(engine)
    cites(engine)
    stream.signs_off()
    (one,) = following.unheard(engine)
    assert (one.code, one.citing) == (CODE, [(CITING, "workshop")])
    assert following.unheard(engine) == [one], "a process may have ended between"
    following.heard(engine, one)
    assert following.unheard(engine) == []


def test_what_changed_since_has_yet_to_be_heard(engine: Engine) -> None:
    stream = Stream(engine)
    cites(engine)
    stream.signs_off()
    (one,) = following.unheard(engine)
    stream.asks("ann", ask.StartRevision())
    stream.asks("ann", ask.SignOff())
    following.heard(engine, one)
    assert [again.code for again in following.unheard(engine)] == [CODE]


def test_a_vote_changes_nothing_that_others_hear(engine: Engine) -> None:
    stream = Stream(engine)
    stream.signs_off()
    cites(engine)
    stream.asks("ann", ask.StartRevision())
    stream.asks("ann", ask.SetPace("own"))
    stream.asks("ann", ask.Reopen(process="incident", scope="application"))
    stream.asks("ann", ask.CastVote("it-ops", process="incident", scope="application"))
    assert following.unheard(engine) == []


def test_one_from_before_there_were_rows_tells_its_title_alone(engine: Engine) -> None:
    stream = Stream(engine)
    stream.signs_off()
    with engine.begin() as db:
        db.execute(delete(following.STANDINGS))
    found = told(engine)
    assert found
    assert (found.title, found.standing, bool(found.hash)) == ("Payroll", 0, True)


def test_made_again_the_rows_are_the_same(engine: Engine) -> None:
    Stream(engine).signs_off()
    before = told(engine)
    readmodels.drop(engine)
    assert told(engine) is None
    list(readmodels.complete(engine, KINDS))
    assert told(engine) == before


def test_an_erased_stream_tells_nothing(engine: Engine) -> None:
    stream = Stream(engine)
    cites(engine)
    stream.signs_off()
    with engine.begin() as db:
        erasing.erase_workshop(db, CODE)
    assert told(engine) is None
    with engine.connect() as db:
        assert db.execute(select(following.UNHEARD)).all() == []


def test_it_is_told_as_it_is_kept() -> None:
    kept = Elsewhere("Payroll", 2, (("promise", "Find an owner", "2027-01-10"),), "")
    assert following.DECODER.decode(msgspec.json.encode(kept)) == kept
