"""The door: what whoever comes in is given, once: a key, a cookie, and the same answer again."""

from fastapi import Request, Response

from app.log import repeats
from app.web import answers, auth, cookies, keys
from app.web.prefix import prefix_of
from app.web.state import State, state_of

SECRET = 20  # signs from which on an id drawn by chance is taken for one that nobody guesses
HALF_A_YEAR = 180 * 24 * 3600  # seconds a browser keeps its key


def bound(request: Request, number: str | None) -> str | None:
    """The id of an ask at the door, bound to who asks: whoever has it gets a key (decision 22).

    A long one is a secret of its own. Another can be guessed: it counts with the key it came with,
    or from the same address on the same day.
    """
    if number is None or len(number) >= SECRET:
        return number
    key = answers.bearer(request.headers)
    whose = keys.digest(key) if key else f"{auth.address_of(request)} {repeats.today()}"
    return f"{whose} {number}"


async def once_more(state: State, code: str, person: str, token: str) -> str:
    """A key for who came in before without hearing of it; raises Refusal where they are out."""
    key = await state.doors.one_more(code, person)
    await state.doors.welcome(token, code, person)
    return key


async def renewed(request: Request) -> str:
    """The cookie of this browser from now on; of one that one of our pages sent, it takes over."""
    state = state_of(request)
    ours = auth.same_origin(request, state)
    return await state.doors.renew(auth.token_of(request) if ours else None)


def address(request: Request) -> str:
    """The address links begin with: one that the phones in the room can reach."""
    return state_of(request).settings.address(str(request.base_url).rstrip("/"))


def with_cookie(request: Request, response: Response, token: str) -> Response:
    """One cookie for all workshops."""
    return cookies.with_cookie(
        request, response, keys.cookie(prefix_of(request)), token, HALF_A_YEAR
    )
