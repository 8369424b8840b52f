"""A stream as the writing thread holds it: what it draws anew, and for whom."""

import gc
import itertools
import tracemalloc
from typing import Any

import msgspec
import pytest

from app.log.kind import Screen
from app.log.recorded import Fact, Turn, Vote
from app.log.replica import NOBODY, News, Replica
from app.workshop.kind import WORKSHOP
from tests.workshop import ask, ev
from tests.workshop.watching import AT, Watched

VOTE = ask.CastVote("business", process="incident", scope="application")
VOTED = Vote(1, "business", None, "")
MINE = {"incident:application": "business"}


def room() -> Watched:
    """Ann, and two others at their screens; everybody at their own pace."""
    watched = Watched(people=3)
    watched.here |= {"p0", "p1"}
    watched.does("ann", ask.SetPace("own"))
    watched.draws()
    return watched


def drawn(watched: Watched) -> News:
    return watched.replica.draw(frozenset(watched.here), watched.clock)


def test_a_vote_is_drawn_for_its_owner_alone() -> None:
    watched = room()
    watched.does("p0", VOTE)
    news = drawn(watched)
    assert news.own == {"p0": {"mine": MINE, "mine_why": {}, "mine_older": []}}
    assert "mine" not in news.changed


def test_where_nothing_happened_nothing_is_drawn() -> None:
    news = drawn(room())
    assert (news.changed, news.own) == ({}, {})


def test_a_new_round_empties_the_votes_of_everybody_here() -> None:
    watched = room()
    watched.does("p0", VOTE)
    watched.does("ann", ask.Reveal(process="incident", scope="application"))
    watched.draws()
    watched.does("ann", ask.VoteAgain(process="incident", scope="application"))
    none: Screen = {"mine": {}, "mine_why": {}, "mine_older": []}
    own = dict(drawn(watched).own)
    ann = own.pop("ann")  # whole, for what she could take back is another now
    assert own == {"p0": none, "p1": none}
    assert (ann["mine"], ann["mine_why"]) == ({}, {})


def test_votes_that_are_not_known_are_not_drawn_as_none() -> None:
    """P1 votes in another process while nobody here has found their votes."""
    watched = room()
    seq = watched.replica.state.seq + 1
    cast = ev.VoteCast(cell="incident:application", person="p1", round=1)
    watched.replica.box.pop("p1")
    watched.replica.fold([Fact(seq, AT, "p1", cast)])
    assert drawn(watched).own == {}


def test_whoever_sits_there_when_it_is_opened_is_drawn_whole() -> None:
    watched = room()
    watched.does("p0", VOTE)
    again = Replica(WORKSHOP, WORKSHOP.new("PAYR0LL2"))
    again.fold(watched.facts)
    again.state.changes = type(again.state.changes)()
    again.box = watched.replica.box
    news = again.draw(frozenset({"p0"}), watched.clock)
    assert news.own == {"p0": again.own("p0")}
    assert news.own["p0"]["mine"] == MINE
    assert news.changed == news.screen == watched.replica.drawn | news.changed


def test_whoever_came_or_went_since_the_last_ask_counts_for_the_next() -> None:
    """Who has a socket open is told with each batch; who was drawn last, or is away, is known."""
    watched = room()

    def vendor_is_there(process: str, *present: str) -> bool:
        decide = ask.Decide("tbd", process=process, scope="application")
        turn = Turn("ann", AT, lambda *_: {}, present=frozenset(present) or NOBODY)
        (fact,) = watched.replica.take(decide, turn).facts
        assert isinstance(fact.event, ev.Decided)
        return "vendor" in (fact.event.there or ())

    watched.does("vera", ask.Join(name="Vera", represents="vendor"))
    assert not vendor_is_there("incident")
    assert vendor_is_there("change", "vera")
    assert not vendor_is_there("release")
    watched.here |= {"vera"}
    watched.draws()
    assert vendor_is_there("problem")
    watched.here -= {"vera"}
    watched.draws()
    assert vendor_is_there("request"), "she is away, for minutes"


def test_two_pieces_of_news_are_one() -> None:
    first = News(4, {"a": 1, "b": 1}, {}, {"bob": {"mine": 1}}, frozenset({"carol"}), 0.0)
    then = News(5, {"b": 2}, {"a": 1, "b": 2}, {"bob": {"you": 2}}, frozenset({"dev"}), 0.5)
    both = first.before(then)
    assert both.changed == {"a": 1, "b": 2}
    assert both.own == {"bob": {"mine": 1, "you": 2}}
    assert both.gone == {"carol", "dev"}
    assert both.later == 0.5
    assert (both.seq, both.screen) == (5, {"a": 1, "b": 2})


@pytest.mark.parametrize(
    ("people", "rounds", "reason"),
    [(1, 0, 0), (8, 1, 0), (8, 3, 40), (30, 2, 0), (30, 2, 160), (100, 1, 0), (100, 1, 160)],
)
def test_what_it_weighs_is_about_what_it_takes_of_memory(
    people: int, rounds: int, reason: int
) -> None:
    """From nobody who votes to a hall that writes long reasons: never half of it, never twice."""
    gc.collect()
    tracemalloc.start()
    try:
        watched = voted(people, rounds, reason)
        gc.collect()
        took, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    watched.weigh()
    assert took / 2 < watched.weight < took * 2, (took, watched.weight)


def voted(people: int, rounds: int, reason: int) -> Replica:
    """Everybody at their screen, each cell voted on so often; held as it is after a restart."""
    watched = Watched(people=people)
    watched.does("ann", ask.SetPace("own"))
    everybody = list(watched.replica.state.people)
    for number, key in itertools.product(range(rounds), watched.replica.state.cells):
        at: Any = dict(zip(("process", "scope"), key.split(":"), strict=True))
        for one in everybody:
            watched.does(one, ask.CastVote("business", reason=f"{one} {'x' * reason}", **at))
        if number < rounds - 1:
            watched.does("ann", ask.Reveal(**at))
            watched.does("ann", ask.VoteAgain(**at))
    state = msgspec.msgpack.encode(WORKSHOP.unnamed(watched.replica.state))
    again = Replica(WORKSHOP, msgspec.msgpack.decode(state, type=WORKSHOP.state))
    votes = msgspec.msgpack.encode(watched.replica.box)
    again.box = msgspec.msgpack.decode(votes, type=dict[str, dict[str, Vote]])
    again.draw(frozenset(everybody), 0.0)
    return again


def test_it_is_weighed_again_only_where_it_has_grown() -> None:
    """To weigh a town hall takes a few milliseconds of those who vote."""
    watched = room()
    replica = watched.replica
    assert replica.weigh()
    weighed = []
    for number in range(400):
        watched.does("ann", ask.Park(text=f"topic {number}"))
        watched.does("ann", ask.Unpark(*replica.state.parked))
        weighed.append(replica.weigh())
    assert 10 < sum(weighed) < 40
    box = {f"p{number}": {"incident:application": VOTED} for number in range(1000)}
    replica.box |= box
    before = replica.weight
    assert replica.weigh(), "who comes brings their votes"
    assert replica.weight > before + 100_000
