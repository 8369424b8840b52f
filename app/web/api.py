"""The API: the same asks as on the socket, for programs and for a page's first steps."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.security import HTTPBearer
from starlette.requests import ClientDisconnect

from app.asks.parsing import parse, read, read_ask, read_id
from app.documents.formats import FORMATS
from app.log.batch import Job
from app.sessions.frames import answer_body
from app.web import answers, auth, keys
from app.web.auth import Known
from app.web.openapi import STATUS, gives, problems, takes
from app.web.state import state_of
from app.workshop import commands as ask
from app.workshop.workshop import Refusal

router = APIRouter(prefix="/api/workshops", tags=["workshops"])

Revision = Annotated[int | None, Query(ge=1, lt=2**31)]  # as far as the databases count
Extension = Annotated[str, Path(json_schema_extra={"enum": list(FORMATS)})]
HALF_A_YEAR = 180 * 24 * 3600  # seconds a browser keeps its key


def refused(_: Request, refusal: Exception) -> Response:
    """A refusal as a problem; without a key that counts, 401."""
    if not isinstance(refusal, Refusal):
        raise refusal
    if not isinstance(refusal, auth.Unknown):
        return answers.problem(STATUS[refusal.code], refusal.code, refusal.why)
    answer = answers.problem(401, refusal.code, refusal.why)
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


async def body_of(request: Request) -> dict[str, Any]:
    """The JSON object of a request that may come only from a program or our own pages."""
    if auth.same_origin(request, state_of(request)) is False:
        raise Refusal("forbidden", "This request came from a foreign page.")
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind != "application/json":
        raise Refusal("bad-json", "Content-Type: application/json is expected.")
    text = b""
    try:
        async for piece in request.stream():
            text += piece
            if len(text) > answers.BODY:
                raise Refusal("too-long", f"At most {answers.BODY} bytes.")
    except ClientDisconnect:
        raise Refusal("bad-json", "The request ended before its body did.") from None
    return parse(text)


FILES = {
    "description": "The file, to be saved under a name of its own",
    "content": {one.media_type: {} for one in FORMATS.values()},
}
Body = Annotated[dict[str, Any], Depends(body_of)]


#: Told in /openapi.json; who asks is found out by `Known`. A browser has a cookie instead.
KEY = Depends(HTTPBearer(auto_error=False, scheme_name="key", description="A workshop's key"))


@router.post(
    "",
    status_code=201,
    responses={**problems(), 201: gives(code="string", key="string", links="object")},
    openapi_extra=takes(ask.OpenWorkshop),
)
async def open_workshop(request: Request, body: Body) -> Response:
    """A new workshop; whoever opens it facilitates it."""
    state = state_of(request)
    command = read(body, ask.OpenWorkshop)
    code, key, person = keys.new_code(), keys.new_key(), keys.new_person()
    answer, _ = await state.rooms.put(Job(code, person, command, key=keys.digest(key)))
    if answer.code:
        raise Refusal(answer.code, answer.why)
    page = f"{address(request)}/w/{code}"
    links = {
        "join": page,
        "facilitate": f"{page}/facilitate#key={key}",
        "stage": f"{page}/stage",
    }
    made = answers.json_answer({"code": code, "key": key, "links": links}, 201)
    return with_cookie(request, made, code, key)


@router.post(
    "/{code}/people",
    status_code=201,
    responses={**problems(), 201: gives(person="string", key="string")},
    openapi_extra=takes(ask.Join),
)
async def join(request: Request, code: str, body: Body) -> Response:
    """Come in: a name and a party, no account."""
    state, code = state_of(request), auth.normal(code)
    command = read(body, ask.Join)
    key, person = keys.new_key(), keys.new_person()
    answer, _ = await state.rooms.put(Job(code, person, command, key=keys.digest(key)))
    if answer.code == "not-found":
        raise auth.missing(request, state)
    if answer.code:
        raise Refusal(answer.code, answer.why)
    made = answers.json_answer({"person": person, "key": key}, 201)
    return with_cookie(request, made, code, key)


@router.get(
    "/{code}",
    dependencies=[KEY],
    responses={**problems(), 200: gives(seq="integer", show="object")},
)
async def show(request: Request, who: Known) -> Response:
    """The caller's whole screen."""
    answer, screen = await state_of(request).rooms.look(who.code, who.person)
    if answer.code:
        raise Refusal(answer.code, answer.why)
    return answers.json_answer({"seq": answer.seq, "show": screen})


@router.post(
    "/{code}/asks",
    dependencies=[KEY],
    responses={**problems(), 200: gives(done="string", seq="integer")},
    openapi_extra=takes(ask.Command, with_id=True),
)
async def put_ask(request: Request, who: Known, body: Body) -> Response:
    """One ask, as on the socket."""
    state = state_of(request)
    if not state.paces.of(who.person).take():
        raise Refusal("rate-limited", "Too many asks at once: wait a moment.")
    number, command = read_id(body), read_ask(body)
    answer = await state.rooms.do(who.code, who.person, command, number)
    if answer.code:
        return refused(request, Refusal(answer.code, answer.why))
    return answers.json_answer(answer_body(number, answer))


@router.post("/{code}/cookie", status_code=204, dependencies=[KEY], responses=problems())
async def take_cookie(request: Request, who: Known) -> Response:
    """This browser gets a key of its own, so that the one in the link need not stay in it."""
    key = await state_of(request).doors.one_more(who.code, who.person)
    return with_cookie(request, Response(status_code=204), who.code, key)


@router.post(
    "/{code}/keys",
    status_code=201,
    dependencies=[KEY],
    responses={**problems(), 201: gives(key="string", link="string")},
)
async def another_key(request: Request, who: Known) -> Response:
    """A link by which the caller goes on from another device."""
    state = state_of(request)
    key = await state.doors.one_more(who.code, who.person)
    _, screen = await state.rooms.look(who.code, who.person)
    facilitates = screen["you"] and screen["you"]["role"] == "facilitator"
    page = f"{address(request)}/w/{who.code}{'/facilitate' if facilitates else ''}"
    return answers.json_answer({"key": key, "link": f"{page}#key={key}"}, 201)


@router.get(
    "/{code}/matrix.{extension}",
    dependencies=[KEY],
    response_class=Response,
    responses={**problems(), 200: FILES},
)
async def matrix(
    request: Request, who: Known, extension: Extension, revision: Revision = None
) -> Response:
    """The matrix as a file: the draft, or a signed revision."""
    if extension not in FORMATS:
        raise Refusal("not-found", f"The matrix can be had as {', '.join(FORMATS)}.")
    printed = await state_of(request).printers.print(who.code, extension, revision)
    headers = {"Content-Disposition": printed.disposition}
    return Response(printed.body, headers=headers, media_type=printed.media_type)


def address(request: Request) -> str:
    """The address links begin with: one that the phones in the room can reach."""
    return state_of(request).settings.address(str(request.base_url).rstrip("/"))


def with_cookie(request: Request, response: Response, code: str, key: str) -> Response:
    """The key for this browser: no script can read it, no other site can send it."""
    response.set_cookie(
        keys.cookie(code),
        key,
        max_age=HALF_A_YEAR,
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )
    return response
