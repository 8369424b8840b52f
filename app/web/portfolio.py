"""The calls of the portfolio: services, what they come to, one file, and who else may read."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, TypeVar

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.security import HTTPBearer
from pydantic import BaseModel, Field, StringConstraints
from sqlalchemy import Connection

from app.asks.ask import Ask
from app.asks.parsing import read
from app.asks.refusal import Refusal
from app.db.database import read_only
from app.log.writing import now
from app.portfolio import principals, relationships, services, sheet, totals
from app.portfolio.wanted import Only, Sort, State, Wanted
from app.web import answers, keys
from app.web import principals as looking
from app.web.api import Body
from app.web.door import address
from app.web.openapi import gives, problems, takes
from app.web.paces import hold
from app.web.principals import Looking, Owning
from app.web.state import state_of

T = TypeVar("T")
Words = Annotated[str, StringConstraints(max_length=200)]
Cursor = Annotated[str, StringConstraints(max_length=2000)]
KEY = Depends(
    HTTPBearer(auto_error=False, scheme_name="portfolio", description="The owner's, or a reader's")
)
KEYED: dict[str, Any] = {"dependencies": [KEY]}
SHEET = {"description": "All of them, a line each", "content": {"text/csv; charset=utf-8": {}}}


class GiveLink(Ask, frozen=True, tag="give-link"):
    """A reading link for an auditor of this name."""

    name: str


def routes() -> APIRouter:
    """The addresses of the portfolio."""
    router = APIRouter(prefix="/api", tags=["portfolio"])
    told = {**problems(), 200: gives(services="array", total="integer", next=["string", "null"])}
    router.get("/portfolio", responses=told, **KEYED)(page)
    router.get("/portfolio/totals", responses={**problems(), 200: gives(load="object")}, **KEYED)(
        sums
    )
    router.get(
        "/portfolio.csv", response_class=Response, responses={**problems(), 200: SHEET}, **KEYED
    )(file)
    done: dict[str, Any] = {"status_code": 204, "responses": problems()}
    router.post("/portfolio/cookie", **done, **KEYED)(looking.remember)
    router.delete("/portfolio/cookie", **done)(looking.forget)
    told = {**problems(), 200: gives(relationships="array", total="integer")}
    router.get("/portfolio/relationships", responses=told, **KEYED)(agreements)
    _readers(router, done)
    return router


def _readers(router: APIRouter, done: dict[str, Any]) -> None:
    told = {**problems(), 200: gives(readers="array")}
    router.get("/portfolio/readers", responses=told, **KEYED)(readers)
    router.post(
        "/portfolio/readers",
        status_code=201,
        responses={**problems(), 201: gives(reader="string", link="string")},
        openapi_extra=takes(GiveLink, once=False),
        **KEYED,
    )(give)
    router.delete("/portfolio/readers/{reader}", **done, **KEYED)(take_back)


class Question(BaseModel):
    """What the address says behind its question mark."""

    sort: Sort = "service"
    state: State | None = None
    model: Literal["A", "B", "C"] | None = None
    q: Words = ""
    only: Annotated[list[Only], Field(max_length=9)] = []
    after: Cursor = ""


def wanted(asked: Annotated[Question, Query()]) -> Wanted:
    """Which services, in which order, from where on."""
    return Wanted(**{**dict(asked), "only": tuple(asked.only)})


Meant = Annotated[Wanted, Depends(wanted)]


async def page(request: Request, who: Looking, meant: Meant) -> Response:
    """A page of services, filtered and sorted."""
    told = await _read(request, lambda db: services.page(db, meant, _today()))
    return answers.json_answer({**told, "you": {"role": who.role, "name": who.name}})


async def sums(request: Request, _: Looking, meant: Meant) -> Response:
    """What all services that are asked for come to."""
    return answers.json_answer(await _read(request, lambda db: totals.of(db, meant, _today())))


async def agreements(request: Request, _: Looking, meant: Meant) -> Response:
    """A page of the agreements that stand beside the services."""
    return answers.json_answer(
        await _read(request, lambda db: relationships.page(db, meant, _today()))
    )


async def file(request: Request, who: Looking, meant: Meant) -> Response:
    """The same services, all of them, as CSV."""
    hold(state_of(request).paces.all_services, who.id)
    body = await _read(request, lambda db: sheet.write(services.every(db, meant, _today())))
    headers = {"Content-Disposition": 'attachment; filename="portfolio.csv"'}
    return Response(body, headers=headers, media_type="text/csv")


async def readers(request: Request, _: Owning) -> Response:
    """The auditors who have a reading link."""
    there = await _read(request, principals.readers)
    told = [{"reader": one.id, "name": one.name, "made": one.made} for one in there]
    return answers.json_answer({"readers": told})


async def give(request: Request, who: Owning, body: Body) -> Response:
    """A reading link for a named auditor; its key stands in the answer and nowhere else."""
    hold(state_of(request).paces.readers, who.id)
    name, reader, key = read(body, GiveLink).name, keys.new_person(), keys.new_key()
    made = (reader, name, keys.digest(key), now())
    await _write(request, lambda db: principals.give(db, *made))
    link = f"{address(request)}/portfolio#{key}"
    return answers.json_answer({"reader": reader, "link": link}, 201)


async def take_back(
    request: Request, who: Owning, reader: Annotated[str, Path(max_length=64)]
) -> Response:
    """From now on the link opens nothing."""
    hold(state_of(request).paces.readers, who.id)
    if not await _write(request, lambda db: principals.take_back(db, reader, now())):
        raise Refusal("not-found", "no-such-reader")
    return Response(status_code=204)


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


async def _read(request: Request, question: Callable[[Connection], T]) -> T:
    def answered() -> T:
        with read_only(state_of(request).engine).connect() as db:
            return question(db)

    return await asyncio.to_thread(answered)


async def _write(request: Request, act: Callable[[Connection], T]) -> T:
    def done() -> T:
        with state_of(request).engine.begin() as db:
            return act(db)

    return await asyncio.to_thread(done)
