"""How often, in words."""

import msgspec
import pytest

from app.documents.agreement.rhythms import singles, told, when
from tests.partnership.agreements import MONTHLY, QUARTERLY


@pytest.mark.parametrize(
    ("every", "words"),
    [
        ("month", "every month"),
        ("quarter", "every quarter"),
        ("year", "every year"),
        ("FREQ=WEEKLY", "every week"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every second week on Tuesday"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "every week on Monday, Wednesday and Friday"),
        ("FREQ=MONTHLY;BYDAY=1MO", "every month on the first Monday"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1,15", "every quarter on the 1st and 15th"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day"),
        ("FREQ=MONTHLY;BYMONTHDAY=2,3,11,12,13,22,23", "every month on the 2nd, 3rd, 11th, 12th, "
         "13th, 22nd and 23rd"),
        ("FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=10", "every year on the 10th in January and July"),
        ("FREQ=MONTHLY;INTERVAL=4;COUNT=1", "every 4 months, 1 time"),
        ("FREQ=DAILY;COUNT=5", "every day, 5 times"),
        ("FREQ=WEEKLY;UNTIL=20271231T090000Z", "every week, until 2027-12-31"),
    ],
)  # fmt: skip
def test_a_simple_rule_is_a_sentence(every: str, words: str) -> None:
    assert told(every) == words


@pytest.mark.parametrize(
    "every",
    [
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=13",
        "FREQ=YEARLY;BYDAY=1MO",
        "FREQ=MONTHLY;BYDAY=-2MO",
        "FREQ=MONTHLY;BYMONTHDAY=-2",
        "FREQ=YEARLY;BYMONTH=13",
    ],
)
def test_one_that_no_short_sentence_tells_stands_as_it_is(every: str) -> None:
    assert told(every) == f"by the rule {every}"


def test_what_is_no_rule_stands_as_it_was_written() -> None:
    assert told("now and then") == "now and then"


def test_a_meeting_tells_its_first_time_and_its_length() -> None:
    assert when(QUARTERLY) == (
        "every quarter on the first Tuesday, from 2026-12-01 13:00 (Europe/Helsinki), 120 minutes"
    )
    assert "2026-12-01 13:00" in when(msgspec.structs.replace(QUARTERLY, starts="2026-12-01T13:00"))


def test_single_ones_are_told_apart() -> None:
    assert singles(MONTHLY) == [
        "2027-01-03: held 2027-01-05 10:00 instead",
        "2027-04-03: called off",
    ]
