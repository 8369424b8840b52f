"""The workshops that are recorded: who asks what, as it goes over the wire, in its order."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from app.matrix.catalogue import FOURTEEN

PROCESSES = FOURTEEN.processes


class Step(NamedTuple):
    """Somebody asks something; `erase` is the operator's act on a person."""

    who: str
    ask: str
    fields: dict[str, Any]


Steps = Iterator[Step]


def opens(model: str, **about: Any) -> Step:
    fields = {"service": "Payroll", "model": model, "facilitator": "Ann"} | about
    return Step("Ann", "open-workshop", fields)


def join(name: str, represents: str, role: str = "participant") -> Step:
    return Step(name, "join", {"name": name, "represents": represents, "role": role})


def ann(ask: str, cell: str = "", **fields: Any) -> Step:
    """Ann facilitates; a cell is `incident:application`, or `incident:both`."""
    return Step("Ann", ask, at(cell) | fields)


def at(cell: str) -> dict[str, str]:
    return dict(zip(("process", "scope"), cell.split(":"), strict=True)) if cell else {}


def votes(cell: str, **choices: str) -> Steps:
    """Everybody's choice; a colon after it begins the reason, a figure is the confidence."""
    for name, said in choices.items():
        choice, _, reason = said.partition(":")
        why: dict[str, Any] = {"reason": reason} if reason else {}
        if reason[:1].isdigit():
            why = {"confidence": int(reason[0]), "reason": reason[1:].strip()}
        yield Step(name, "cast-vote", at(cell) | {"choice": choice} | why)


def the_usual_people() -> Steps:
    yield join("Bob", "business")
    yield join("Carol", "it-ops")
    yield join("Dev", "it-delivery")
    yield join("Vera", "vendor")
    yield join("Olga", "other", "observer")


def every_pattern() -> Steps:
    """All patterns, two rounds, votes withdrawn, reasons, abstentions, hidden votes left in the box."""
    yield opens(
        "B", description="Bought as a service.\nTwo interfaces.", vendors=["CloudDesk", "Ätna"]
    )
    yield from the_usual_people()
    yield ann("focus", "incident:application")
    yield from votes(
        "incident:application", Bob="it-ops:4 They run it.", Carol="business", Dev="it-ops"
    )
    yield Step("Dev", "withdraw-vote", at("incident:application"))
    yield ann("reveal", "incident:application")
    yield ann("vote-again", "incident:application")
    yield from votes(
        "incident:application", Bob="it-ops", Carol="it-ops:Agreed, we do.", Vera="abstain"
    )
    yield ann("reveal", "incident:application")
    yield ann("set-pace", pace="own")
    yield from votes("change:application", Bob="business", Carol="it-ops", Dev="it-delivery:5")
    yield from votes("change:interface", Bob="tbd:2 Nobody told us.", Carol="it-ops", Dev="tbd")
    yield from votes("release:application", Bob="business", Carol="business", Dev="it-ops")
    yield from votes("contract:application", Bob="abstain", Carol="abstain")
    yield from votes("problem:both", Bob="it-ops", Carol="business")
    yield from votes("control:application", Bob="business", Carol="business", Dev="business")
    yield ann("reveal-all")
    yield ann("take-agreed")
    yield ann("decide", "change:application", accountable="it-ops", dissent="Dev: not without us.")
    yield from votes("licence:application", Bob="business:1 A guess.", Carol="it-ops")
    yield Step("Bob", "cast-vote", at("licence:application") | {"choice": "it-delivery"})
    yield ann("focus", "licence:application")
    yield ann("set-pace", pace="together")


def undoing() -> Steps:
    """Undo in all its shapes, and more acts than are kept."""
    yield opens("B")
    yield from the_usual_people()
    yield ann("set-pace", pace="own")
    decide = {"accountable": "it-ops", "executed_by": "Desk", "rationale": "Wrong."}
    yield ann("decide", "incident:application", **decide)
    yield ann("undo")
    yield ann("decide", "incident:application", accountable="business", rationale="Right.")
    yield ann("reopen", "incident:application")
    yield ann("undo")
    yield ann("adopt-reference")
    yield ann("undo")
    yield from votes("change:application", Bob="business", Carol="it-ops")
    yield ann("reveal", "change:application")
    yield ann("vote-again", "change:application")
    yield ann("undo")
    yield ann("vote-again", "change:application")
    yield Step("Bob", "cast-vote", at("change:application") | {"choice": "it-ops"})
    yield ann("decide", "problem:both", accountable="it-delivery")
    yield ann("decide", "release:application", accountable="tbd")
    yield ann(
        "promise", "release:application", owner="Dana", due="2027-01-31", next_step="Ask them."
    )
    yield ann("undo")
    yield ann("decide", "request:application", accountable="business")
    yield ann("decide", "request:interface", accountable="business")
    yield ann("reopen", "request:application")
    yield ann("decide", "request:application", accountable="it-ops", executed_by="Ops")
    for _ in range(4):
        yield ann("undo")
    for process in PROCESSES[4:]:
        yield ann("decide", f"{process}:interface", accountable="it-ops")
        yield ann("reopen", f"{process}:interface")
    yield ann("undo")
    yield ann("undo")
    yield ann("adopt-reference")
    yield ann("reopen", "change:application")
    yield ann("undo")


def joined() -> Steps:
    """Model A in one column, undone in one column, taken apart, and signed."""
    yield opens("A", business_function="Human resources")
    yield from the_usual_people()
    yield ann("focus", "incident:application")
    yield from votes(
        "incident:both", Bob="it-ops", Carol="it-ops", Dev="business:3 It is ours, too."
    )
    yield ann("reveal", "incident:interface")
    yield ann("decide", "incident:application", accountable="business")
    yield ann("undo")
    yield ann("decide", "incident:application", accountable="it-ops", dissent="Dev keeps his view.")
    yield ann("set-pace", pace="own")
    yield from votes("change:application", Bob="it-ops", Carol="it-ops")
    yield ann("reveal-all")
    yield ann("take-agreed")
    yield ann("take-apart")
    yield ann("reopen", "change:interface")
    yield ann("decide", "change:interface", accountable="tbd")
    yield ann("waive", "change:interface", why="Goes away in spring.")
    yield ann("adopt-reference")
    yield ann("name-signatory", signatory="it-manager", name="Ivar Ås")
    yield ann("name-signatory", signatory="business-manager", name="Berta")
    yield ann("name-signatory", signatory="business-manager", name="")
    yield ann("sign-off")


def three_revisions() -> Steps:
    """Two revisions, a third begun, and people who come, go, change and are erased."""
    yield opens("C", service="Lohnabrechnung – مرتبات 💶")
    yield from the_usual_people()
    yield join("نور", "it-delivery")
    yield ann("set-timer", seconds=600)
    yield ann("extend-timer", seconds=120)
    yield ann("stop-timer")
    yield ann("set-timer", seconds=60)
    yield ann("park", text="Working hours")
    yield ann("park", text="الأسعار")
    yield ann("unpark", topic="#first parked")
    yield ann("set-pace", pace="own")
    yield from votes(
        "incident:application", Bob="business", Carol="it-ops", Dev="it-ops", Vera="tbd"
    )
    yield ann("correct-person", person="@Dev", role="observer")
    yield ann("remove-person", person="@Vera")
    yield Step("Bob", "correct-person", {"person": "@Bob", "name": "Robert", "represents": "other"})
    yield ann("share-facilitation", person="@Carol")
    yield ann("lock-door", locked=True)
    yield ann("reveal", "incident:application")
    yield ann(
        "decide", "incident:application", accountable="it-ops", executed_by="=Desk()", rationale="x"
    )
    yield ann("describe", description="Neu", vendors=["Ätna"], business_function="HR")
    for process in PROCESSES:
        yield ann("promise", f"{process}:interface", owner="Dana", due="2027-03-01")
        if process != "incident":
            yield ann("waive", f"{process}:application", why="Next quarter.\nOr never.")
    yield ann("sign-off")
    yield Step("Bob", "erase", {"person": "@Bob"})
    yield ann("start-revision")
    yield ann("lock-door", locked=False)
    yield join("Zoë", "business")
    yield ann("decide", "change:both", accountable="business", rationale="Since the new contract.")
    yield ann("reopen", "incident:application")
    yield ann("decide", "incident:application", accountable="business")
    yield ann("sign-off")
    yield ann("start-revision")
    yield ann("hand-over", person="@Zoë")
    yield Step("Zoë", "decide", at("control:both") | {"accountable": "it-ops"})
    yield Step("Zoë", "undo", {})
    yield Step(
        "Zoë", "cast-vote", at("control:application") | {"choice": "business", "reason": "Hidden."}
    )
    yield Step("Carol", "describe", {"service": "Lohn"})


def crowd() -> Steps:
    """So many that the shared screen names only who facilitates."""
    yield opens("B", service="Town hall")
    parties = ("business", "it-ops", "it-delivery", "vendor", "other")
    names = [f"Guest {number}" for number in range(1, 66)]
    for number, name in enumerate(names):
        yield join(name, parties[number % 5])
    yield join("Bob", "business")
    yield join("Olga", "other", "observer")
    yield ann("focus", "situation:application")
    choices = ("it-ops", "business", "it-delivery", "tbd", "abstain")
    for number, name in enumerate(names[:40]):
        cast = at("situation:application") | {"choice": choices[number % 3 + number % 2]}
        yield Step(
            name, "cast-vote", cast | ({"reason": f"Because {number}."} if number < 3 else {})
        )
    yield ann("reveal", "situation:application")
    yield Step("Bob", "correct-person", {"person": "@Bob", "name": "Bobby"})
    yield ann("vote-again", "situation:application")
    for name in names[:10]:
        yield Step(name, "cast-vote", at("situation:application") | {"choice": "it-ops"})
    yield Step(
        "Bob", "cast-vote", at("situation:application") | {"choice": "business", "confidence": 2}
    )


def in_stages() -> Steps:
    """Questions, stages and names; acts brought back; a voter who left; a revision begun afresh."""
    yield opens("B", service="Orders")
    yield from the_usual_people()
    yield ann("set-names", names="people")
    yield ann("open-chapter", chapter="ambition")
    yield ann("open-question", question="ambition")
    for name, choice in {"Bob": "B", "Carol": "A", "Vera": "abstain"}.items():
        yield Step(name, "cast-vote", {"question": "ambition", "choice": choice})
    yield ann("reveal", question="ambition", stage="differ")
    yield ann("vote-again", question="ambition")
    for name in ("Bob", "Carol"):
        yield Step(name, "cast-vote", {"question": "ambition", "choice": "B", "reason": "Cheaper."})
    yield ann("reveal", question="ambition", stage="names")
    yield ann("open-question", question="quick", text="Shall we go on?")
    yield Step("Dev", "cast-vote", {"question": "quick:1", "choice": "unsure"})
    yield ann("open-question", question="readiness:security")
    yield Step("Bob", "cast-vote", {"question": "readiness:security", "choice": "did-not-know"})
    yield ann("reveal", question="readiness:security")
    yield ann("open-chapter", chapter="matrix")
    yield ann("set-pace", pace="own")
    yield from votes("incident:application", Bob="it-ops", Carol="it-ops:5 Sure.", Vera="tbd")
    yield ann("reveal", "incident:application", stage="differ")
    yield ann("reveal", "incident:application", stage="parties")
    yield ann("reveal", "incident:application", stage="names")
    yield ann("decide", "incident:application", accountable="business", rationale="They pay.")
    yield ann("undo")
    yield ann("redo")
    yield from votes("change:application", Bob="business", Carol="business", Dev="business")
    yield from votes("problem:application", Vera="it-ops", Bob="business")
    yield ann("reveal-all")
    yield ann("take-agreed")
    yield ann("remove-person", person="@Vera")
    yield ann("set-names", names="parties")
    yield ann("adopt-reference", keep_disputes=True)
    yield ann("decide", "problem:application", accountable="it-ops", dissent="Bob: never.")
    yield ann("waive", "supportability-transition:application", why="No transition.")
    yield ann("sign-off")
    yield ann("open-question", question="leaving:heard")
    for name, choice in {"Bob": "4", "Carol": "5", "Dev": "2", "Ann": "5"}.items():
        yield Step(name, "cast-vote", {"question": "leaving:heard", "choice": choice})
    yield ann("reveal", question="leaving:heard")
    yield ann("start-revision")
    yield ann("reopen", "problem:application")
    yield from votes("problem:application", Carol="it-ops", Dev="it-ops")


def around_it() -> Steps:
    """What stands beside the matrix: hand votes, an ambition, registers, risks, promises, checks."""
    yield opens("C", service="Sales desk", vendors=["CloudDesk", "Ätna"])
    yield from the_usual_people()
    yield ann("open-question", question="ambition")
    yield Step("Bob", "cast-vote", {"question": "ambition", "choice": "B"})
    hanna = {"name": "Hanna", "represents": "business"}
    yield ann("vote-for", **hanna, question="ambition", choice="A")
    yield ann("reveal", question="ambition")
    yield ann("adopt-ambition", model="B", acknowledged=True, rationale="Sales bought it.")
    contract = {"reference": "C-17", "vendor": "CloudDesk", "covers": "The desk"}
    yield ann("record-contract", **contract, holder="tbd")
    more = {
        "engaged_by": "Sales",
        "starts": "2026-01-01",
        "ends": "2027-12-31",
        "notice": "3 months",
    }
    yield ann("record-contract", **contract, **more, holder="business", item="c1")
    yield ann("expect-benefit", benefit="Faster", validation="Ask the users.", by="2027-01-31")
    yield ann("expect-benefit", benefit="Cheaper", validation="Count.", by="2027-06-30")
    yield ann("judge-benefit", benefit="b2", outcome="refuted", evidence="It is not.")
    yield ann("set-today", "incident:both", accountable="it-ops", changes_on="2027-03-01")
    yield ann("set-pace", pace="own")
    yield from votes("incident:application", Bob="it-ops", Carol="business")
    yield ann("vote-for", "incident:application", **hanna, choice="business")
    yield ann("reveal", "incident:application")
    yield ann("decide", "incident:application", accountable="business", executed_by="CloudDesk")
    yield ann("decide", "problem:application", accountable="it-ops")
    yield ann("decide", "continuity:both", accountable="tbd")
    yield ann("promise", "continuity:both", owner="Bob", due="2026-12-24", next_step="Test it.")
    yield Step("Bob", "move-promise", at("continuity:both") | {"due": "2027-01-31", "why": "Ill."})
    pair = "incident-problem:incident:application"
    written = {"category": "continuity", "consequence": "A day is lost."}
    yield ann("write-risk", "incident:application", title="No rota", **written, owner="Bob")
    yield ann("write-risk", title="Two desks", **written, check=pair, mitigation="One desk.")
    yield ann("waive-check", check="unvalidated", why="It is early.")
    yield Step("Carol", "understand-risk", {"risk": "r1"})
    yield Step("Bob", "accept-risk", {"risk": "r1", "until": "2999-12-31"})
    yield ann("note-in-the-room", **hanna, act="understand-risk", risk="r2")
    yield ann("note-in-the-room", **hanna, act="accept-risk", risk="r2", why="Said so.")
    yield Step("Carol", "understand-risk", {"risk": "r2"})
    yield ann("adopt-reference")
    yield ann("waive", "supportability-transition:application", why="None.")
    yield ann("sign-off")
    yield Step("Bob", "keep-promise", at("continuity:both") | {"evidence": "Tested."})
    yield Step("Bob", "withdraw-acceptance", {"risk": "r1", "why": "It grew."})
    yield Step("Carol", "erase", {"person": "@Carol"})
    yield ann("start-revision")
    yield ann(
        "write-risk", title="No rota", category="continuity", consequence="A week.", item="r1"
    )
    yield Step("Dev", "decline-risk", {"risk": "r1", "why": "Never."})
    yield ann("promise", "continuity:both", owner="Dana", due="2027-02-01")
    yield ann("break-promise", "continuity:both", why="Nobody came.")


def by_own_hand() -> Steps:
    """Personal links, offices and holders; signatures given, refused, noted and carried on."""
    yield opens("A", service="Payroll core")
    yield from the_usual_people()
    yield ann("take-apart")
    yield ann("invite", name="Ivar", office="it-manager")
    yield ann("invite", name="Nobody yet")
    yield ann("invite", name="Berta", office="business-line-manager")
    yield Step("Ivar", "claim", {})
    yield ann("name-signatory", signatory="business-manager", name="Bob")
    yield ann("name-signatory", signatory="relationship-manager", name="Hanna")
    written = {"category": "continuity", "consequence": "A day is lost."}
    yield ann("write-risk", title="No rota", **written, owner="Ivar")
    yield Step("Ivar", "understand-risk", {"risk": "r1"})
    yield Step("Ivar", "accept-risk", {"risk": "r1", "until": "2999-12-31"})
    yield ann("adopt-reference")
    yield ann("sign-off")
    first: dict[str, Any] = {"revision": 1}
    yield Step("Ivar", "sign", {**first, "hash": "#hash"})
    yield Step("Bob", "refuse-signature", {**first, "why": "Not without a rota."})
    hanna = {"name": "Hanna", "represents": "business", "office": "relationship-manager"}
    yield ann("note-in-the-room", **hanna, act="sign", **first, hash="#hash")
    yield Step("Bob", "sign", {**first, "hash": "#hash"})
    yield Step("Berta", "claim", {})
    yield ann("start-revision")
    yield Step("Berta", "sign", {**first, "hash": "#hash"})
    yield ann("reopen", "incident:application")
    yield ann("decide", "incident:application", accountable="it-delivery")
    yield ann("sign-off")
    yield Step("Bob", "erase", {"person": "@Bob"})
    second = {"revision": 2}
    yield Step("Ivar", "refuse-signature", {**second, "why": "Who decided that?"})
    yield ann("remove-person", person="@Berta")
    yield ann("invite", name="Dana", office="business-line-manager")
    yield ann("start-revision")


def nights() -> Steps:
    """Who executes and how they are reached; cases brought in, played, and what becomes of gaps."""
    yield opens("B", service="Payroll nights")
    yield from the_usual_people()
    yield ann("adopt-reference")
    yield ann("waive", "supportability-transition:application", why="Later.")
    desk = {"name": "CloudDesk", "kind": "vendor", "hours": "always", "contact": "+358 9 123"}
    yield ann("name-executor", "incident:both", **desk, escalation="Eve, +358 9 124")
    office = "Mon-Fri 08:00-16:00 Europe/Helsinki, Sat 10:00-14:00 UTC"
    own = {"name": "Day shift", "kind": "internal", "hours": office, "contact": "+358 9 125"}
    yield ann("name-executor", "change:application", **own, steps_in="Bob")
    yield ann("name-executor", "change:application", **{**own, "contact": ""})
    yield ann("name-executor", "change:application", **desk)
    yield ann("drop-executor", "change:application", name="clouddesk")
    yield Step("Bob", "confirm-executors", {**at("incident:both"), "right": True})
    other = {"right": False, "text": "They sleep at night."}
    yield Step("Carol", "confirm-executors", {**at("change:application"), **other})
    night: dict[str, Any] = {"story": "It was dark.", "at": "Sunday 03:00"}
    night["processes"] = ["incident", "change"]
    yield Step("Bob", "add-case", {"title": "Nobody can log in", "named": True, **night})
    yield Step("Olga", "add-case", {"title": "The vendor upgrades", **night})
    flood: dict[str, Any] = {"at": "Saturday 22:00 Europe/Helsinki", "processes": ["continuity"]}
    yield ann("add-case", title="Flood", **{**night, **flood})
    yield ann("add-case", title="A flood", **{**night, **flood}, item="n3")
    yield ann("place-case", case="n3", before="n1")
    yield ann("drop-case", case="n2")
    yield ann("open-chapter", chapter="cases")
    yield ann("play-case", case="n1")
    yield ann("play-case", case="n1", step=3)
    written = {"title": "Nobody is called", "category": "continuity", "consequence": "A day."}
    yield ann("write-risk", "change:application", **written, case="n1")
    promised = {"owner": "Dana", "due": "2099-12-31", "case": "n3"}
    yield ann("promise", "continuity:application", **promised)
    yield ann("play-case", case="")
    yield ann("sign-off")
    yield Step("Ann", "erase", {"person": "k1"})
    yield ann("start-revision")
    yield ann("name-executor", "incident:both", **desk)


def prepared() -> Steps:
    """Who must be there, what is known of the service, the invitation, and the run sheet."""
    yield opens("B", service="Ticketing", vendors=["CloudDesk"], chapter="prepare")
    yield from the_usual_people()
    yield ann("name-stakeholder", title="Business owner", represents="business", name="Bob")
    yield ann("name-stakeholder", title="Control owner", represents="other", name="Dana")
    yield ann("name-stakeholder", title="Users", represents="business")
    yield ann("invite-stakeholder", item="#stakeholder 1")
    yield ann(
        "name-stakeholder", title="Users, north", represents="business", item="#stakeholder 2"
    )
    yield ann("drop-stakeholder", item="#stakeholder 2")
    for item, answer in {"origin": "saas", "buyer": "Sales", "critical-function": "no"}.items():
        yield ann("answer-intake", item=item, answer=answer)
    yield ann("answer-intake", item="rto", answer="4 hours")
    yield ann("answer-intake", item="rto", answer="")
    meets: dict[str, Any] = {"at": "09:00", "minutes": 180, "zone": "Europe/Helsinki"}
    yield ann("plan-session", day="2099-12-03", **meets)
    yield ann("plan-session", day="2099-12-10", **meets, pre_work="Vote on what you know.")
    yield ann("plan-chapter", chapter="cases", minutes=0)
    yield ann("begin-session")
    yield ann("open-chapter", chapter="matrix")
    yield ann("set-pace", pace="own")
    yield from votes("incident:application", Bob="business", Carol="business")
    yield ann("reveal", "incident:application")
    yield ann("decide", "incident:application", accountable="business")
    yield ann("adopt-reference")
    yield ann("waive", "supportability-transition:application", why="None.")
    yield ann("sign-off")
    yield ann("start-revision")
    yield ann("reopen", "incident:application")


def from_elsewhere() -> Steps:
    """Two revisions of an earlier release brought in from their file, and a third signed on them."""
    yield Step("Ann", "bring-in", {"of": "0.3/three-revisions"})
    yield from the_usual_people()
    yield ann("name-signatory", signatory="business-manager", name="Bob")
    yield ann("start-revision")
    yield ann("reopen", "change:application")
    yield ann("decide", "change:application", accountable="it-ops", rationale="Since spring.")
    yield ann("sign-off")
    yield Step("Bob", "sign", {"revision": 3, "hash": "#hash"})
    yield ann("start-revision")


def arranged() -> Steps:
    """Begun with a template; processes of its own come, go and are called otherwise, over two revisions."""
    own = {"process": "own-3", "name": "Data quality", "question": "Who mends it?"}
    night = {"title": "Two revenues", "at": "Monday 06:00", "processes": ["own-3", "incident"]}
    template = {
        "processes": [
            {"process": "incident", "name": "Outages"},
            *({"process": process} for process in ("change", "licence", "contract")),
            own,
        ],
        "roles": [{"title": "Data owner", "represents": "business"}],
        "cases": [night],
    }
    yield opens("B", template=template)
    yield from the_usual_people()
    yield ann("add-process", name="Pipelines", means="loads on time", before="change")
    yield ann("add-process", process="request")
    yield ann("reword", process="change", name="Release gate")
    yield ann("reword", process="incident", name="")
    order = ["own-4", "request", "incident", "change", "licence", "contract", "own-3"]
    yield ann("order-processes", processes=order)
    yield ann("set-pace", pace="own")
    yield from votes("own-4:application", Bob="business", Carol="it-ops:4 We see it first.")
    yield from votes("licence:application", Bob="business", Carol="business")
    yield ann("reveal", "own-4:application")
    yield ann("reveal", "licence:application")
    yield ann("decide", "own-4:both", accountable="it-ops", rationale="They see it first.")
    yield ann("decide", "own-3:both", accountable="business")
    yield ann("drop-process", process="licence")
    yield ann("adopt-reference")
    yield ann("sign-off")
    yield ann("start-revision")
    yield ann("drop-process", process="contract")
    yield ann("add-process", name="Exit", before="own-4")
    yield ann("reword", process="own-4", name="Loads & jobs", case="6 a.m.: half done.")
    yield ann("decide", "own-5:application", accountable="business")
    yield ann("promise", "own-5:interface", owner="Dana", due="2099-12-24")
    yield ann("sign-off")
    yield ann("start-revision")
    yield ann("add-process", process="licence")


def agreed() -> Steps:
    """Every event of an agreement: both sides draft, propose and answer, cite, meet and sign."""
    sides = {"title": "Finance and IT", "sides": ["Finance", "IT"], "facilitator": "Ann"}
    yield Step("Ann", "open-agreement", sides)
    for name, side, role in (
        ("Bob", 0, "participant"),
        ("Carol", 1, "participant"),
        ("Dev", 1, "participant"),
        ("Hanna", 0, "participant"),
        ("Olga", 1, "observer"),
    ):
        yield Step(name, "join", {"name": name, "side": side, "role": role})
    yield ann("name-agreement", title="Finance and IT, 2027")
    yield Step("Bob", "write-philosophy", {"text": "We close the books together.", "base": 0})
    yield Step("Carol", "write-philosophy", {"text": "We close them\nin time.", "base": 1})
    yield Step("Carol", "name-staff", {"name": "Dora", "side": 1, "contact": "+358 40 123"})
    yield Step("Bob", "name-staff", {"item": "s1", "role": "service owner", "base": 1})
    yield Step("Bob", "name-staff", {"name": "Eve", "side": 0, "contact": "eve@example.org"})
    yield Step("Bob", "plan-meeting", REVIEW)
    yield Step("Dev", "move-meeting", {"item": "m1", "on": "2099-02-02", "to": "2099-02-03 10:00"})
    yield Step("Bob", "share-objective", {"title": "Close in 3 days", "due": "2099-06-30"})
    yield Step("Dev", "plan-action", {"title": "Automate", "owner": "Dev", "due": "2099-03-01"})
    yield Step("Dev", "plan-action", {"title": "Test", "owner": "Bob", "due": "2099-04-01"})
    yield Step("Bob", "add-appendix", {"title": "SLA", "link": "https://example.org/sla"})
    yield Step("Bob", "drop-item", {"item": "x1"})
    yield Step("", "matrix", {"code": "PAYR2222", "revisions": 1})
    yield Step("Bob", "cite-matrix", {"workshop": "PAYR2222", "revision": 1, "hash": "#elsewhere"})
    yield from _proposed()
    yield from _rated()
    for name, office in (("Rita", "relationship-manager"), ("Bea", "business-manager")):
        yield ann("invite", name=name, office=office)
        yield Step(name, "claim", {})
    yield ann("name-signatory", signatory="it-manager", name="Ivan Elsewhere")
    yield ann("name-office", signatory="it-manager", title="CIO")
    yield ann("sign-off")
    yield Step("Rita", "sign", {"revision": 1, "hash": "#hash"})
    yield Step("Bea", "refuse-signature", {"revision": 1, "why": "No service level."})
    yield from _a_meeting()
    yield Step("", "matrix", {"code": "PAYR2222", "revisions": 2})
    yield Step("", "hear-of", {"workshop": "PAYR2222"})
    yield ann("start-revision")
    yield Step("Bob", "share-objective", {"item": "o1", "measure": "days", "base": 1})
    yield ann("sign-off")
    yield ann("start-revision")
    yield ann("remove-person", person="@Hanna")
    yield ann("correct-person", person="@Bob", name="Robert")
    yield Step("", "erase", {"person": "@Dev"})
    yield Step("", "erase", {"person": "s2n"})


REVIEW = {
    "title": "Service review",
    "purpose": "What went well, what did not.",
    "level": "operational",
    "every": "FREQ=MONTHLY;BYDAY=1MO",
    "starts": "2099-01-05 09:00",
    "zone": "Europe/Helsinki",
    "attendees": ["Rita", "Bea"],
}


def _proposed() -> Steps:
    change = {"ask": "share-objective", "title": "Fewer calls at night"}
    for _ in range(3):
        yield Step("Bob", "propose-change", {"change": change})
    named = {"ask": "name-staff", "name": "Zed", "side": 0, "contact": "zed@example.org"}
    yield Step("Bob", "propose-change", {"change": named})
    yield Step("Carol", "accept-change", {"proposal": "p1"})
    yield Step("Carol", "decline-change", {"proposal": "p2", "why": "Nobody can."})
    yield Step("Bob", "withdraw-change", {"proposal": "p3"})


def _rated() -> Steps:
    for name, choice in (("Bob", "guardian"), ("Carol", "partnership"), ("Dev", "abstain")):
        yield Step(name, "cast-vote", {"question": "standing:now", "choice": choice})
    yield Step("Dev", "withdraw-vote", {"question": "standing:now"})
    yield ann("reveal", question="standing:now", stage="differ")
    yield ann("reveal", question="standing:now")
    yield ann("vote-again", question="standing:now")
    for number, name in enumerate(("Bob", "Hanna", "Carol", "Dev"), 2):
        yield Step(name, "cast-vote", {"question": "pulse", "choice": str(number)})
    yield ann("reveal", question="pulse")
    why = {"choice": "2", "confidence": 3, "reason": "Nobody wrote it down."}
    yield Step("Hanna", "cast-vote", {"question": "component:risk:own", **why})
    yield ann("reveal", question="component:risk:own")
    yield Step("Hanna", "cast-vote", {"question": "component:risk:other", "choice": "2"})


def _a_meeting() -> Steps:
    yield Step("Bob", "open-meeting", {"item": "m1", "on": "2099-01-05"})
    yield Step("Bob", "take-minute", {"text": "The vendor is late."})
    yield Step("Carol", "take-minute", {"text": "We wait.", "kind": "decision"})
    yield Step("Dev", "move-action", {"item": "a1", "due": "2099-05-01", "why": "It is late."})
    yield Step("Dev", "keep-action", {"item": "a1", "evidence": "It runs."})
    yield Step("Bob", "break-action", {"item": "a2", "why": "Nobody wants it."})
    yield Step("Bob", "close-meeting", {})


SCENARIOS: dict[str, Callable[[], Steps]] = {
    "every-pattern": every_pattern,
    "undoing": undoing,
    "joined": joined,
    "three-revisions": three_revisions,
    "crowd": crowd,
    "in-stages": in_stages,
    "around-it": around_it,
    "by-own-hand": by_own_hand,
    "nights": nights,
    "prepared": prepared,
    "from-elsewhere": from_elsewhere,
    "arranged": arranged,
    "agreed": agreed,
}
