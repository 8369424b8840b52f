"""What two runs of one script may differ in: times, ports, ids of chance: the rest may not."""

import re

MARKS = (
    (re.compile(rb"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?"), b"TIME"),
    (re.compile(rb"(127\.0\.0\.1:)\d+"), rb"\1PORT"),
    (re.compile(rb'(/ID|"CreationDate"|/CreationDate|/ModDate) ?[\[(<][^\])>]*'), rb"\1"),
    (re.compile(rb"\b[0-9a-f]{16}\b"), b"DRAWN"),  # the name of the second process
    (re.compile(rb'"(duration|elapsed|pid|port)": ?[\d.]+'), rb'"\1"'),
)
#: Metrics that count time or memory, the machine's own, and how asks fell into batches.
MEASURED = re.compile(
    rb"^(# .*|python_.*|process_.*|remit_commit_seconds_.*|remit_batch_asks_.*|remit_duty_.*|"
    rb".*_created.*)$",
    re.M,
)


def masked(text: bytes) -> bytes:
    """The text without what may differ."""
    for pattern, mark in MARKS:
        text = pattern.sub(mark, text)
    return text


def metrics(text: bytes) -> bytes:
    return MEASURED.sub(b"", text)


def differences(one: dict[str, list[bytes]], other: dict[str, list[bytes]]) -> dict[str, str]:
    """Where two runs differ, and the first place there: in bytes, number, length or order."""
    found = {}
    for name in one.keys() | other.keys():
        here, there = one.get(name, []), other.get(name, [])
        if len(here) != len(there):
            last = max(here, there, key=len)[min(len(here), len(there))]
            found[name] = f"{len(here)} against {len(there)}, the first more: {last[-1500:]!r}"
        for number, (mine, yours) in enumerate(zip(here, there, strict=False)):
            if mine is not yours and masked(mine) != masked(yours):
                found[name] = f"number {number}: {mine[:300]!r} against {yours[:300]!r}"
                break
    return found
