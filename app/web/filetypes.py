"""What kinds of files are kept: by what they are called and how they begin, never by what is said.

Only documents and pictures; whatever a browser would run is none of them.
"""

import re
from typing import NamedTuple

from app.asks.refusal import Refusal
from app.asks.text import BadTextError, clean
from app.documents.filing import in_ascii, saved_as


class FileType(NamedTuple):
    media_type: str
    begins: bytes  # empty: it is text


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
ZIP, TEXT = b"PK\x03\x04", b""
KNOWN: dict[str, FileType] = {
    "pdf": FileType("application/pdf", b"%PDF-"),
    "docx": FileType(f"{_OFFICE}wordprocessingml.document", ZIP),
    "xlsx": FileType(f"{_OFFICE}spreadsheetml.sheet", ZIP),
    "pptx": FileType(f"{_OFFICE}presentationml.presentation", ZIP),
    "odt": FileType(f"{_OPEN}text", ZIP),
    "ods": FileType(f"{_OPEN}spreadsheet", ZIP),
    "odp": FileType(f"{_OPEN}presentation", ZIP),
    "png": FileType("image/png", b"\x89PNG\r\n\x1a\n"),
    "jpg": FileType("image/jpeg", b"\xff\xd8\xff"),
    "txt": FileType("text/plain; charset=utf-8", TEXT),
    "csv": FileType("text/csv; charset=utf-8", TEXT),
}
NAME = 120  # signs of a file's name
NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\n\t;]+')


def named(name: str) -> str:
    """The name of a file as it is kept; raises Refusal for one that is none."""
    try:
        told = clean(NOT_IN_NAMES.sub(" ", name), NAME)
    except BadTextError as error:
        raise Refusal(error.code, error.says, field="name", **error.params) from None
    stem, _, ending = told.rpartition(".")
    if not stem.strip(" .") or ending.lower() not in KNOWN:
        raise Refusal("bad-field", "no-such-file-type", known=", ".join(KNOWN))
    return f"{stem.strip(' .')}.{ending.lower()}"


def check(name: str, body: bytes) -> None:
    """Raises Refusal where a file is empty, or does not begin as one of its ending does."""
    kind = type_of(name)
    if not body or not body.startswith(kind.begins) or (not kind.begins and not _is_text(body)):
        raise Refusal("bad-field", "not-that-file-type", name=name)


def type_of(name: str) -> FileType:
    return KNOWN[name.rpartition(".")[2]]


def _is_text(body: bytes) -> bool:
    try:
        return "\0" not in body.decode()
    except UnicodeDecodeError:
        return False


def disposition(name: str) -> str:
    """To be saved, never shown: the name in UTF-8, and in ASCII for old programs."""
    stem, _, ending = in_ascii(name).rpartition(".")
    return saved_as(name, f"{stem.strip() or 'file'}.{ending}")
