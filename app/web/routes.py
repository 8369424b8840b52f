"""The addresses of the API: for each kind of stream, what each call takes and gives."""

from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import APIRouter, Depends, Response
from fastapi.security import HTTPBearer

from app.documents.formats import Format
from app.documents.press import Press
from app.log.kind import Kind
from app.web import api, attaching, changes, cookies, importing, invitations, stages
from app.web.files import compare, comparison_of, file_of, list_of, sheet_of, signed
from app.web.openapi import gives, problems, takes

#: Told in /openapi.json; who asks is found out by `Known`. A browser has a cookie instead.
KEY = Depends(HTTPBearer(auto_error=False, scheme_name="key", description="A workshop's key"))
#: What is brought in: the page, or its JSON.
FILE: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "text/html": {"schema": {"type": "string"}},
            "application/json": {"schema": {"type": "object"}},
        },
    }
}
ANY_FILE: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string"}}},
    }
}
KEYED: dict[str, Any] = {"dependencies": [KEY]}


def of(kind: Kind, press: Press) -> APIRouter:
    """All calls of one kind."""
    router = APIRouter(prefix=f"/api/{kind.plural}", tags=[kind.plural])
    _at_the_door(router, kind)
    _by_link(router, kind)
    _inside(router, kind)
    if kind.attaching:
        _attached(router)
    _keys(router)
    _files(router, press)
    return router


def _at_the_door(router: APIRouter, kind: Kind) -> None:
    router.post(
        "",
        name=f"open_{kind.name}",
        status_code=201,
        responses={**problems(), 201: gives(code="string", key="string", links="object")},
        openapi_extra=takes(kind.opening),
    )(api.open_stream)
    if kind.bringing:
        router.post(
            "/import",
            status_code=201,
            responses={**problems(), 201: gives(code="string", key="string", links="object")},
            openapi_extra=FILE,
        )(importing.bring_in)
    router.post(
        "/{code}/people",
        status_code=201,
        responses={**problems(), 201: gives(person="string", key="string")},
        openapi_extra=takes(kind.joining),
    )(api.join)


def _by_link(router: APIRouter, kind: Kind) -> None:
    if not kind.inviting or not kind.claiming:
        return
    router.post(
        "/{code}/invitations",
        status_code=201,
        responses={**problems(), 201: gives(person="string", link="string")},
        openapi_extra=takes(kind.inviting, once=False),
        **KEYED,
    )(invitations.invite)
    router.post(
        "/{code}/invitations/claim",
        responses={**problems(), 200: gives(key="string")},
        openapi_extra=takes(kind.claiming),
    )(invitations.claim)


def _inside(router: APIRouter, kind: Kind) -> None:
    shown = {**problems(), 200: gives(seq="integer", show="object")}
    router.get("/{code}", responses=shown, **KEYED)(api.show)
    router.delete("/{code}", status_code=204, responses=problems(), **KEYED)(api.throw_away)
    router.get(
        "/{code}/more/{name}",
        responses={**problems(), 200: {"description": "What screens leave out"}},
        **KEYED,
    )(api.tell)
    told = {**problems(), 200: gives(cursor="string", whole="boolean", frames="array")}
    router.get("/{code}/changes", responses=told, **KEYED)(changes.changes)
    router.post(
        "/{code}/asks",
        responses={**problems(), 200: gives(done="string", seq="integer")},
        openapi_extra=takes(*kind.asks.values(), with_id=True),
        **KEYED,
    )(api.put_ask)


def _attached(router: APIRouter) -> None:
    given = {**problems(), 201: gives(hash="string", seq="integer")}
    router.post(
        "/{code}/attachments", status_code=201, responses=given, openapi_extra=ANY_FILE, **KEYED
    )(attaching.attach)
    file = {"description": "The file as it came in, to be saved", "content": {"*/*": {}}}
    router.get("/{code}/attachments/{hash}", responses={**problems(), 200: file}, **KEYED)(
        attaching.fetch
    )


def _keys(router: APIRouter) -> None:
    told = {**problems(), 200: gives(you=["object", "null"])}
    router.get("/{code}/cookie", responses=told)(cookies.met)
    router.post("/{code}/cookie", status_code=204, responses=problems(), **KEYED)(api.take_cookie)
    router.post(
        "/{code}/keys",
        status_code=201,
        responses={**problems(), 201: gives(key="string", link="string")},
        **KEYED,
    )(api.another_key)
    given = {**problems(), 201: gives(link="string")}
    router.post("/{code}/stages", status_code=201, responses=given, **KEYED)(stages.give)
    router.delete("/{code}/stages", status_code=204, responses=problems(), **KEYED)(
        stages.take_back
    )


def _beside(
    router: APIRouter, name: str, form: Format, says: str, call: Callable[..., Awaitable[Response]]
) -> None:
    """A file of a name of its own."""
    file = {"description": says, "content": {form.media_type: {}}}
    router.get(
        f"/{{code}}/{name}",
        response_class=Response,
        responses={**problems(), 200: file},
        **KEYED,
    )(call)


def _files(router: APIRouter, press: Press) -> None:
    files = {
        "description": "The file, to be saved under a name of its own",
        "content": {one.media_type: {} for one in press.formats.values()},
    }
    router.get(
        f"/{{code}}/{press.stem}.{{extension}}",
        response_class=Response,
        responses={**problems(), 200: files},
        **KEYED,
    )(file_of(press.formats))
    for name, form in press.sheets.items():
        _beside(router, name, form, "To be filled in by hand", sheet_of(name))
    for name, form in press.lists.items():
        _beside(router, name, form, "What is told besides", list_of(name))
    told = {**problems(), 200: {"description": "The bytes that were signed"}}
    router.get("/{code}/revisions/{revision}/signed", responses=told, **KEYED)(signed)
    if press.comparing:
        told = {**problems(), 200: {"description": "Two revisions side by side"}}
        router.get("/{code}/compare", responses=told, **KEYED)(compare)
        by_ending = comparison_of(press.comparing)
        router.get("/{code}/compare.{extension}", responses=told, **KEYED)(by_ending)
