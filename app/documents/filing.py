"""What a file is called where it is saved: the signs of its title, as every system takes them."""

import re
import unicodedata
from urllib.parse import quote

#: Signs that some file system takes for its own.
NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\n\t]+')
LONGEST = 80  # signs of a title
BYTES = 180  # of it in UTF-8: a file system takes 255 for all of a name


def safe(title: str) -> str:
    """What a file may be called of a title; empty where nothing of it may."""
    name = " ".join(NOT_IN_NAMES.sub(" ", title).split())
    return name[:LONGEST].encode()[:BYTES].decode(errors="ignore").strip(" .")


def attachment(name: str, kind: str) -> str:
    """The Content-Disposition header: the name in UTF-8, and in ASCII for old programs; where that
    leaves nothing of the title, from its kind on."""
    plain = NOT_IN_NAMES.sub("", in_ascii(name)).strip(" ,")
    if not any(sign.isalnum() for sign in plain.split(f", {kind}")[0]):
        plain = name[name.rindex(kind) :]
    return saved_as(name, plain)


def in_ascii(name: str) -> str:
    """What is left of a name where accents and other scripts are not known."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def saved_as(name: str, plain: str) -> str:
    """The header by which a file is saved under its name, or in ASCII."""
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
