"""The record: one text for one matrix, one hash for one text."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

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


FIRST_AT_ONCE = """
import sys, threading, types
source, text, late = sys.argv[1:]
sys.setswitchinterval(1e-6)
for number in range(100):
    made = sys.modules[f"record{number}"] = types.ModuleType(f"record{number}")
    program = open(source).read()
    if late:
        program = program.replace("RECORD = msgspec.json.Decoder(Record)", "")
        program = program.replace("RECORD.decode(text)", "msgspec.json.decode(text, type=Record)")
    exec(program, made.__dict__)
    gate = threading.Barrier(6)
    def first():
        gate.wait()
        made.parse(text)
    threads = [threading.Thread(target=first) for _ in range(6)]
    [one.start() for one in threads]
    [one.join() for one in threads]
"""


def read_first_at_once(late: str = "") -> int:
    """How a process ends in which, again and again, six threads are the first to read a record."""
    text = record.canonical(records.fresh("B"))
    words = [sys.executable, "-c", FIRST_AT_ONCE, str(record.__file__), text, late]
    root = Path(record.__file__).parents[2]
    return subprocess.run(words, check=False, cwd=root, capture_output=True).returncode


def test_threads_may_be_the_first_to_read_a_record_all_at_once() -> None:
    assert read_first_at_once() == 0


def test_where_what_reads_it_is_made_too_late_they_end_the_process() -> None:
    """The control, and the reason: by a signal, with everything that was going on in it."""
    assert read_first_at_once("late") < 0
