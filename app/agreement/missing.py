"""What is missing: the gaps of the agreement as it stands, each in a sentence."""

from typing import Any

from app.agreement.signing import drawn_up
from app.agreement.state import Agreement
from app.log.kind import Feature, Phrase
from app.partnership.gaps import gaps


def shown(agreement: Agreement, _: frozenset[str]) -> list[dict[str, Any]]:
    return [
        {
            "id": ":".join([one.says, *map(str, one.params.values())]),
            "section": one.section,
            "says": Phrase(one.says, **one.params),
        }
        for one in gaps(drawn_up(agreement))
    ]


MISSING = Feature(shows={"gaps": shown})
