"""One ask of every kind, and a room in which Ann may ask it."""

from app.matrix.catalogue import FOURTEEN
from tests.workshop import ask
from tests.workshop.story import Story

#: An ask of each kind that Ann may ask in the room `given` for it.
ASKS: dict[str, ask.Ask] = {
    "cast-vote": ask.CastVote("it-ops", process="incident", scope="application"),
    "vote-for": ask.VoteFor(
        name="Hanna",
        represents="business",
        choice="it-ops",
        process="incident",
        scope="application",
    ),
    "withdraw-vote": ask.WithdrawVote(process="incident", scope="application"),
    "mark": ask.Mark(process="incident", scope="application", what="value"),
    "reword": ask.Reword(process="incident", question="Who gets it back?"),
    "add-process": ask.AddProcess(name="Data quality"),
    "drop-process": ask.DropProcess(process="licence"),
    "order-processes": ask.OrderProcesses(processes=[*FOURTEEN.processes[::-1]]),
    "focus": ask.Focus(process="incident", scope="application"),
    "set-pace": ask.SetPace("together"),
    "reveal": ask.Reveal(process="incident", scope="application"),
    "reveal-all": ask.RevealAll(),
    "let-them-vote": ask.LetThemVote(),
    "plan-chapter": ask.PlanChapter("matrix", 45),
    "begin-session": ask.BeginSession(),
    "plan-session": ask.PlanSession(
        day="2026-12-03", at="09:00", minutes=180, zone="Europe/Helsinki"
    ),
    "answer-intake": ask.AnswerIntake(item="origin", answer="saas"),
    "name-stakeholder": ask.NameStakeholder(title="Control owner", represents="other"),
    "invite-stakeholder": ask.InviteStakeholder(item="s4"),
    "drop-stakeholder": ask.DropStakeholder(item="s4"),
    "open-question": ask.OpenQuestion(question="ambition"),
    "leave-question": ask.LeaveQuestion(),
    "open-chapter": ask.OpenChapter("risks"),
    "set-names": ask.SetNames("people"),
    "vote-again": ask.VoteAgain(process="change", scope="application"),
    "decide": ask.Decide("it-ops", process="incident", scope="application"),
    "take-agreed": ask.TakeAgreed(),
    "adopt-reference": ask.AdoptReference(),
    "reopen": ask.Reopen(process="control", scope="application"),
    "promise": ask.MakePromise("Dana", "2026-12-24", process="incident", scope="application"),
    "waive": ask.Waive("Later.", process="incident", scope="application"),
    "adopt-ambition": ask.AdoptAmbition(model="A", acknowledged=True),
    "record-contract": ask.RecordContract(
        reference="C-17", vendor="CloudDesk", covers="The desk", holder="business"
    ),
    "expect-benefit": ask.ExpectBenefit(
        benefit="Faster", validation="Ask the users", by="2027-01-31"
    ),
    "judge-benefit": ask.JudgeBenefit(benefit="b1", outcome="validated", evidence="They say so."),
    "set-today": ask.SetToday(process="incident", scope="application", accountable="business"),
    "name-executor": ask.NameExecutor(
        process="incident",
        scope="application",
        name="Night desk",
        kind="internal",
        hours="always",
        contact="+358 9 123",
    ),
    "confirm-executors": ask.ConfirmExecutors(
        process="change", scope="application", right=False, text="Another number."
    ),
    "drop-executor": ask.DropExecutor(process="change", scope="application", name="CloudDesk"),
    "add-case": ask.AddCase(
        title="Nobody can log in", story="", at="Sunday 03:00", processes=["incident"]
    ),
    "drop-case": ask.DropCase(case="n1"),
    "place-case": ask.PlaceCase(case="n1"),
    "merge-cases": ask.MergeCases(case="n1", into="n2"),
    "play-case": ask.PlayCase(case="n1"),
    "show-path": ask.ShowPath(at="today"),
    "write-risk": ask.WriteRisk(
        title="No rota", category="continuity", consequence="A day is lost.", owner="bob"
    ),
    "understand-risk": ask.UnderstandRisk(risk="r1"),
    "accept-risk": ask.AcceptRisk(risk="r1"),
    "decline-risk": ask.DeclineRisk(risk="r1"),
    "withdraw-acceptance": ask.WithdrawAcceptance(risk="r1"),
    "note-in-the-room": ask.NoteInTheRoom(
        name="Hanna", represents="business", act="understand-risk", risk="r1"
    ),
    "keep-promise": ask.KeepPromise(process="problem", scope="application"),
    "move-promise": ask.MovePromise(
        process="problem", scope="application", due="2027-01-31", why="Later."
    ),
    "break-promise": ask.BreakPromise(process="problem", scope="application", why="Not done."),
    "drop-offer": ask.DropOffer(offer="cell:incident:application", why="So be it."),
    "waive-check": ask.WaiveCheck(check="interface-differs:incident:interface", why="So be it."),
    "undo": ask.Undo(),
    "redo": ask.Redo(),
    "sign-off": ask.SignOff(),
    "start-revision": ask.StartRevision(),
    "describe": ask.Describe(service="Payroll"),
    "take-apart": ask.TakeApart(),
    "set-timer": ask.SetTimer(60),
    "extend-timer": ask.ExtendTimer(60),
    "stop-timer": ask.StopTimer(),
    "park": ask.Park("Working hours"),
    "unpark": ask.Unpark("t3"),
    "correct-person": ask.CorrectPerson(person="bob", name="Robert"),
    "remove-newcomers": ask.RemoveNewcomers(60),
    "remove-person": ask.RemovePerson("vera"),
    "share-facilitation": ask.ShareFacilitation("bob"),
    "hand-over": ask.HandOver("bob"),
    "lock-door": ask.LockDoor(True),
    "name-office": ask.NameOffice(signatory="it-manager", title="Head of IT"),
    "name-signatory": ask.NameSignatory(signatory="it-manager", name="Carol"),
    "refuse-signature": ask.RefuseSignature(revision=1, why="Not without a rota."),
}

#: Whom the asks about a risk of Bob's concern, and who holds an office.
OF_BOB = ("accept-risk", "decline-risk", "withdraw-acceptance", "sign", "refuse-signature")
CONCERNED = {
    "understand-risk": {"Ann", "Bob", "Carol", "Olga"},
    **{kind: {"Bob"} for kind in OF_BOB},
}
#: They are asked of a matrix that is signed off.
SIGNED_OFF = {"start-revision", "sign", "refuse-signature"}


def asker(kind: str) -> str:
    """The id of somebody who may ask it in the room `given` for it."""
    return "ann" if "Ann" in CONCERNED.get(kind, {"Ann"}) else "bob"


def given(kind: str) -> Story:
    """A room in which Ann could ask this."""
    story = Story("A" if kind == "take-apart" else "B", dry_run=kind == "let-them-vote")
    if kind == "set-names":  # before the first vote
        return story
    story.does("Ann", ask.Park("Working hours"))
    if kind.endswith("-stakeholder"):
        story.does("Ann", ASKS["name-stakeholder"])
    story.does("Ann", ask.SetTimer(600))
    story.with_the_usual_people().at_own_pace()
    story.all_vote("change", Bob="it-ops", Carol="it-ops")
    story.all_vote("incident", Bob="it-ops")
    story.reveals("change")
    story.decides("it-ops", "control")
    story.does("Ann", ASKS["expect-benefit"])
    desk = {"name": "CloudDesk", "kind": "vendor", "hours": "always", "contact": "+358 9 123"}
    on = {"process": "change", "scope": "application"}
    story.does("Ann", ask.NameExecutor(**on, **desk))  # type: ignore[arg-type]
    for title in ("A vendor upgrades", "A flood"):
        night = {"story": "", "at": "Friday 17:00", "processes": ["change"]}
        story.does("Ann", ask.AddCase(title=title, **night))  # type: ignore[arg-type]
    story.does("Ann", ASKS["write-risk"])
    story.does("Bob", ASKS["accept-risk"])
    promise = ask.MakePromise("Bob", "2026-12-24", process="problem", scope="application")
    if kind.endswith("-promise"):
        story.does("Ann", promise)
    if kind == "waive-check":
        story.decides("business", scope="interface")
    if kind == "undo":
        story.votes_again("change")
    if kind == "redo":
        story.undoes()
    if kind in {"sign-off", *SIGNED_OFF}:
        story.does("Ann", ask.NameSignatory(signatory="business-manager", name="Bob"))
        story.does("Ann", promise)
        story.decides("tbd", "problem")
        story.adopts()
        story.waives("supportability-transition", "application")
    if kind in SIGNED_OFF:
        story.signs_off()
    return story


def _hash() -> str:
    """Of the revision in such a room; it is always the same."""
    return given("sign").workshop.revisions[-1].hash


ASKS["sign"] = ask.Sign(revision=1, hash=_hash())
