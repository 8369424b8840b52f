"""What an agreement can do: its features, each in a file of its own."""

from app.agreement.about import ABOUT
from app.agreement.actions import PLANNING_ACTIONS
from app.agreement.appendices import ADDING
from app.agreement.citing import CITING
from app.agreement.drafting import DRAFTING
from app.agreement.facilitating import FACILITATING
from app.agreement.holding import HOLDING_MEETINGS
from app.agreement.inviting import INVITING
from app.agreement.meetings import PLANNING
from app.agreement.missing import MISSING
from app.agreement.objectives import SHARING
from app.agreement.people import IN_IT
from app.agreement.philosophy import PHILOSOPHISING
from app.agreement.proposing import PROPOSING
from app.agreement.questions import ASKING
from app.agreement.revealing import REVEALING
from app.agreement.signing import SIGNING
from app.agreement.staff import STAFFING
from app.agreement.standing import STANDING
from app.signing.claiming import CLAIMING
from app.signing.offices import HOLDING
from app.signing.signatures import SIGNATURES

#: In the order in which a screen tells of them.
FEATURES = (
    ABOUT,
    IN_IT,
    INVITING,
    CLAIMING,
    FACILITATING,
    ASKING,
    REVEALING,
    STANDING,
    DRAFTING,
    PHILOSOPHISING,
    STAFFING,
    PLANNING,
    SHARING,
    PLANNING_ACTIONS,
    ADDING,
    CITING,
    PROPOSING,
    MISSING,
    HOLDING_MEETINGS,
    HOLDING,
    SIGNING,
    SIGNATURES,
)
