"""What minutes tell of how a workshop was set up, and of the processes that came and went."""

from tests.documents.telling import entries, read
from tests.workshop import ask
from tests.workshop.story import Story


def room() -> Story:
    return Story("C").with_the_usual_people().at_own_pace()


def test_processes_that_came_and_went_are_told_by_name() -> None:
    story = room()
    story.does("Ann", ask.AddProcess(name="Data quality"))
    story.does("Ann", ask.DropProcess(process="licence"))
    told = entries(story, "The whole matrix")
    assert any("Processes added: Data quality." in one for one in told)
    assert any("Processes dropped: Software License Mgmt." in one for one in told)


def test_another_order_alone_is_told_by_none() -> None:
    story = room()
    before = read(story)
    there = story.sees("processes")
    story.does("Ann", ask.OrderProcesses(processes=[*reversed(there)]))
    assert len(read(story).splitlines()) == len(before.splitlines())


def test_of_what_was_dropped_nothing_else_is_told() -> None:
    """What was said of it stands in the log, and in what was signed before."""
    story = room()
    story.all_vote("licence", Bob="business", Carol="it-ops")
    story.reveals("licence")
    story.decides("business", "licence", rationale="They pay for it.")
    story.decides("business", "change", rationale="They feel it.")
    story.does("Ann", ask.DropProcess(process="licence"))
    told = read(story)
    assert "They feel it." in told
    assert "They pay for it." not in told
    assert told.count("Software License Mgmt") == 1, "that it was dropped"


def test_of_many_cells_those_are_told_that_are_there() -> None:
    story = room()
    story.adopts()
    story.does("Ann", ask.AddProcess(name="Data quality"))
    story.does("Ann", ask.DropProcess(process="own-1"))
    story.does("Ann", ask.DropProcess(process="licence"))
    told = entries(story, "The whole matrix")
    (cells,) = [one for one in told if one.startswith("- t.b.d.: ")]
    assert "Contract" in cells
    assert "License" not in cells


def test_a_process_is_called_in_minutes_as_it_is_in_the_room() -> None:
    story = room()
    story.does("Ann", ask.Reword(process="change", name="Release gate"))
    assert any(
        "Worded otherwise for this workshop: Release gate." in it
        for it in entries(story, "The workshop")
    )
