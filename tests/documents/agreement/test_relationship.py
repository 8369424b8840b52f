"""Where the relationship stands."""

import msgspec

from app.documents.agreement.parts import Rows
from app.documents.agreement.relationship import rated
from app.partnership.record import Answers, Said
from tests.documents.agreement.telling import printed, section
from tests.partnership.agreements import QUESTIONS, empty, whole


def test_each_side_stands_beside_the_other() -> None:
    assert section(printed(whole()), "relationship") == [
        "How IT is seen",
        "Guardian of technology | availability, cost per unit | 3 | – | – | –",
        "Service provider | service quality | 1 | 3 | 1 | –",
        "Partnership | revenue, market share, profitability | – | – | 3 | 4",
        "What a partnership takes, rated 1 to 5: the mean, and of how many",
        "Change control | 2.0 (3) | 2.2 (4) | 4.2 (4) | 2.5 (4)",
        "Risk management | 1.0 (2) | – | 3.0 (4) | –",
        "Trust, asked of all without names: the mean, and of how many",
        "2026-11-20 3.4 (8); 2027-02-20 4.2 (8)",
        "Where a wish does not fit",
        "A partnership is wished for without what it stands on: change control, risk management.",
    ]


def test_of_a_question_that_was_asked_again_the_last_round_counts() -> None:
    again = Answers(
        "standing:now", 2, "2027-02-20T09:05:00.000Z", {"partnership": {"0": 4, "1": 4}}
    )
    told = section(printed(whole(questions=[*QUESTIONS, again])), "relationship")
    assert told[1].split(" | ")[2:4] == ["–", "–"]
    assert told[3].split(" | ")[2:4] == ["4", "4"]


def test_who_had_no_view_rates_nothing() -> None:
    assert rated({"abstain": {"0": 3}, "4": {"0": 1}}, "0") == "4.0 (1)"
    assert rated({"abstain": {"0": 3}}, "0") == "–"


def test_two_sides_of_one_name_keep_their_columns() -> None:
    alike = msgspec.structs.replace(whole(), sides=["IT", "IT"])
    (found,) = [one for one in printed(alike).sections if one.key == "relationship"]
    tables = [one for one in found.parts if isinstance(one, Rows)]
    assert [len(one.columns) for one in tables] == [6, 5]
    assert all(len(row) == len(one.columns) for one in tables for row in one.rows)


def test_where_every_wish_fits_nothing_is_said_of_it() -> None:
    told = section(printed(whole(questions=QUESTIONS[:1])), "relationship")
    assert "Where a wish does not fit" not in told


def test_what_was_not_asked_is_not_told() -> None:
    assert section(printed(empty()), "relationship") == ["It was not asked yet."]


def test_what_was_said_is_told_by_side() -> None:
    said = [Said("0", "guardian", 4, "Nobody comes."), Said("1", "provider", 2, "")]
    when = "2027-02-20T09:05:00.000Z"
    asked = [
        Answers("standing:now", 1, when, {"guardian": {"0": 1}}, said),
        Answers("component:risk:other", 1, when, {"2": {"1": 1}}, [Said("1", "2", None, "Lost.")]),
    ]
    told = section(printed(whole(questions=asked)), "relationship")
    first, second = whole().sides
    at = told.index("What was said")
    assert told[at + 1 : at + 3] == [
        f"Today: {first} · Guardian of technology · Nobody comes.",
        f"Risk management, the other’s: {second} · 2 · Lost.",
    ]
