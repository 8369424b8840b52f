"""Four signatures by own hand; a later revision asks those it concerns, about what changed."""

from app.log.recorded import Elsewhere
from app.signing.signatures import in_force
from tests.agreement.story import HASH, Story


def signed() -> Story:
    """A philosophy, an action, a cited matrix; signed by all four."""
    story = Story().with_both_sides().with_four_offices().with_a_matrix()
    story.does("Bob", "write-philosophy", text="We close the books together.", base=0)
    story.does("Bob", "plan-action", title="Automate", owner="Dev", due="2026-12-20")
    story.does("Bob", "cite-matrix", workshop="PAYR0LL2", revision=1, hash=HASH)
    story.signs_off()
    return story.all_sign()


def states(story: Story) -> dict[str, str]:
    return {one["office"]: one["state"] for one in story.sees("signatures")}


def test_all_four_sign_by_their_own_links_and_it_is_in_force() -> None:
    story = signed()
    told = story.sees("signatures")
    assert {one["state"] for one in told} == {"signed"}
    assert {one["method"] for one in told} == {"own link"}
    assert [one["name"] for one in told] == ["Rita", "Bea", "Ivan", "Lena"]
    assert in_force(story.agreement) == 1
    assert story.sees("revisions")[0]["in_force"] is True


def test_nobody_signs_for_another_nor_another_text() -> None:
    story = Story().with_both_sides().with_four_offices()
    asked = {"revision": 1, "hash": HASH}
    story.refused("Rita", "sign", "wrong-state", **asked)
    hashed = story.signs_off()
    story.refused("Ann", "sign", "forbidden", revision=1, hash=hashed)
    story.refused("Bob", "sign", "forbidden", revision=1, hash=hashed)
    story.refused("Rita", "sign", "conflict", revision=1, hash=HASH)
    story.refused("Rita", "sign", "conflict", revision=2, hash=hashed)
    story.does("Rita", "sign", revision=1, hash=hashed)
    assert story.does("Rita", "sign", revision=1, hash=hashed) == []
    story.refused("Rita", "refuse-signature", "wrong-state", revision=1, why="Too late.")


def test_who_refuses_says_why_and_may_sign_yet() -> None:
    story = Story().with_four_offices()
    hashed = story.signs_off()
    story.does("Ivan", "refuse-signature", revision=1, why="No service owner.")
    assert story.does("Ivan", "refuse-signature", revision=1, why="No service owner.") == []
    told = next(one for one in story.sees("signatures") if one["office"] == "it-manager")
    assert (told["state"], told["why"]) == ("refused", "No service owner.")
    story.does("Ivan", "sign", revision=1, hash=hashed)
    assert states(story)["it-manager"] == "signed"


def test_a_newer_matrix_that_is_cited_asks_three_again_and_tells_them_what() -> None:
    story = signed()
    story.elsewhere["PAYR0LL2"] = Elsewhere("Payroll", 2)
    story.does("", "hear-of", workshop="PAYR0LL2")
    story.does("Ann", "start-revision")
    story.signs_off()
    assert set(states(story).values()) == {"signed"}, "a mark alone changes nothing that is agreed"
    story.does("Ann", "start-revision")
    story.does("Bob", "drop-item", item="c1")
    story.signs_off()
    assert states(story) == {
        "relationship-manager": "asked",
        "business-manager": "asked",
        "it-manager": "asked",
        "business-line-manager": "signed",
    }
    asked = story.sees("signatures")[0]
    assert asked["changed"] == ["c1"]
    assert in_force(story.agreement) == 2, "the last that all had signed"
    story.all_sign("Rita", "Bea", "Ivan")
    assert in_force(story.agreement) == 3


def test_who_is_removed_is_told_of_with_what_they_signed() -> None:
    story = signed()
    story.does("Ann", "remove-person", person=story.called["Ivan"])
    assert "it-manager" not in states(story)
    assert story.agreement.left[story.called["Ivan"]].name == "Ivan"
