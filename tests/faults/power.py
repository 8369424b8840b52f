"""Power loss on paper: from a trace of system calls, the files as they might be left at any moment.

What counts as kept is what a disk has promised: bytes of a file that a later, finished fsync of it
covers, and names in a folder that a later, finished fsync of the folder covers. Of all the rest a
disk may keep any part, or none.
"""

import random
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeAlias

CALLS = (
    "openat,close,pwrite64,write,writev,sendto,sendmsg,ftruncate,fsync,fdatasync,unlink,unlinkat,"
    "link,linkat,rename,renameat,renameat2"
)
RUN = """
import runpy, sys
from tests.live.variants import VARIANTS
for name in filter(None, sys.argv[1].split(",")):
    VARIANTS[name]()
sys.argv = ["app", *sys.argv[2:]]
runpy.run_module("app", run_name="__main__", alter_sys=True)
"""
DONE = re.compile(rb'"done":"(a\d+)"')
_CALL = re.compile(rb"^(\d+) +(\w+)\((.*)$", re.DOTALL)
_RESUMED = re.compile(rb"^(\d+) +<\.\.\. (\w+) resumed>(.*)$", re.DOTALL)
_RESULT = re.compile(rb"\) += (-?\d+)")
_TEXT = re.compile(rb'"((?:\\x[0-9a-f]{2})*)"')


def traced(trace: Path, variant: str, *words: str) -> list[str]:
    """The words of a command, so that everything it does to files is written down."""
    strace = shutil.which("strace")
    assert strace, "strace is not installed; `make test` installs it"
    how = ["-f", "--seccomp-bpf", "-xx", "-s", "1000000", "-e", f"trace={CALLS}", "-o", str(trace)]
    return [strace, *how, sys.executable, "-c", RUN, variant, *words]


class Call(NamedTuple):
    """A system call that succeeded, where it began (`began`) and ended in the trace."""

    name: str
    told: bytes  # everything between the brackets
    result: int
    began: int


@dataclass
class File:
    """A file's bytes as promised, and what was done to it since."""

    kept: bytearray = field(default_factory=bytearray)
    since: list[tuple[int, int, bytes | None]] = field(default_factory=list)  # when, where, what

    def synced(self, began: int) -> None:
        """An fsync that began then has finished: what was done before it is kept."""
        for when, offset, data in self.since:
            if when < began:
                _apply(self.kept, offset, data)
        self.since = [one for one in self.since if one[0] >= began]

    def left(self, chance: random.Random | None) -> bytes:
        """What a power loss leaves: the promise; with chance, more or less of the rest as well."""
        image = bytearray(self.kept)
        if chance and self.since:
            *earlier, (_, offset, data) = self.since[: chance.randint(1, len(self.since))]
            for _, where, what in earlier:
                if chance.random() < 0.7:
                    _apply(image, where, what)
            _apply(image, offset, data and data[: len(data) // 2])  # the last one is torn in half
        return bytes(image)


def _apply(image: bytearray, offset: int, data: bytes | None) -> None:
    if data is None:  # cut to, or extended to, this size
        del image[offset:]
        image.extend(bytes(offset - len(image)))
        return
    image.extend(bytes(max(0, offset + len(data) - len(image))))
    image[offset : offset + len(data)] = data


#: What one call does to the names in a folder, all of it or nothing: a name, and its file if any.
Naming: TypeAlias = dict[str, File | None]


class Disk:
    """A folder, followed through the trace; what was there when the trace begins is kept."""

    def __init__(self, folder: Path, before: Mapping[str, bytes] | None = None) -> None:
        self._folder = str(folder)
        self._open: dict[int, File | None] = {}  # None: the folder itself
        there = {f"{folder}/{name}": File(bytearray(it)) for name, it in (before or {}).items()}
        self.files = dict(there)  # by the name each has now
        self.names = there  # as promised
        self._named_since: list[tuple[int, Naming]] = []
        self.changes = 0  # calls that changed something, or promised it

    def happens(self, call: Call, now: int) -> None:
        act = getattr(self, f"_{call.name}", None)
        if act:
            act(call, now)

    def _openat(self, call: Call, now: int) -> None:
        path = _paths(call.told)[0]
        if not path.startswith(self._folder):
            self._open.pop(call.result, None)
            return
        if path != self._folder and path not in self.files:
            self._renamed(now, {path: File()})
        self._open[call.result] = self.files.get(path)

    def _close(self, call: Call, _: int) -> None:
        self._open.pop(_number(call.told), None)

    def _file(self, call: Call) -> File | None:
        return self._open.get(_number(call.told))

    def _pwrite64(self, call: Call, now: int) -> None:
        file = self._file(call)
        if file:
            offset = int(call.told.rsplit(b",", 1)[1].split(b")")[0])
            file.since.append((call.began, offset, _bytes(call.told)[: call.result]))
            self.changes += 1

    def _ftruncate(self, call: Call, now: int) -> None:
        file = self._file(call)
        if file:
            size = int(call.told.split(b",")[1].split(b")")[0])
            file.since.append((call.began, size, None))
            self.changes += 1

    def _fsync(self, call: Call, now: int) -> None:
        if _number(call.told) not in self._open:
            return
        self.changes += 1
        file = self._file(call)
        if file:
            file.synced(call.began)
            return
        for when, naming in self._named_since:
            if when < call.began:
                _name(self.names, naming)
        self._named_since = [one for one in self._named_since if one[0] >= call.began]

    _fdatasync = _fsync

    def _renamed(self, now: int, naming: Naming) -> None:
        _name(self.files, naming)
        self._named_since.append((now, naming))
        self.changes += 1

    def _unlink(self, call: Call, now: int) -> None:
        path = _paths(call.told)[0]
        if path in self.files:
            self._renamed(now, {path: None})

    _unlinkat = _unlink

    def _link(self, call: Call, now: int) -> None:
        old, new = _paths(call.told)
        if old in self.files:
            self._renamed(now, {new: self.files[old]})

    _linkat = _link

    def _rename(self, call: Call, now: int) -> None:
        old, new = _paths(call.told)
        if old in self.files:
            self._renamed(now, {old: None, new: self.files[old]})

    _renameat = _renameat2 = _rename

    def left(self, target: Path, chance: random.Random | None = None) -> None:
        """Write the files as a power loss at this moment might leave them."""
        target.mkdir()
        names = dict(self.names)
        for _, naming in self._named_since:
            if chance and chance.random() < 0.5:
                _name(names, naming)
        for path, file in names.items():
            if not path.endswith(("-shm", ".log", ".lock")):
                (target / Path(path).name).write_bytes(file.left(chance))


def _name(names: dict[str, File], naming: Naming) -> None:
    for path, file in naming.items():
        if file is None:
            names.pop(path, None)
        else:
            names[path] = file


def _number(told: bytes) -> int:
    return int(re.match(rb"\d+", told)[0])  # type: ignore[index]


def _bytes(told: bytes) -> bytes:
    return b"".join(bytes.fromhex(one.replace(b"\\x", b"").decode()) for one in _TEXT.findall(told))


def _paths(told: bytes) -> list[str]:
    return [_bytes(b'"' + one + b'"').decode() for one in _TEXT.findall(told)]


def calls(trace: Path) -> Iterator[Call]:
    """The calls in the order in which they ended."""
    under_way: dict[bytes, tuple[bytes, int]] = {}
    for number, line in enumerate(trace.read_bytes().splitlines()):
        began = number
        resumed = _RESUMED.match(line)
        if resumed:
            thread, name, rest = resumed.groups()
            head, began = under_way.pop(thread, (b"", number))
            told = head + rest
        else:
            call = _CALL.match(line)
            if not call:
                continue
            thread, name, told = call.groups()
            if told.endswith(b"<unfinished ...>"):
                under_way[thread] = (told.removesuffix(b"<unfinished ...>"), number)
                continue
        result = _RESULT.search(told, max(0, len(told) - 60))
        if result and int(result[1]) >= 0:
            yield Call(name.decode(), told, int(result[1]), began)


def acknowledged(call: Call) -> list[str]:
    """The ids of asks that this call tells a client are done."""
    if call.name not in ("write", "writev", "sendto", "sendmsg"):
        return []
    return [one.decode() for one in DONE.findall(_bytes(call.told))]
