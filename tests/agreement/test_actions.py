"""The action plan: kept, moved, broken, while a revision is in force too."""

from tests.agreement.story import Story


def planned() -> Story:
    story = Story().with_both_sides()
    story.does("Bob", "plan-action", title="Automate", owner="Dev", due="2026-12-20")
    return story


def test_an_action_is_moved_with_its_reason_and_kept_with_its_evidence() -> None:
    story = planned()
    story.signs_off()
    story.does("Carol", "move-action", item="a1", due="2027-01-31", why="The vendor is late.")
    assert story.does("Carol", "move-action", item="a1", due="2027-01-31", why="Again.") == []
    story.later().does("Dev", "keep-action", item="a1", evidence="Runs since Monday.")
    (told,) = story.sees("actions")
    assert (told["state"], told["said"], told["ended"]) == (
        "kept",
        "Runs since Monday.",
        story.now,
    )
    assert [(one.due, one.why) for one in told["moves"]] == [("2026-12-20", "The vendor is late.")]


def test_what_has_ended_has_ended() -> None:
    story = planned()
    story.does("Bob", "break-action", item="a1", why="Nobody wants it any more.")
    for ask in ("keep-action", "break-action"):
        story.refused("Bob", ask, "wrong-state", item="a1", **_said(ask))
    story.refused("Bob", "move-action", "wrong-state", item="a1", due="2027-01-01", why="Late.")
    story.refused("Bob", "keep-action", "not-found", item="a2")


def _said(ask: str) -> dict[str, str]:
    return {"evidence": "Done."} if ask == "keep-action" else {"why": "No."}


def test_an_action_has_a_day_and_serves_an_objective_there_is() -> None:
    story = planned()
    needed = {"title": "Test", "owner": "Dev"}
    story.refused("Bob", "plan-action", "bad-field", due="", **needed)
    story.refused("Bob", "plan-action", "bad-field", due="soon", **needed)
    story.refused("Bob", "plan-action", "not-found", due="2027-01-01", objective="o9", **needed)
    story.refused("Bob", "move-action", "bad-field", item="a1", due="", why="Late.")


def test_an_action_of_a_signed_agreement_asks_nobody_to_sign_again() -> None:
    story = planned().with_four_offices()
    story.signs_off()
    story.all_sign()
    story.does("Dev", "keep-action", item="a1")
    story.does("Ann", "start-revision")
    story.signs_off()
    assert {one["state"] for one in story.sees("signatures")} == {"signed"}
