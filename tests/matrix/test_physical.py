"""What is signed of the physical model keeps no word of how somebody is reached."""

import msgspec

from app.matrix.physical import Case, Contact, Executor


def test_what_says_nothing_is_not_written() -> None:
    told = Executor(
        process="incident", scope="application", name="Desk", kind="vendor", hours="always"
    )
    assert msgspec.json.encode(told) == (
        b'{"process":"incident","scope":"application","name":"Desk","kind":"vendor",'
        b'"hours":"always"}'
    )
    night = Case(id="n1", title="Down", at="Sunday 03:00", processes=["incident"])
    assert b"story" not in msgspec.json.encode(night)


def test_a_contact_is_its_digest() -> None:
    assert msgspec.json.encode(Contact(person="k1", named="ab")) == b'{"person":"k1","named":"ab"}'
