"""An agreement as it is signed: the same text for the same content, and back."""

import json

import msgspec
import pytest

from app.partnership.record import Agreement, canonical, parse
from tests.partnership.agreements import NAMES, empty, signed, whole


@pytest.mark.parametrize("agreement", [empty(), whole(), signed(whole(), 2)])
def test_it_comes_back_as_it_was(agreement: Agreement) -> None:
    assert parse(canonical(agreement)) == agreement
    assert canonical(parse(canonical(agreement))) == canonical(agreement)


def test_it_is_written_without_spaces_in_the_order_of_its_keys() -> None:
    text = canonical(whole())
    assert text == json.dumps(
        json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )


def test_no_name_and_no_contact_of_the_staff_stands_in_it() -> None:
    text = canonical(whole(actions=[], meetings=[], proposals=[], signatories=[], staff=[
        msgspec.structs.replace(one, deputy="") for one in whole().staff
    ]))  # fmt: skip
    for name in NAMES.values():
        assert name not in text


def test_what_is_not_said_takes_no_room() -> None:
    assert set(json.loads(canonical(empty()))) == {
        *("title", "sides", "revision", "previous", "signed_at", "signed_by", "philosophy"),
        *("signatories", "people"),
    }


@pytest.mark.parametrize("text", ["{}", "[]", "null", '{"title":1}', "{"])
def test_anything_else_is_no_agreement(text: str) -> None:
    with pytest.raises(msgspec.MsgspecError):
        parse(text)
