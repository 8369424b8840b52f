"""The sections of a record beside the matrix."""

import msgspec
import pytest

from app.matrix import record, sections
from app.matrix.sections import Benefit, Contract


def test_a_field_that_says_nothing_is_not_written() -> None:
    told = Contract(id="c1", reference="C-17", vendor="CloudDesk", covers="It", holder="business")
    assert set(msgspec.to_builtins(told)) == {"id", "reference", "vendor", "covers", "holder"}


def test_what_is_written_is_read_back() -> None:
    told = Benefit(id="b1", benefit="Faster", validation="Ask.", by="2027-01-31", state="refuted")
    assert msgspec.json.decode(msgspec.json.encode(told), type=Benefit) == told


def test_what_is_left_out_is_nothing_and_never_a_word() -> None:
    """Whether a default that is a word is left out hangs on whether it is the very same object."""
    for module in (record, sections):
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
                defaults = [one.default for one in msgspec.structs.fields(kind)]
                assert [one for one in defaults if one and one is not msgspec.NODEFAULT] == [], kind


def test_a_field_of_a_later_release_is_not_passed_over() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(
            {"id": "b1", "benefit": "x", "validation": "y", "by": "", "more": 1}, Benefit
        )
