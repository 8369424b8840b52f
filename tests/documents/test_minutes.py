"""Minutes are drafted from the log: what happened, in its order, under its chapter."""

from app.documents import minutes
from app.workshop.kind import WORKSHOP
from tests.documents.telling import read
from tests.workshop import ask
from tests.workshop.story import Story


def session() -> Story:
    """The room agrees at once, looks at the risks, and comes back to its matrix."""
    story = Story("B").with_the_usual_people().at_own_pace()
    story.all_vote(Bob="it-ops", Carol="it-ops", Dev="it-ops")
    story.a_while_later().reveals()
    story.a_while_later().decides("it-ops", rationale="They run it.")
    story.does("Ann", ask.OpenChapter("risks"))
    story.does("Ann", ask.WriteRisk(title="No rota", category="people", consequence="A day."))
    story.does("Ann", ask.OpenChapter("matrix"))
    story.reopens()
    return story


def headings(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("#")]


def test_a_heading_for_each_chapter_and_each_thing_that_was_spoken_of() -> None:
    at = "2026-11-21 14:0{} UTC".format
    assert headings(read(session())) == [
        "# Minutes: Payroll",
        "## Who took part",
        f"## The session, {at(0)}",
        "### The workshop",
        "### People",
        f"## Matrix, {at(1)}",
        "### Incident Mgmt (Application)",
        f"## Risks, {at(2)}",
        "### Risks",
        f"## Matrix, {at(2)}",
        "### Incident Mgmt (Application)",
    ]


def test_times_stand_in_the_zone_of_who_reads_too() -> None:
    text = read(session(), "Europe/Helsinki")
    assert "Times are UTC, and in brackets Europe/Helsinki" in text
    assert "- 14:02 (16:02), Decided: IT OPS" in text
    assert "- 14:02, Decided: IT OPS" in read(session(), "Mars/Olympus")


def test_a_new_day_has_a_heading_of_its_own() -> None:
    story = session()
    story.a_day_later().decides("business")
    assert "## Matrix, 2026-11-22 14:02 UTC" in headings(read(story))


def test_a_draft_says_that_it_is_one() -> None:
    assert "\n**DRAFT**, not signed\n" in read(session())


def test_of_many_who_came_some_are_named_and_the_others_counted() -> None:
    story = Story("B")
    for number in range(minutes.NAMES + 4):
        story.does(f"guest{number}", ask.Join(name=f"Guest {number}", represents="business"))
    came = next(line for line in read(story).splitlines() if "Came in:" in line)
    assert "Ann (Other, facilitator); Guest 0 (Business); " in came
    assert came.endswith("Guest 28 (Business); and 5 more")


def test_what_is_left_out_of_a_long_log_is_said() -> None:
    assert "left out" not in read(session())
    assert "1204 earlier entries of the log are left out" in read(session(), left_out=1204)


def test_what_people_typed_stays_text() -> None:
    story = Story("B", service="<script>*Payroll*</script>")
    story.decides("it-ops", rationale="# Not a heading\n- [x](javascript:1) <b>")
    text = read(story)
    assert r"# Minutes: \<script\>\*Payroll\*\</script\>" in text
    assert r"Rationale: # Not a heading<br>- \[x\](javascript:1) \<b\>" in text


def test_every_event_is_told_or_meant_to_be_quiet() -> None:
    tags = {event.__struct_config__.tag.split(":")[0] for event in WORKSHOP.folds}  # type: ignore[union-attr]
    known = minutes.TELLERS.keys() | minutes.QUIET | {minutes.CHAPTER}
    assert tags - known == set(), "say in documents/minuted_around.py what minutes tell of it"
    assert known - tags == set()


def test_what_a_later_release_writes_is_passed_over() -> None:
    story = session()
    before = read(story)
    story.facts[-1:-1] = [story.facts[-1]._replace(event={"is": "rolled-dice"})]
    assert read(story) == before
