"""A file comes in by the address of its agreement, and goes out to be saved."""

import pytest

from tests.live.partners import Partners
from tests.live.people import Person
from tests.live.server import Server

pytestmark = pytest.mark.anyio
PDF = b"%PDF-1.7\nlevels"


async def attach(
    person: Person, body: bytes = PDF, name: str = "SLA.pdf", **headers: str
) -> tuple[int, dict[str, object]]:
    params = {"title": "SLA Payroll", "name": name}
    path = f"{person.address}/attachments"
    answer = await person.http.post(path, params=params, content=body, headers=headers)
    return answer.status_code, answer.json()


async def test_a_file_is_an_appendix_and_is_saved_as_it_came_in(
    server: Server, partners: Partners
) -> None:
    ann = await partners.agree(server)
    bob = await partners.side(ann, "Bob", 0)
    olga = await partners.side(ann, "Olga", 1, "observer")
    status, told = await attach(bob)
    assert status == 201, told
    (appendix,) = (await ann.look())["appendices"]
    assert (appendix["title"], appendix["file"], appendix["size"], appendix["changed_by"]) == (
        "SLA Payroll",
        "SLA.pdf",
        len(PDF),
        "Bob",
    )
    saved = await olga.get(f"/attachments/{appendix['hash']}")
    assert saved.content == PDF
    assert saved.headers["Content-Disposition"].startswith('attachment; filename="SLA.pdf"')
    assert "sandbox" in saved.headers["Content-Security-Policy"]
    assert saved.headers["X-Content-Type-Options"] == "nosniff"
    await bob.do_by_api("drop-item", item=appendix["id"])
    assert (await olga.get(f"/attachments/{appendix['hash']}")).content == PDF, "it may be signed"


async def test_who_may_not_draft_attaches_nothing_and_nothing_is_kept(
    server: Server, partners: Partners
) -> None:
    ann = await partners.agree(server)
    olga = await partners.side(ann, "Olga", 1, "observer")
    eve = await partners.agree(server, "Eve")
    nobody = partners.stranger(server, ann.code)
    foreign = partners.stranger(server, ann.code, eve.key)
    for person, wanted in ((olga, 403), (nobody, 401), (foreign, 404)):
        assert (await attach(person))[0] == wanted
    await ann.do_by_api("sign-off")
    status, told = await attach(ann)
    assert (status, told["code"]) == (409, "signed-off")
    missing = await ann.get(f"/attachments/{'0' * 64}")
    assert missing.status_code == 404
    assert (await ann.get("/attachments/SLA.pdf")).status_code == 422


async def test_what_is_no_document_or_too_large_is_refused(
    server: Server, partners: Partners
) -> None:
    ann = await partners.agree(server)
    assert (await attach(ann, name="page.html"))[1]["code"] == "bad-field"
    assert (await attach(ann, b"<html>"))[1]["code"] == "bad-field"
    assert (await attach(ann, PDF + b"x" * (5 << 20)))[1]["code"] == "too-long"
    assert (await attach(ann, origin="https://evil.example"))[1]["code"] == "forbidden"
    assert (await ann.look())["appendices"] == []
