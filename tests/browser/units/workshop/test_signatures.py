"""What each office has said of the last revision, in words."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio
AT = "2026-11-30T10:00:00Z"


def signature(**more: Any) -> Any:
    said = {"id": "it-manager", "office": "it-manager", "name": "Ivar", "person": "ivar"}
    rest = {"state": "asked", "revision": 2, "method": "", "at": "", "why": "", "changed": []}
    return {**said, **rest, **more}


def signed_off(*said: Any, **more: Any) -> Any:
    return screen(
        revisions=[{"revision": 2, "hash": "ab" * 32, "signed_at": AT} | more],
        signatures=list(said),
        signatories=[],
        workshop={"state": "signed-off", "revision": 2},
    )


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ({}, "not signed yet"),
        (
            {"changed": ["incident:application", "change:interface"]},
            "asked again: Incident Mgmt, Application; Change Mgmt, Interface",
        ),
        ({"state": "signed", "method": "own link", "at": AT}, "signed by personal link, "),
        ({"state": "signed", "method": "in the room", "at": AT}, "signed said in the room, "),
        (
            {"state": "signed", "method": "own device", "at": AT, "revision": 1},
            "as revision 1; nothing that concerns them has changed",
        ),
        ({"state": "refused", "method": "own link", "at": AT, "why": "No."}, ": No."),
    ],
)
async def test_it_is_said_in_words(modules: Modules, said: Any, stands: str) -> None:
    await modules.room(signed_off(signature(**said)))
    told = await modules.run("workshop/signatures", "(m) => m.signatures().list[0].stands")
    assert stands in told


async def test_how_many_have_signed_is_counted_until_it_is_in_force(modules: Modules) -> None:
    words = "(m) => m.signatures().signedWords"
    one = signature(state="signed", at=AT)
    other = signature(office="business-manager", id="business-manager")
    await modules.room(signed_off(one, other))
    assert await modules.run("workshop/signatures", words) == "1 of 2 signatures."
    await modules.room(signed_off(one, in_force=True))
    assert await modules.run("workshop/signatures", words) == "In force: all have signed."
    await modules.room(signed_off())
    assert await modules.run("workshop/signatures", words) == ""
