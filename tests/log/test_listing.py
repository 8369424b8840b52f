"""What is kept of a stream besides its log: a kind that tells little is listed, too."""

from app.log.listing import Dated, Listing, Summary


def test_a_kind_need_not_be_in_a_portfolio() -> None:
    told = Listing(Summary("Poll", "", "live", None, None), {}, {})
    assert told.overview is None
    assert told.dated == {}


def test_what_comes_to_a_day_is_told_in_the_order_of_its_columns() -> None:
    assert tuple(Dated("risk", "cost", "open", "", "2026-12-24"))[-1] == "2026-12-24"
