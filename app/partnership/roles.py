"""Roles: which of the bridging ones somebody holds, as people write them."""

import re

from app.partnership.model import BRIDGING
from app.partnership.record import Agreement, Member

#: Other words for the same role.
SAME = {"business relationship manager": "relationship manager", "brm": "relationship manager"}
#: Between the roles of somebody who holds more than one.
BETWEEN = re.compile(r"[,;/&+]| and ")
#: What is said of a role besides: `Service owner (payments)`.
ASIDE = re.compile(r"\([^)]*\)")
#: The two that stand on top of an agreement.
PAIR = ("relationship manager", "business manager")


def bridging(role: str) -> set[str]:
    """Those of the bridging roles that these words name; capitals and hyphens do not matter."""
    plain = re.sub(r"[\s_\-‐-―]+", " ", ASIDE.sub(" ", role).casefold())
    told = {part.strip() for part in BETWEEN.split(plain)}
    return {SAME.get(one, one) for one in told} & set(BRIDGING)


def holders(agreement: Agreement, role: str) -> list[Member]:
    """Who of the staff holds a bridging role."""
    return [one for one in agreement.staff if role in bridging(one.role)]
