"""Appointing: an operator's way back into a stream whose keys are all lost."""

from collections.abc import Mapping

from sqlalchemy import Connection

from app.log import loading, readmodels, store
from app.log.kind import Kind
from app.log.kinds import Kinds
from app.log.recorded import Event, Fact, Turn, Vote
from app.log.store import Entry
from app.log.tables import KeyRow
from app.log.writing import now

OPERATOR = ""  # by whom it was done: nobody inside


def appoint(db: Connection, kinds: Kinds, code: str, name: str, key: KeyRow) -> Kind | None:
    """Let somebody in who leads, and who holds this key; answers the kind of stream, None of none.

    They are somebody of their own: no operator acts in another's name, and everybody sees who came.
    """
    if code not in store.heads(db, [code], lock=True):
        return None
    replica = loading.load(db, kinds, code)
    assert replica is not None  # noqa: S101 - locked above
    kind, state, at = replica.kind, replica.state, now()
    happened = kind.decide(state, kind.appointing(name), Turn(key.person, at, _no_box))
    events = [one for one in happened if isinstance(one, Event)]
    facts = [Fact(seq, at, OPERATOR, one) for seq, one in enumerate(events, state.seq + 1)]
    replica.fold(facts)
    store.append(db, kinds.codec(kind), kind.name, [Entry(code, fact) for fact in facts])
    store.hand_out(db, [key])
    readmodels.keep(db, replica)
    return kind


def _no_box(_: str, __: int) -> Mapping[str, Vote]:
    return {}
