"""The partner plan staff; names and contacts stand apart, so that they can be erased."""

from app.agreement.kind import AGREEMENT
from app.agreement.people import PersonErased
from app.log.recorded import Fact
from tests.agreement.story import Story


def dora(story: Story) -> Story:
    story.does(
        "Carol",
        "name-staff",
        name="Dora",
        side=1,
        title="Head of IT",
        contact="+358 40 123",
        role="relationship manager",
        level="tactical",
    )
    return story


def test_somebody_is_named_for_a_side() -> None:
    (told,) = dora(Story().with_both_sides()).sees("staff")
    named = {key: told[key] for key in ("name", "side", "title", "contact", "role", "level")}
    assert named == {
        "name": "Dora",
        "side": 1,
        "title": "Head of IT",
        "contact": "+358 40 123",
        "role": "relationship manager",
        "level": "tactical",
    }


def test_no_name_and_no_contact_stands_in_the_record() -> None:
    story = dora(Story().with_both_sides())
    story.signs_off()
    content = story.signed[1].content
    assert "Dora" not in content
    assert "+358" not in content
    kept = {name for _, name in story.names[1].values()}
    assert {"Dora", "+358 40 123", "Ann", "Bob"} <= kept


def test_an_erased_name_is_gone_and_the_rest_stays() -> None:
    story = dora(Story().with_both_sides())
    facts = [Fact(story.agreement.seq + 1, story.now, "", PersonErased("s1n"))]
    AGREEMENT.evolve(story.agreement, facts)
    story.facts += facts
    (told,) = story.sees("staff")
    assert (told["name"], told["contact"], told["title"]) == ("", "+358 40 123", "Head of IT")


def test_who_is_dropped_leaves_no_text_behind() -> None:
    story = dora(Story().with_both_sides())
    story.does("Bob", "drop-item", item="s1")
    assert story.agreement.texts == {}


def test_a_role_that_nobody_holds_is_a_gap() -> None:
    story = Story().with_both_sides()
    assert "Nobody holds the role of relationship manager." in story.gaps()
    assert "Nobody holds the role of relationship manager." not in dora(story).gaps()
