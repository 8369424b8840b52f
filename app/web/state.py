"""What the parts of one running process share, made at start-up and handed down."""

from dataclasses import dataclass, field
from typing import cast

from sqlalchemy import Engine
from starlette.requests import HTTPConnection

from app.config import Settings
from app.log.kinds import Kinds
from app.sessions.arrivals import Arrivals
from app.sessions.bell import Bell
from app.sessions.places import Places
from app.sessions.polling import Polls
from app.sessions.room import Rooms
from app.sessions.stages import Stages
from app.web.keys import Doors
from app.web.paces import Paces
from app.web.printers import Printers
from app.web.turns import Turns

IMPORTS = 2  # at once: each takes up to a hundred megabytes for a moment


@dataclass(frozen=True)
class State:
    settings: Settings
    engine: Engine
    kinds: Kinds
    rooms: Rooms
    doors: Doors
    printers: Printers
    places: Places
    polls: Polls
    bell: Bell
    stages: Stages
    arrivals: Arrivals = field(default_factory=Arrivals)
    paces: Paces = field(default_factory=Paces)
    #: At reading what is brought in, which is held whole.
    importing: Turns = field(default_factory=lambda: Turns(IMPORTS))


def state_of(connection: HTTPConnection) -> State:
    """The shared state, from any request or socket."""
    return cast(State, connection.app.state.remit)
