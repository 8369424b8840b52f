"""The record: one text for one matrix, one hash for one text."""

import hashlib
import json

import msgspec
import pytest

from app.matrix import record
from tests.documents import records


def test_it_is_written_in_one_way_only() -> None:
    text = record.canonical(records.disputed())
    plain = json.loads(text)
    assert list(plain) == sorted(plain)
    assert text == json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def test_what_was_written_is_read_back_whole() -> None:
    told = records.disputed()
    assert record.parse(record.canonical(told)) == told


def test_its_hash_is_that_of_its_text() -> None:
    assert record.digest("Löhne") == hashlib.sha256("Löhne".encode()).hexdigest()


def test_what_is_no_record_is_not_read_as_one() -> None:
    with pytest.raises(msgspec.ValidationError):
        record.parse('{"service":"Payroll"}')
