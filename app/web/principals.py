"""Who looks at all services: the principal that a key stands for, or this browser's cookie."""

from typing import Annotated

from fastapi import Depends, Request, Response

from app.asks.refusal import Refusal
from app.portfolio import principals
from app.portfolio.principals import Principal
from app.web import answers, auth, cookies, keys
from app.web.door import HALF_A_YEAR
from app.web.paces import hold
from app.web.prefix import prefix_of
from app.web.state import state_of


def cookie(prefix: str) -> str:
    """The key that opened the portfolio, apart from the cookie of workshops: it opens none."""
    return f"remit_portfolio{prefix.replace('/', '.')}"


def key_of(request: Request) -> str | None:
    """The key this comes with; a cookie counts where one of our own pages sent it."""
    ours = auth.same_origin(request, state_of(request))
    if ours is False:
        raise Refusal("forbidden", "foreign-page")
    key = answers.bearer(request.headers)
    if key or not (ours or request.method in auth.SAFE):
        return key
    return request.cookies.get(cookie(prefix_of(request)))


async def opens(request: Request) -> bool:
    """Whether this browser opens the portfolio by itself."""
    key = request.cookies.get(cookie(prefix_of(request)))
    return bool(key and await found(request, key))


async def found(request: Request, key: str) -> Principal | None:
    """Whose key this is; None where it opens nothing."""
    digest = keys.digest(key)
    return await state_of(request).doors.asked(lambda db: principals.known(db, digest))


async def principal(request: Request) -> Principal:
    """Whose key it is; of one that opens nothing no more is told than where there is none.

    Raises Refusal, and for an address that has guessed too often another one.
    """
    state, key = state_of(request), key_of(request)
    if key:
        who = await found(request, key)
        if who:
            hold(state.paces.looks, who.id)
            return who
        if not state.paces.wrong_keys.of(auth.address_of(request)).take():
            raise Refusal("rate-limited", "too-many-wrong-keys")
    raise auth.Unknown("forbidden", "portfolio-key-needed")


Looking = Annotated[Principal, Depends(principal)]


async def owner(who: Looking) -> Principal:
    """The owner; raises Refusal for who may read alone."""
    if who.role != "owner":
        raise Refusal("forbidden", "owner-only")
    return who


Owning = Annotated[Principal, Depends(owner)]


async def remember(request: Request, _: Looking) -> Response:
    """This browser opens the portfolio by itself, until the key is taken back or made anew."""
    name, key = cookie(prefix_of(request)), key_of(request) or ""
    return cookies.with_cookie(request, Response(status_code=204), name, key, HALF_A_YEAR)


async def forget(request: Request) -> Response:
    """This browser opens it no more."""
    if auth.same_origin(request, state_of(request)) is False:
        raise Refusal("forbidden", "foreign-page")
    name = cookie(prefix_of(request))
    return cookies.with_cookie(request, Response(status_code=204), name, "", 0)
