"""What whoever tells of an agreement knows."""

from app.documents.agreement import people
from app.documents.agreement.parts import Gaps
from app.documents.agreement.telling import Telling
from app.partnership.gaps import gaps
from tests.partnership.agreements import empty, whole


def of(agreement: object = None) -> Telling:
    told = whole() if agreement is None else empty()
    return Telling(told, people.of(told, {}), gaps(told))


def test_what_is_missing_is_said_where_it_is() -> None:
    assert of().missing("role-unheld") == [Gaps(["Nobody holds the role of service manager."])]
    assert of().missing("philosophy-empty") == []


def test_a_side_is_called_by_its_name() -> None:
    assert of().side(1) == "IT"
