"""What a workshop stands at that was brought in: each decision, register and lasting answer."""

from typing import Any

from app.matrix.record import parse
from app.workshop import signing
from app.workshop.state import Workshop
from tests.workshop import ask
from tests.workshop.elsewhere import brought, carried, closes
from tests.workshop.story import Story

AT: Any = {"process": "incident", "scope": "application"}


def session() -> Story:
    """Something of everything that goes on with a next revision."""
    story = Story("B").with_the_usual_people().at_own_pace()
    story.votes("Bob", "it-ops", confidence=4, reason="They run it.")
    story.are_here("Bob", "Carol", "Dev").votes("Carol", "it-ops")
    story.reveals()
    story.decides("business", rationale="They pay.", executed_by="Desk")
    readiness: Any = {"question": "readiness:security"}
    story.does("Ann", ask.OpenQuestion(**readiness))
    story.does("Bob", ask.CastVote("did-not-know", **readiness))
    story.does("Ann", ask.Reveal(**readiness))
    story.does("Ann", ask.AdoptAmbition(model="B", acknowledged=True, rationale="Sales."))
    story.does("Ann", ask.ExpectBenefit(benefit="Faster", validation="Ask.", by="2027-01-31"))
    story.does("Ann", ask.WaiveCheck(check="unvalidated", why="It is early."))
    risk: Any = {"category": "people", "consequence": "A day.", "owner": "Bob"}
    story.does("Ann", ask.WriteRisk(title="No rota", **risk))
    story.does("Bob", ask.AcceptRisk(risk="r1"))
    story.does("Ann", ask.AnswerIntake(item="rto", answer="4 hours"))
    reached: Any = {"kind": "internal", "hours": "always", "contact": "+358 40 1"}
    story.does("Ann", ask.NameExecutor(name="Desk", **reached, **AT))
    night: Any = {"title": "Night", "story": "", "at": "Sunday 03:00", "processes": ["incident"]}
    story.does("Ann", ask.AddCase(**night))
    story.does("Ann", ask.Park("Costs"))
    story.does("Ann", ask.Reword(process="change", means="Any change."))
    for process in ("change", "problem"):
        story.decides("tbd", process)
    promise: Any = {"owner": "Dana", "due": "2099-12-24", "process": "change"}
    story.does("Ann", ask.MakePromise(**promise, scope="application"))
    story.waives("problem", "application")
    story.adopts()
    story.waives("supportability-transition", "application")
    return story


def both() -> tuple[Workshop, Workshop]:
    """The workshop that was signed, and what it is elsewhere; in both the next one is begun."""
    story = session()
    kept = closes(story)
    other, _ = brought(carried(story, kept))
    story.does("Ann", ask.StartRevision())
    other.state = "live"
    return story.workshop, other


def test_a_next_revision_begins_with_the_same_record() -> None:
    here, there = both()
    one, other = signing.draft(here), signing.draft(there)
    for name in one.__struct_fields__:
        if name not in ("people", "cells", "signatories"):
            assert getattr(other, name) == getattr(one, name), name
    for was, now in zip(one.cells, other.cells, strict=True):
        for name in was.__struct_fields__:
            if name != "promise":
                assert getattr(now, name) == getattr(was, name), (was.process, name)


def test_a_promise_has_an_id_that_nobody_gets_here() -> None:
    here, there = both()
    was, now = (one.cells["change:application"].promise for one in (here, there))
    assert was
    assert now
    assert (now.id, now.owner, now.due) == (f"{was.id}b", was.owner, was.due)


def test_contacts_come_along_and_new_ones_get_ids_of_their_own() -> None:
    _, there = both()
    assert there.registers.contacts == {"k1": "+358 40 1"}


def test_the_bytes_say_what_it_stands_at() -> None:
    story = session()
    kept: Any = closes(story)
    told = carried(story, kept)
    record = parse(told.revisions[0].signed.decode())
    other, _ = brought(told)
    assert (other.service, other.model) == (record.service, record.model)
    assert {key: cell.accountable for key, cell in other.cells.items()} == {
        f"{one.process}:{one.scope}": one.accountable for one in record.cells
    }
