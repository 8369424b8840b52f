"""A stream as the writing thread holds it: what it draws anew, and for whom."""

from app.log.kind import Screen
from app.log.recorded import Fact
from app.log.replica import News, Replica
from app.workshop.kind import WORKSHOP
from tests.workshop import ask, ev
from tests.workshop.watching import AT, Watched

VOTE = ask.CastVote("business", process="incident", scope="application")
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
    assert news.own == {"p0": {"mine": MINE, "mine_why": {}}}
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
    none: Screen = {"mine": {}, "mine_why": {}}
    assert drawn(watched).own == {"ann": none, "p0": none, "p1": none}


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


def test_two_pieces_of_news_are_one() -> None:
    first = News(4, {"a": 1, "b": 1}, {}, {"bob": {"mine": 1}}, frozenset({"carol"}), 0.0)
    then = News(5, {"b": 2}, {"a": 1, "b": 2}, {"bob": {"you": 2}}, frozenset({"dev"}), 0.5)
    both = first.before(then)
    assert both.changed == {"a": 1, "b": 2}
    assert both.own == {"bob": {"mine": 1, "you": 2}}
    assert both.gone == {"carol", "dev"}
    assert both.later == 0.5
    assert (both.seq, both.screen) == (5, {"a": 1, "b": 2})
