"""What can be signed: a workshop and an agreement alike, by one way."""

import pytest

from app.agreement.features import FEATURES as OF_AGREEMENTS
from app.agreement.state import Agreement
from app.signing.offices import HOLDING
from app.signing.signatures import SIGNATURES
from app.signing.signed import Signed
from app.words.english import SENTENCES
from app.workshop.features import FEATURES as OF_WORKSHOPS
from app.workshop.state import Workshop


@pytest.mark.parametrize("state", [Workshop(), Agreement()], ids=lambda one: type(one).__name__)
def test_both_kinds_can_be_signed(state: Signed) -> None:
    assert state.closed_as in SENTENCES
    state.tell_of("nobody")
    assert state.revisions == ()


def test_there_is_one_way_to_sign() -> None:
    for features in (OF_WORKSHOPS, OF_AGREEMENTS):
        assert HOLDING in features
        assert SIGNATURES in features
