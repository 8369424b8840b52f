"""Gaps of the agreement as it stands, each in a sentence; they forbid nothing."""

from tests.agreement.story import Story


def test_a_new_agreement_says_what_it_lacks_and_can_be_signed_all_the_same() -> None:
    story = Story()
    assert [one["section"] for one in story.sees("gaps")] == [
        "philosophy",
        *["staff"] * 4,
        *["meetings"] * 3,
        "objectives",
        "appendices",
    ]
    assert len({one["id"] for one in story.sees("gaps")}) == 10
    story.signs_off()
