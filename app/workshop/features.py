"""What a workshop can do: its features, each in a file of its own."""

from app.signing.claiming import CLAIMING
from app.signing.offices import HOLDING
from app.signing.signatures import SIGNATURES
from app.workshop.about import ABOUT
from app.workshop.accepting import ACCEPTING
from app.workshop.ambition import ADOPTING
from app.workshop.arranging import ARRANGING
from app.workshop.asking import ASKING
from app.workshop.benefits import EXPECTING
from app.workshop.bringing import BRINGING
from app.workshop.cases import BRINGING_IN
from app.workshop.chapters import CHAPTERS
from app.workshop.checking import CHECKING
from app.workshop.confirming import CONFIRMING
from app.workshop.contracts import CONTRACTING
from app.workshop.deciding import DECIDING
from app.workshop.door import DOOR_OF_IT
from app.workshop.entering import ENTERING
from app.workshop.executing import EXECUTING
from app.workshop.facilitating import FACILITATING
from app.workshop.focus import FOCUS
from app.workshop.history import HISTORY
from app.workshop.intake import TAKING_IN
from app.workshop.inviting import INVITING
from app.workshop.keeping import KEEPING
from app.workshop.marking import MARKING
from app.workshop.merging import MERGING
from app.workshop.naming import NAMING
from app.workshop.noting import NOTING
from app.workshop.offering import OFFERING
from app.workshop.parking import PARKING
from app.workshop.path import PATH
from app.workshop.people import IN_IT
from app.workshop.planning import PLANNING
from app.workshop.playing import PLAYING
from app.workshop.pointing import POINTING
from app.workshop.polling import SLOWLY
from app.workshop.progress import PROGRESS
from app.workshop.promises import PROMISES
from app.workshop.questions import QUESTIONS
from app.workshop.registering import REGISTERING
from app.workshop.rehearsing import REHEARSING
from app.workshop.revealing import REVEALING
from app.workshop.risks import RISKING
from app.workshop.running import RUNNING
from app.workshop.signing import SIGNING
from app.workshop.stakeholders import STAKEHOLDING
from app.workshop.stepping import STEPPING
from app.workshop.templates import GIVING_AWAY
from app.workshop.timer import TIMER
from app.workshop.undoing import UNDOING
from app.workshop.waiting import WAITING
from app.workshop.wording import WORDING

#: In the order in which a screen tells of them.
FEATURES = (
    ABOUT,
    ARRANGING,
    GIVING_AWAY,
    BRINGING,
    IN_IT,
    INVITING,
    CLAIMING,
    SLOWLY,
    FACILITATING,
    DOOR_OF_IT,
    FOCUS,
    TIMER,
    PARKING,
    STAKEHOLDING,
    TAKING_IN,
    PLANNING,
    RUNNING,
    CHAPTERS,
    NAMING,
    QUESTIONS,
    ENTERING,
    MARKING,
    WORDING,
    REHEARSING,
    REVEALING,
    ASKING,
    WAITING,
    PROGRESS,
    HISTORY,
    POINTING,
    DECIDING,
    PROMISES,
    KEEPING,
    ADOPTING,
    CONTRACTING,
    EXPECTING,
    PATH,
    STEPPING,
    EXECUTING,
    CONFIRMING,
    BRINGING_IN,
    MERGING,
    PLAYING,
    CHECKING,
    OFFERING,
    RISKING,
    ACCEPTING,
    NOTING,
    REGISTERING,
    HOLDING,
    SIGNING,
    SIGNATURES,
    UNDOING,
)
