"""The philosophy: one text that both sides write, on the version they saw."""

from app.agreement.kind import AGREEMENT
from app.agreement.state import EARLIER
from tests.agreement.story import Story


def test_both_sides_write_it() -> None:
    story = Story().with_both_sides()
    story.does("Bob", "write-philosophy", text="We close the books together.", base=0)
    story.later().does("Carol", "write-philosophy", text="We close them\n\nin time.", base=1)
    told = story.sees("philosophy")
    assert (told["text"], told["version"], told["changed_by"], told["changed_at"]) == (
        "We close them\n\nin time.",
        2,
        "Carol",
        story.now,
    )


def test_who_wrote_on_an_older_text_is_refused_and_nothing_is_lost() -> None:
    story = Story().with_both_sides()
    story.does("Bob", "write-philosophy", text="Bob’s.", base=0)
    story.refused("Carol", "write-philosophy", "conflict", text="Carol’s.", base=0)
    story.refused("Carol", "write-philosophy", "conflict", text="Carol’s.", base=9)
    assert story.does("Carol", "write-philosophy", text="Bob’s.", base=0) == []
    story.does("Carol", "write-philosophy", text="Carol’s, and Bob’s.", base=1)
    (stood,) = AGREEMENT.tell(story.agreement, "philosophy", "", 0)["items"]
    assert (stood["text"], stood["by"]) == ("Bob’s.", "Bob")


def test_so_many_earlier_texts_are_told() -> None:
    story = Story().with_both_sides()
    for number in range(EARLIER + 3):
        story.does("Bob", "write-philosophy", text=f"The {number}.", base=number)
    told = AGREEMENT.tell(story.agreement, "philosophy", "", 0)["items"]
    assert [one["text"] for one in told][:2] == [f"The {EARLIER + 1}.", f"The {EARLIER}."]
    assert len(told) == EARLIER == story.sees("philosophy")["earlier"]


def test_who_looks_on_writes_nothing() -> None:
    story = Story().with_both_sides()
    why = story.refused("Olga", "write-philosophy", "forbidden", text="Mine.", base=0)
    assert why == "Who observes has no say here."
