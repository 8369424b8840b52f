"""What a session file carries stands in it as data, and can be taken out again as it was."""

import msgspec
import pytest

from app.documents import carried
from app.documents.carried import EMPTY, NotOursError, block, of_json, of_page
from app.matrix.chain import FORMAT, Carried, Kept
from app.matrix.sections import Signature
from tests.documents.hostile import TEXTS

SAID = Signature(office="it-manager", state="signed", revision=1, hash="a" * 64, person="p1")


def holding(name: str) -> Carried:
    kept = Kept(1, "a" * 64, f'{{"x":"{name}"}}'.encode(), {"p1": ("salt", name)}, [SAID])
    return Carried("session", FORMAT, [kept], {"p1": name})


@pytest.mark.parametrize("name", [*TEXTS, "</script><script>alert(1)</script>", "<!--<script>"])
def test_it_comes_out_as_it_went_in_whatever_people_are_called(name: str) -> None:
    page = f"<!doctype html><p>{block(holding(name))}</p>".encode()
    assert of_page(page) == holding(name)
    inside = block(holding(name))[len(carried.OPENS) : -len(carried.ENDS)]
    assert not set("<>&") & set(inside)


def test_it_is_the_same_as_json_and_inside_the_file_of_a_matrix() -> None:
    plain = msgspec.json.encode(holding("Ann"))
    assert of_json(plain) == holding("Ann")
    assert of_json(b'{"service": "Payroll", "session": ' + plain + b"}") == holding("Ann")


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"<p>Hello</p>",
        carried.OPENS.encode() + b"{}" + carried.ENDS.encode(),
        carried.OPENS.encode() + b'{"remit": "session", ',
        block(EMPTY).encode() * 2,
        block(Carried("session", FORMAT + 1, [], {})).encode(),
        (carried.OPENS + "[" * 100_000 + carried.ENDS).encode(),
        carried.OPENS.encode() + b"\xff" + carried.ENDS.encode(),
    ],
)
def test_what_is_not_ours_is_refused(page: bytes) -> None:
    with pytest.raises(NotOursError):
        of_page(page)
    with pytest.raises(NotOursError):
        of_json(page)


def test_what_is_too_large_to_be_brought_in_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(msgspec.json.encode(holding("Ann")))
    monkeypatch.setattr(carried, "BYTES", size)
    assert carried.fits(holding("Ann"))
    assert not carried.fits(holding("Anna"))
