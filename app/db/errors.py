"""What a database says of an error, for the log: its code and its words, without anybody's data."""

import re
from typing import Any

from sqlalchemy.exc import DBAPIError

#: What stands between quotes may be somebody's; names of tables and columns are lost with it.
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|«[^»]*»|\([^()]*\)=\([^()]*\)")
LONGEST = 200  # signs of its words


def said(error: BaseException) -> dict[str, Any]:
    """The fields of a log line on this error."""
    told: dict[str, Any] = {"error": type(error).__name__}
    origin = error.orig if isinstance(error, DBAPIError) else None
    if origin is None:
        return told
    code = getattr(origin, "sqlstate", None) or getattr(origin, "sqlite_errorname", None)
    words = getattr(getattr(origin, "diag", None), "message_primary", None) or str(origin)
    line = words.splitlines()[0] if words else ""
    return told | {"code": code, "said": QUOTED.sub("…", line)[:LONGEST]}
