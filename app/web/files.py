"""The files a stream can be had as, each behind an address that says which, and for whose clock."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Annotated

from fastapi import Depends, Path, Query, Request, Response

from app.asks.refusal import Refusal
from app.log.kind import Kind
from app.web import auth
from app.web.auth import Known, OfKind, Visitor
from app.web.door import address
from app.web.paces import hold
from app.web.printers import Printers, Wanted
from app.web.state import state_of

Revision = Annotated[int | None, Query(ge=1, lt=2**31)]  # as far as the databases count
Numbered = Annotated[int, Path(ge=1, lt=2**31)]
Zone = Annotated[str, Query(max_length=64)]  # of who reads it, Europe/Helsinki; else UTC alone


def which(revision: Revision = None, zone: Zone = "") -> Wanted:
    """What the address of a file says behind its question mark."""
    return Wanted(revision, zone)


def file_of(endings: Iterable[str]) -> Callable[..., Awaitable[Response]]:
    """The call that answers with a file of one of these endings."""
    known = list(endings)
    ending = Annotated[str, Path(json_schema_extra={"enum": known})]

    async def file(
        request: Request,
        kind: OfKind,
        who: Known,
        extension: ending,
        wanted: Annotated[Wanted, Depends(which)],
    ) -> Response:
        """The whole as a file: the draft, or a signed revision."""
        _one_of(known, extension)
        return await _printed(request, kind, who, extension, wanted)

    return file


def list_of(name: str) -> Callable[..., Awaitable[Response]]:
    """The call that answers with what else is told of a draft or a revision."""

    async def told(
        request: Request, kind: OfKind, who: Known, wanted: Annotated[Wanted, Depends(which)]
    ) -> Response:
        """What is told besides: of the draft, or of a signed revision."""
        return await _printed(request, kind, who, name, wanted)

    return told


def sheet_of(name: str) -> Callable[..., Awaitable[Response]]:
    """The call that answers with what else is printed."""

    async def sheet(request: Request, kind: OfKind, who: Known) -> Response:
        """A sheet to be filled in by hand."""
        return await _printed(request, kind, who, name, Wanted())

    return sheet


async def _printed(
    request: Request, kind: Kind, who: Visitor, name: str, wanted: Wanted
) -> Response:
    printers = await _printers(request, kind, who)
    wanted = wanted._replace(place=f"{address(request)}/{kind.path}/{who.code}")
    printed = await printers.print(kind, who.code, name, wanted, who.person)
    headers = {"Content-Disposition": printed.disposition}
    return Response(printed.body, headers=headers, media_type=printed.media_type)


async def signed(request: Request, kind: OfKind, who: Known, revision: Numbered) -> Response:
    """The bytes of a revision as they were signed: `hash` is their SHA-256."""
    printers = await _printers(request, kind, who)
    found = await printers.signed(who.code, revision)
    return Response(found.content, media_type="application/json")


def sides(
    before: Annotated[int, Query(alias="from", ge=1, lt=2**31)],
    now: Annotated[int, Query(alias="to", ge=1, lt=2**31)],
) -> tuple[int, int]:
    """Which two revisions are asked for; either may be the later one."""
    return before, now


Sides = Annotated[tuple[int, int], Depends(sides)]


async def compare(request: Request, kind: OfKind, who: Known, which: Sides) -> Response:
    """Two revisions side by side, for programs."""
    return await _compared(request, kind, who, "json", which)


def comparison_of(endings: Iterable[str]) -> Callable[..., Awaitable[Response]]:
    """The same as a file of one of these endings."""
    known = list(endings)
    ending = Annotated[str, Path(json_schema_extra={"enum": known})]

    async def compare_as(
        request: Request, kind: OfKind, who: Known, extension: ending, which: Sides
    ) -> Response:
        """Two revisions side by side."""
        _one_of(known, extension)
        return await _compared(request, kind, who, extension, which)

    return compare_as


async def _compared(
    request: Request, kind: Kind, who: Visitor, extension: str, which: tuple[int, int]
) -> Response:
    printers = await _printers(request, kind, who)
    printed = await printers.compare(kind, who.code, extension, which, who.person)
    return Response(printed.body, media_type=printed.media_type)


def _one_of(known: list[str], extension: str) -> None:
    """Raises Refusal where there is no file of this ending."""
    if extension not in known:
        raise Refusal("not-found", "no-such-file", known=", ".join(known))


async def _printers(request: Request, kind: Kind, who: Visitor) -> Printers:
    """For who is in it, at a pace; raises Refusal where they are not, or ask too often."""
    state = state_of(request)
    hold(state.paces.files, who.person)
    await auth.seen_by(request, who, kind)
    return state.printers
