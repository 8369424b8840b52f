"""The shelf browsers fetch from: all files in memory, compressed once, with each page's joined.

Under its edition a file never changes and is kept for good by whoever fetched it.
"""

import gzip
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.web import bundle

FOLDER = Path(__file__).resolve().parents[1] / "static"
PAGES = (
    "start",
    "participant",
    "facilitator",
    "stage",
    "portfolio",
    "agreement",
    "agreement_stage",
)
KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml; charset=utf-8",
    ".woff2": "font/woff2",
    "": "text/plain; charset=utf-8",
}
EDITION = re.compile(r"^[0-9a-f]{16}/")
FOR_GOOD = "public, max-age=31536000, immutable"


class Item(NamedTuple):
    """A file as it is, and as most browsers take it."""

    kind: str
    body: bytes
    packed: bytes | None


@cache
def items() -> dict[str, Item]:
    """Everything there is to fetch, by its path below /static/."""
    there = sorted(path for path in FOLDER.rglob("*") if path.is_file())
    found = {str(path.relative_to(FOLDER)): path.read_bytes() for path in there}
    for page in PAGES:
        found[f"pages/{page}.css"] = bundle.sheets(FOLDER / f"css/{page}.css").encode()
        found[f"pages/{page}.js"] = bundle.scripts(FOLDER / f"js/{page}.js", FOLDER).encode()
    return {name: _item(Path(name).suffix, body) for name, body in found.items()}


def _item(suffix: str, body: bytes) -> Item:
    # Compressed without fear: no body here holds a secret that its size could tell of.
    packed = None if suffix == ".woff2" else gzip.compress(body, 9, mtime=0)
    return Item(KINDS[suffix], body, packed)


@cache
def edition() -> str:
    """What all files add up to: where one differs, the edition does."""
    digest = hashlib.sha256()
    for name, item in items().items():
        digest.update(f"{name} {len(item.body)}\n".encode() + item.body)
    return digest.hexdigest()[:16]


def address(name: str) -> str:
    """Where a page finds a file, below the prefix."""
    return f"/static/{edition()}/{name}"


async def fetch(request: Request) -> Response:
    """One file, of whichever edition is asked for: while a new one starts, both are about."""
    path: str = request.path_params["path"]
    item = items().get(EDITION.sub("", path))
    if item is None:
        raise HTTPException(404)
    headers = {"Content-Type": item.kind, "Vary": "Accept-Encoding"}
    if path.startswith(f"{edition()}/"):
        headers["Cache-Control"] = FOR_GOOD
    if item.packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(item.packed, headers=headers | {"Content-Encoding": "gzip"})
    return Response(item.body, headers=headers)
