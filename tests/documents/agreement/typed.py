"""One agreement in which somebody typed the same thing wherever one can type."""

import msgspec

from app.documents.agreement.document import Document
from app.partnership.record import Agreement
from tests.documents.agreement.telling import printed
from tests.partnership.agreements import (
    ACTIONS,
    APPENDICES,
    CITATIONS,
    HELD,
    MONTHLY,
    OBJECTIVES,
    PROPOSALS,
    SIGNATORIES,
    STAFF,
    signed,
    whole,
)


def agreement(text: str, name: str) -> Agreement:
    put = msgspec.structs.replace
    said = [put(one, text=text) for one in HELD[0].minutes]
    return whole(
        title=name,
        sides=[name, name],
        philosophy=text,
        staff=[put(STAFF[0], title=name, role=name, deputy=name)],
        meetings=[put(MONTHLY, title=name, purpose=text, attendees=[name])],
        objectives=[put(OBJECTIVES[0], title=text, measure=text)],
        actions=[
            put(ACTIONS[0], title=text, owner=name, moves=[put(ACTIONS[0].moves[0], why=text)]),
            put(ACTIONS[1], said=text),
        ],
        appendices=[put(APPENDICES[0], title=name, file=name), put(APPENDICES[1], link=text)],
        citations=[put(CITATIONS[0], service=name)],
        held=[put(HELD[0], title=name, minutes=said)],
        proposals=[put(PROPOSALS[1], says={"text": text})],
        signatories=[put(one, name=name, person="", title=name) for one in SIGNATORIES],
    )


def holding(text: str, name: str = "") -> Document:
    """Signed, with names and contacts of the same text, or of a shorter one of their own."""
    name = name or text
    names = dict.fromkeys(("p1", "p2", "p3", "s1", "c1"), name)
    return printed(signed(agreement(text, name), 2), signed(whole()), names=names)


def crowded(number: int, text: str = "many words and ") -> Document:
    """As much of everything as an agreement may have, and more."""
    put = msgspec.structs.replace
    return printed(
        whole(
            philosophy=text * 200,
            staff=[put(STAFF[0], id=f"m{place}", title=text) for place in range(number)],
            meetings=[put(MONTHLY, id=f"t{place}", purpose=text * 10) for place in range(number)],
            objectives=[put(OBJECTIVES[0], id=f"o{place}") for place in range(number)],
            actions=[
                put(ACTIONS[0], id=f"a{place}", objective=f"o{place % 7}", title=text * 10)
                for place in range(number)
            ],
        )
    )
