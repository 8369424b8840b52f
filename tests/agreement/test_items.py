"""Items told by fields: who is faster has their way, field by field, and nothing is lost."""

from typing import Any

import pytest

from app.agreement.items import KEPT, section_of
from app.agreement.kind import AGREEMENT
from app.asks.refusal import Refusal
from tests.agreement.story import Story

TELLING: dict[str, tuple[str, dict[str, Any]]] = {
    "staff": ("name-staff", {"name": "Dora", "side": 1}),
    "objectives": ("share-objective", {"title": "Close in 3 days"}),
    "actions": ("plan-action", {"title": "Automate", "owner": "Bob", "due": "2026-12-20"}),
    "appendices": ("add-appendix", {"title": "SLA", "link": "https://example.org/sla"}),
    "meetings": (
        "plan-meeting",
        {
            "title": "Review",
            "level": "tactical",
            "every": "month",
            "starts": "2026-12-01 09:00",
            "zone": "Europe/Helsinki",
        },
    ),
}


@pytest.mark.parametrize("section", TELLING)
def test_an_item_has_an_id_a_version_and_who_told_it(section: str) -> None:
    story = Story().with_both_sides()
    ask, fields = TELLING[section]
    story.does("Bob", ask, **fields)
    (item,) = story.sees(section)
    assert section_of(item["id"]) == section
    assert (item["version"], item["changed_by"], item["changed_at"]) == (1, "Bob", story.now)


@pytest.mark.parametrize("section", TELLING)
def test_two_who_change_other_fields_both_have_their_way(section: str) -> None:
    story = Story().with_both_sides()
    ask, fields = TELLING[section]
    story.does("Bob", ask, **fields)
    (item,) = story.sees(section)
    named = "deputy" if section == "staff" else "measure" if section == "objectives" else None
    other = {named: "Eve"} if named else {next(reversed(fields)): _another(section)}
    main = "name" if section == "staff" else "title"
    story.does("Bob", ask, item=item["id"], base=1, **{main: "Another"})
    story.does("Carol", ask, item=item["id"], base=1, **other)
    (told,) = story.sees(section)
    assert (told[main], told["version"], told["changed_by"]) == ("Another", 3, "Carol")
    why = story.refused("Carol", ask, "conflict", item=item["id"], base=1, **{main: "Third"})
    assert why == "This was written anew meanwhile: look at both, and write it again."
    assert story.does("Carol", ask, item=item["id"], base=1, **{main: "Another"}) == []


def _another(section: str) -> str:
    return {
        "actions": "2027-01-20",
        "appendices": "https://example.org/ola",
        "meetings": "Europe/Oslo",
    }[section]


@pytest.mark.parametrize("section", TELLING)
def test_an_item_that_is_not_there_is_not_told_anew(section: str) -> None:
    ask, fields = TELLING[section]
    story = Story().with_both_sides()
    story.refused("Bob", ask, "not-found", item=f"{KEPT[section].begins}7", **fields)
    story.does("Bob", ask, **fields)
    (item,) = story.sees(section)
    story.refused("Bob", ask, "conflict", item=item["id"], base=7, title="Of another history")


@pytest.mark.parametrize("section", TELLING)
def test_what_an_item_needs_is_asked_for(section: str) -> None:
    ask, fields = TELLING[section]
    story = Story().with_both_sides()
    for name in fields:
        rest = {key: value for key, value in fields.items() if key != name}
        story.refused("Bob", ask, "bad-field", **rest)


@pytest.mark.parametrize("section", TELLING)
def test_a_section_holds_no_more_than_can_be_read(section: str) -> None:
    story, (ask, fields) = Story().with_both_sides(), TELLING[section]
    for _ in range(KEPT[section].most):
        story.does("Bob", ask, **fields)
    story.refused("Bob", ask, "wrong-state", **fields)
    last = story.sees(section)[-1]["id"]
    story.does("Bob", "drop-item", item=last)
    story.does("Bob", ask, **fields)
    assert story.sees(section)[-1]["id"] != last, "no id is given twice"


def test_of_nothing_there_is_no_section() -> None:
    assert section_of("z9") == section_of("") == ""


@pytest.mark.parametrize(
    "day", ["9999-12-31", "2100-01-01", "1999-12-31", "0001-01-01", "20270101"]
)
def test_a_day_is_one_that_a_calendar_can_count_from(day: str) -> None:
    story = Story().with_both_sides()
    story.refused("Bob", "share-objective", "bad-field", title="Close", due=day)
    story.refused("Bob", "plan-action", "bad-field", title="Automate", owner="Bob", due=day)
    with pytest.raises(Refusal):
        AGREEMENT.tell(story.agreement, "agenda", day, 0)
    story.does("Bob", "share-objective", title="Close", due="2099-12-31")
    assert AGREEMENT.tell(story.agreement, "agenda", "2099-12-31", 0)["topics"]
