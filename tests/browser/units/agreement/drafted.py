"""What the server shows of an agreement, for units: Bob of Finance drafts, Carol of IT too."""

from typing import Any

from tests.browser.units.modules import Modules
from tests.live.people import Json

AT = "2026-11-30T10:00:00.000Z"
VIEW = "agreement/view:view"


def screen(**keys: Any) -> Json:
    agreement = {
        "code": "ABCDEFGH",
        "title": "Finance and IT",
        "sides": ["Finance", "IT"],
        "state": "live",
        "revision": None,
    }
    return {
        "catalogue": [],
        "agreement": agreement | keys.pop("agreement", {}),
        "you": {"person": "bob", "name": "Bob", "side": 0, "role": "participant"}
        | keys.pop("you", {}),
        **keys,
    }


def objective(title: str, version: int = 1, **more: Any) -> Json:
    told = {"id": "o1", "title": title, "measure": "", "due": "", "version": version}
    return {**told, "changed_by": "Carol", "changed_at": AT, **more}


def meeting(**more: Any) -> Json:
    return {
        "id": "m1",
        "title": "Review",
        "purpose": "",
        "level": "operational",
        "every": "FREQ=MONTHLY;BYDAY=1TU",
        "starts": "2026-12-01 09:00",
        "zone": "Europe/Helsinki",
        "attendees": ["Rita", "Bea"],
        "singles": [],
        "coming": [{"on": "2026-12-01", "begins": "2026-12-01T07:00:00.000Z"}],
        "version": 1,
        "changed_by": "Carol",
        "changed_at": AT,
        **more,
    }


async def room(modules: Modules, **keys: Any) -> None:
    await modules.room(screen(**keys), view=VIEW)
