"""The ballot box on a real database: the last word of everybody on each round, and no other."""

from sqlalchemy import Engine, text

from app.log import ballots
from app.log.ballots import Slips
from app.log.recorded import DropVote, KeepVote, Vote

AT = "2026-11-21T09:00:00.000Z"
CODE = "W"


def test_the_box_holds_the_last_vote_of_each_round(engine: Engine) -> None:
    slips = Slips()
    slips.put(CODE, KeepVote("incident:application", "p1", Vote(1, "business", None, "")), AT)
    slips.put(CODE, KeepVote("incident:application", "p1", Vote(1, "tbd", 5, "why not")), AT)
    slips.put(CODE, KeepVote("incident:application", "p2", Vote(1, "it-ops", None, "")), AT)
    slips.put("V", KeepVote("incident:application", "p1", Vote(1, "it-ops", None, "")), AT)
    with engine.begin() as db:
        slips.into(db)
    later = Slips()
    later.take(CODE, DropVote("incident:application", "p2", 1))
    later.put(CODE, KeepVote("incident:application", "p1", Vote(2, "business", None, "")), AT)
    with engine.begin() as db:
        later.into(db)
        box = ballots.of_people(db, CODE, ["p1", "p2"])
        assert box == {"p1": {"incident:application": Vote(2, "business", None, "")}, "p2": {}}
        first = ballots.of_question(db, CODE, "incident:application", 1)
        assert first == {"p1": Vote(1, "tbd", 5, "why not")}
        kept = db.execute(text("SELECT round, choice FROM ballot WHERE workshop = 'W'")).all()
        assert [tuple(row) for row in kept] == [(1, "tbd"), (2, "business")]


def test_a_vote_taken_back_in_the_same_batch_is_not_there(engine: Engine) -> None:
    slips = Slips()
    slips.put(CODE, KeepVote("incident:application", "p1", Vote(1, "business", None, "")), AT)
    slips.take(CODE, DropVote("incident:application", "p1", 1))
    with engine.begin() as db:
        slips.into(db)
        assert ballots.of_people(db, CODE, ["p1"]) == {"p1": {}}


def test_a_reveal_counts_what_is_still_under_way(engine: Engine) -> None:
    """Bob changed his mind, Carol took hers back, Dev has just voted: all in this batch."""
    first = Slips()
    for person in ("bob", "carol"):
        first.put(CODE, KeepVote("incident:application", person, Vote(1, "tbd", None, "")), AT)
    later = Slips()
    later.put(CODE, KeepVote("incident:application", "bob", Vote(1, "it-ops", None, "")), AT)
    later.take(CODE, DropVote("incident:application", "carol", 1))
    later.put(CODE, KeepVote("incident:application", "dev", Vote(1, "it-ops", 3, "")), AT)
    later.put(CODE, KeepVote("incident:application", "dev", Vote(2, "tbd", None, "")), AT)
    with engine.begin() as db:
        first.into(db)
        votes = ballots.of_question(db, CODE, "incident:application", 1)
        later.over(votes, CODE, "incident:application", 1)
    assert votes == {"bob": Vote(1, "it-ops", None, ""), "dev": Vote(1, "it-ops", 3, "")}
