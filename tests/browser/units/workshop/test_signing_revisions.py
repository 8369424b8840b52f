"""What was signed, and the files of it."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio
REVISIONS = "workshop/signing_revisions"
TWO = [
    {"revision": number, "signed_at": f"2026-11-2{number}T09:00:00Z", "hash": f"{number}" * 64}
    for number in (1, 2)
]


async def told(modules: Modules, state: str, revisions: Any) -> Any:
    workshop = {"state": state, "revision": len(revisions)}
    await modules.room(screen(workshop=workshop, revisions=revisions))
    return await modules.run(
        REVISIONS,
        """(m) => {
          const { files, lastDay, lastHash, others, othersWords } = m.revisions();
          return { file: files[0].address, lastDay, lastHash, others, words: othersWords };
        }""",
    )


async def test_before_the_signature_the_draft_is_taken_home(modules: Modules) -> None:
    said = await told(modules, "live", [])
    assert said["file"] == "/api/workshops/ABCDEFGH/matrix.pdf?zone=Europe%2FBerlin"
    assert (said["lastDay"], said["lastHash"], said["others"]) == ("", "", [])


async def test_after_it_the_revision_and_the_earlier_ones(modules: Modules) -> None:
    said = await told(modules, "signed-off", TWO)
    assert said["file"].endswith("/matrix.pdf?revision=2&zone=Europe%2FBerlin")
    assert said["lastDay"] == "22\u00a0Nov\u00a02026, 10:00"
    assert said["lastHash"] == "2" * 12
    assert [one["words"] for one in said["others"]] == ["Revision 1, signed 21\u00a0Nov\u00a02026:"]
    assert said["words"] == "Earlier revisions"


async def test_while_the_next_is_made_every_signed_one_is_at_hand(modules: Modules) -> None:
    said = await told(modules, "live", TWO)
    assert [one["revision"] for one in said["others"]] == [2, 1]
    assert said["others"][0]["files"][0]["label"] == "PDF of revision 2"
    assert said["words"] == "Signed revisions"
