"""P5 and P10: who may come in, from which page, with which key, and what nobody ever sees."""

import asyncio
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import httpx2
import pytest
from websockets.exceptions import InvalidStatus

from tests.conftest import Servers
from tests.live.people import Guests, Json, Person
from tests.live.server import PATIENCE, Server

pytestmark = pytest.mark.anyio

INCIDENT = "incident:application"
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}


def client(server: Server, **how: object) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(base_url=server.url, verify=False, timeout=PATIENCE, **how)  # type: ignore[arg-type]


def origins(server: Server) -> dict[str, str]:
    """The foreign pages a request could come from."""
    return {
        "foreign": "http://evil.example",
        "null": "null",
        "https": f"https://127.0.0.1:{server.port}",
        "another port": f"http://127.0.0.1:{server.port + 1}",
        "no port": "http://127.0.0.1",
        "a prefix": f"http://evil-127.0.0.1:{server.port}",
        "a suffix": f"http://127.0.0.1:{server.port}.evil.example",
        "another name": f"http://localhost:{server.port}",
        "empty": "",
        "two": f"http://127.0.0.1:{server.port} http://evil.example",
    }


# Pages of other origins


async def test_a_socket_is_opened_from_our_own_pages_and_by_programs_only(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open_by_api(server)
    for what, origin in origins(server).items():
        with pytest.raises(InvalidStatus) as refused:
            await ann.connect(additional_headers={"Origin": origin})
        assert refused.value.response.status_code == 403, what
    for own in (server.url, server.url.upper()):
        await ann.enter(additional_headers={"Origin": own})
        await ann.do("here")
    await ann.enter()


async def test_further_origins_can_be_allowed(servers: Servers, guests: Guests) -> None:
    server = servers.start(
        PUBLIC_URL="https://remit.example", ALLOWED_ORIGINS="https://a.example, https://b.example/"
    )
    ann = await guests.open_by_api(server)
    for own in ("https://remit.example", "https://a.example", "https://b.example"):
        await ann.enter(additional_headers={"Origin": own})
    with pytest.raises(InvalidStatus):
        await ann.connect(additional_headers={"Origin": "https://c.example"})
    assert ann.links["join"] == f"https://remit.example/w/{ann.code}"


async def test_no_request_of_a_foreign_page_changes_anything(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open_by_api(server)
    before = (await ann.get()).json()["seq"]
    join = {"name": "Mallory", "represents": "business"}
    open_one = {"service": "x", "model": "B", "facilitator": "Mallory"}
    for what, origin in origins(server).items():
        from_there = {"Origin": origin}
        for answer in (
            await ann.post("/asks", ann.body("focus", INCIDENT), headers=from_there),
            await ann.post("/people", join, headers=from_there),
            await ann.post("/cookie", headers=from_there),
            await ann.post("/keys", headers=from_there),
            await ann.http.post("/api/workshops", json=open_one, headers=from_there),
        ):
            assert (answer.status_code, answer.json()["code"]) == (403, "forbidden"), what
            assert "set-cookie" not in answer.headers
    assert (await ann.get()).json()["seq"] == before
    assert (await ann.post("/cookie", headers={"Origin": server.url})).status_code == 204


async def test_a_cookie_counts_only_with_the_origin_of_our_pages(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open_by_api(server)
    made = await ann.post("/cookie")
    cookie = made.headers["set-cookie"].split(";")[0]
    own = {"Origin": server.url}
    body = ann.body("focus", INCIDENT)
    async with client(server, headers={"Cookie": cookie}) as browser:
        assert (await browser.get(ann.address)).status_code == 200
        for path in ("/asks", "/cookie", "/keys"):
            assert (await browser.post(ann.address + path, json=body)).status_code == 401
        assert (await browser.post(f"{ann.address}/asks", json=body, headers=own)).is_success
    nobody = guests.stranger(server, ann.code)
    await nobody.connect(additional_headers={"Cookie": cookie})
    await nobody.send({"ask": "enter", "id": "1"})
    assert await nobody.is_closed() == 4501
    ours = await nobody.enter(additional_headers={"Cookie": cookie, **own})
    assert ours.show["you"]["name"] == "Ann"


async def test_cookies_are_for_no_script_and_no_other_site(server: Server, guests: Guests) -> None:
    ann = await guests.open_by_api(server)
    join = {"name": "Bob", "represents": "business"}
    body = {"service": "x", "model": "B", "facilitator": "Ann"}
    async with client(server) as http:
        for answer in (
            await http.post("/api/workshops", json=body),
            await http.post(f"{ann.address}/people", json=join),
            await ann.post("/cookie"),
        ):
            (cookie,) = answer.headers.get_list("set-cookie")
            said = {part.strip().lower() for part in cookie.split(";")[1:]}
            assert {"httponly", "samesite=strict", "path=/"} <= said
            assert not any(part.startswith("domain") for part in said)
    assert ann.key not in made_cookie(await ann.post("/cookie")), "the link's key stays out of it"


def made_cookie(answer: httpx2.Response) -> str:
    return str(answer.headers["set-cookie"])


async def test_a_cookie_that_was_planted_is_not_adopted(server: Server, guests: Guests) -> None:
    ann = await guests.open_by_api(server)
    planted = f"remit=planted; remit_{ann.code}=planted"
    async with client(server, headers={"Cookie": planted}) as browser:
        assert (await browser.get(ann.address)).status_code == 401
        join = {"name": "Bob", "represents": "business"}
        joined = await browser.post(f"{ann.address}/people", json=join)
        assert joined.json()["key"] != "planted"
        assert "planted" not in made_cookie(joined)


# Headers


async def test_every_answer_carries_the_security_headers(server: Server, guests: Guests) -> None:
    ann = await guests.open_by_api(server)
    page = f"/w/{ann.code}"
    async with client(server, headers={"Authorization": f"Bearer {ann.key}"}) as http:
        for path in (
            *("/", page, f"{page}/facilitate", f"{page}/stage", "/w/NOTACODE", "/nothing"),
            *("/healthz", "/readyz", "/metrics", "/openapi.json", "/docs"),
            *("/static/css/shared/colours.css", "/static/nothing.css", "/static/%2e%2e/main.py"),
            *(ann.address, f"{ann.address}/matrix.csv", f"{ann.address}/matrix.pdf"),
            *(f"{ann.address}/asks", "/api/workshops", "/api/nothing"),
        ):
            answer = await http.get(path)
            said = dict(answer.headers)
            assert HEADERS.items() <= said.items(), path
            assert "server" not in said, path
            policy = said["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "frame-ancestors 'none'" in policy
            assert "unsafe" not in policy
            fresh = "no-cache" if path.startswith("/static/") else "no-store"
            assert said["cache-control"] == fresh, path
            assert (
                "charset" in said["content-type"]
                or "json" in said["content-type"]
                or ("pdf" in said["content-type"])
            ), path
            assert not re.search(r"unsafe-|Traceback", answer.text), path
            if not path.startswith("/static/"):
                assert "content-encoding" not in said, "a size that tells of what is in it"
            if path.startswith("/api/") and answer.is_error:
                assert said["content-type"] == "application/problem+json", path


async def test_pages_hold_no_script_and_no_style_of_their_own(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open_by_api(server)
    for path in ("/", f"/w/{ann.code}", f"/w/{ann.code}/facilitate", f"/w/{ann.code}/stage"):
        page = server.get(path).text
        scripts = re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL)
        for attributes, inside in scripts:
            assert "src=" in attributes or "application/json" in attributes or not inside.strip()
        assert "<style" not in page
        assert not re.search(r"\s(style|on[a-z]+)=[\"']", page)
        links = re.findall(r"(?:src|href)=\"([^\"]*)\"", page)
        assert not [link for link in links if re.match(r"(https?:)?//(?!127\.0\.0\.1)", link)]


async def test_hostile_names_stay_text_in_pages(server: Server, guests: Guests) -> None:
    payload = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    ann = await guests.open_by_api(server, service=payload)
    for path in (f"/w/{ann.code}", f"/w/{ann.code}/facilitate", f"/w/{ann.code}/stage"):
        page = server.get(path).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page


async def test_on_tls_browsers_are_told_to_stay_there(servers: Servers) -> None:
    server = servers.start(FORWARDED_ALLOW_IPS="127.0.0.1")
    there = server.get("/", headers={"X-Forwarded-Proto": "https"})
    assert "strict-transport-security" in there.headers
    assert "strict-transport-security" not in server.get("/").headers


async def test_the_opener_policy_is_sent_where_browsers_heed_it(servers: Servers) -> None:
    server = servers.start(FORWARDED_ALLOW_IPS="127.0.0.1")
    policy = "cross-origin-opener-policy"
    there = {"Host": "meeting-room:8000"}
    assert policy not in server.get("/", headers=there).headers
    assert policy in server.get("/", headers={**there, "X-Forwarded-Proto": "https"}).headers


async def test_forged_proxy_headers_change_nothing(servers: Servers, guests: Guests) -> None:
    server = servers.start()
    forged = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"}
    assert "strict-transport-security" not in server.get("/", headers=forged).headers
    statuses = set()
    for number in range(30):
        address = {"X-Forwarded-For": f"10.0.0.{number}", "X-Real-IP": f"10.0.1.{number}"}
        statuses.add(server.get("/w/ABCDEFGH", headers=address).status_code)
    assert statuses == {404, 429}, "each counts for the address it really comes from"


# Codes and keys


async def test_guessing_codes_is_slowed_down_and_honest_people_still_come_in(
    servers: Servers, guests: Guests
) -> None:
    server = servers.start()
    ann = await guests.open(server)
    join = {"name": "Mallory", "represents": "business"}
    async with client(server) as http:
        for number in range(40):
            answer = await http.post(f"/api/workshops/ABCDEF{22 + number}/people", json=join)
            assert answer.status_code in (404, 429)
            assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["code"] == "rate-limited"
        assert (await http.get("/w/ABCDEFGH")).status_code == 429
    nobody = guests.stranger(server, "ABCDEFGH", "key")
    await nobody.connect()
    assert await nobody.is_closed() == 4504
    # A prankster in the room locks nobody else out, though all have one address.
    await ann.do("focus", INCIDENT)
    assert (await ann.get()).status_code == 200
    assert (await guests.join(ann, "Bob")).show["you"]["name"] == "Bob"
    assert (await guests.watch(ann)).show["workshop"]["code"] == ann.code
    assert server.get(f"/w/{ann.code}").status_code == 200


async def test_many_guesses_at_once_are_as_few_as_one_after_the_other(
    servers: Servers, guests: Guests
) -> None:
    server = servers.start()
    join = {"name": "Mallory", "represents": "business"}
    codes = [f"ABCDE{n}" for n in range(222, 300) if "0" not in f"{n}" and "1" not in f"{n}"]
    async with client(server) as http:
        calls = (http.post(f"/api/workshops/{code}/people", json=join) for code in codes)
        answers = await asyncio.gather(*calls)
    assert len([one for one in answers if one.status_code == 404]) <= 12
    assert {one.status_code for one in answers} == {404, 429}


async def test_a_whole_room_comes_in_at_once_from_one_address(
    servers: Servers, guests: Guests
) -> None:
    server = servers.start()
    ann = await guests.open(server)
    async with client(server) as http:
        body = {"represents": "business"}
        path = f"{ann.address}/people"
        calls = (http.post(path, json={"name": f"Guest {n}", **body}) for n in range(50))
        assert {answer.status_code for answer in await asyncio.gather(*calls)} == {201}
        pages = await asyncio.gather(*(http.get(f"/w/{ann.code}") for _ in range(50)))
        assert {page.status_code for page in pages} == {200}


async def test_wrong_codes_and_bad_codes_look_the_same(servers: Servers) -> None:
    server = servers.start()
    join = {"name": "Mallory", "represents": "business"}
    told = {
        server.post(f"/api/workshops/{code}/people", json=join).text
        for code in ("ABCDEFGH", "ABC", "ABCDEFG1", "abcdefgh")
    }
    assert len(told) == 1


async def test_a_code_may_be_typed_in_small_letters(server: Server, guests: Guests) -> None:
    ann = await guests.open_by_api(server)
    bob = guests.stranger(server, ann.code.lower(), ann.key)
    assert (await bob.get()).status_code == 200
    assert (await bob.enter()).show["workshop"]["code"] == ann.code
    assert server.get(f"/w/{ann.code.lower()}").status_code == 200


async def test_a_locked_door_keeps_new_people_out_and_the_others_in(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open(server)
    bob = await guests.join(ann, "Bob")
    stage = await guests.stranger(server, ann.code, ann.key).enter(stage=True)
    await ann.do("lock-door", locked=True)
    join = {"name": "Late", "represents": "business"}
    refused = await bob.post("/people", join)
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    nobody = guests.stranger(server, ann.code)
    await nobody.connect()
    await nobody.send({"ask": "enter", "id": "1", "as": "stage"})
    assert await nobody.is_closed() == 4501
    assert '"show"' not in server.get(f"/w/{ann.code}/stage").text
    await stage.sees(lambda show: show["workshop"]["locked"])
    await (await bob.again()).do("here")
    await ann.do("lock-door", locked=False)
    assert (await bob.post("/people", join)).status_code == 201


async def test_a_page_shows_its_screen_only_to_those_who_are_in(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open_by_api(server, name="Annabel Secret")
    for path in (f"/w/{ann.code}", f"/w/{ann.code}/facilitate"):
        assert "Annabel" not in server.get(path).text
    key = {"Cookie": f"remit_{ann.code}={ann.key}"}
    assert "Annabel" in server.get(f"/w/{ann.code}/facilitate", headers=key).text


# Secrets at rest


async def test_no_key_is_ever_written_down(servers: Servers, guests: Guests) -> None:
    server = servers.start()
    ann = await guests.open(server)
    bob = await guests.join(ann, "Bob CANARYNAME", "it-ops")
    another = (await bob.post("/keys")).json()
    cookie = made_cookie(await bob.post("/cookie")).split("=", 1)[1].split(";")[0]
    await bob.connect()
    await bob.send({"ask": "enter", "id": "1", "key": "CANARY-wrong-key"})
    await bob.is_closed()
    server.get(f"{ann.address}?key=CANARY-in-query", headers={"Authorization": "Bearer CANARY-b"})
    server.get(f"/w/{ann.code}", headers={"Cookie": f"remit_{ann.code}=CANARY-cookie"})
    pages = [server.get(path).text for path in (f"/w/{ann.code}", "/openapi.json", "/metrics")]
    shown = [*ann.frames, *bob.frames, *pages]
    for canary in (ann.key, bob.key, another["key"], cookie, "CANARY-"):
        for file in server.data.iterdir():
            assert canary.encode() not in file.read_bytes(), (canary, file.name)
        assert not any(canary in text for text in shown)
    assert "CANARYNAME" not in server.log
    assert another["key"] in another["link"].split("#key=")[1]
    assert (server.database.stat().st_mode & 0o077) == 0


async def test_a_stolen_database_opens_nothing(server: Server, guests: Guests) -> None:
    ann = await guests.open_by_api(server)

    with closing(sqlite3.connect(f"file:{server.database}?mode=ro", uri=True)) as db:
        rows = db.execute("SELECT * FROM access_key WHERE workshop = ?", (ann.code,)).fetchall()
    assert rows
    for word in {word for row in rows for word in row}:
        thief = guests.stranger(server, ann.code, word)
        assert (await thief.get()).status_code == 401


# Workshops are sealed off from each other


def calls() -> Iterator[tuple[str, str, Json | None]]:
    """Every call that takes a key."""
    yield "GET", "", None
    yield "GET", "/changes", None
    yield "POST", "/asks", {"ask": "focus", "id": "1", "process": "change", "scope": "both"}
    yield "POST", "/cookie", None
    yield "POST", "/keys", None
    for extension in ("csv", "xlsx", "pdf", "json", "md"):
        yield "GET", f"/matrix.{extension}", None


@pytest.mark.parametrize("whose", ["another workshop's", "nobody's", "no"])
async def test_a_key_opens_one_workshop_and_no_other(
    server: Server, guests: Guests, whose: str
) -> None:
    ann = await guests.open_by_api(server, service="Ann's service")
    eve = await guests.open_by_api(server, service="Eve's service")
    before = (await ann.get()).json()
    key = {"another workshop's": eve.key, "nobody's": "x" * 32, "no": ""}[whose]
    thief = guests.stranger(server, ann.code, key)
    for method, path, body in calls():
        answer = await thief.http.request(method, ann.address + path, json=body)
        wanted = {"another workshop's": (404, "not-found")}.get(whose, (401, "forbidden"))
        assert (answer.status_code, answer.json()["code"]) == wanted, path
        assert answer.headers["content-type"] == "application/problem+json"
        assert "Ann's" not in answer.text
        assert "set-cookie" not in answer.headers
    await thief.connect()
    await thief.send({"ask": "enter", "id": "1", **({"key": key} if key else {})})
    assert await thief.is_closed() == 4501
    assert (await ann.get()).json() == before


async def test_another_workshops_people_cannot_be_named(server: Server, guests: Guests) -> None:
    ann = await guests.open(server)
    bob = await guests.join(ann, "Bob")
    eve = await guests.open(server)
    for ask in ("remove-person", "share-facilitation", "hand-over", "correct-person"):
        assert (await eve.ask(ask, person=bob.id)).code == "not-found"
    await bob.do("here")


async def test_nothing_of_one_workshop_is_heard_in_another(server: Server, guests: Guests) -> None:
    ann = await guests.open(server)
    eve = await guests.open(server)
    heard = len(eve.frames)
    await ann.do("describe", service="CANARY")
    await ann.do("set-pace", pace="own")
    await ann.do("cast-vote", INCIDENT, choice="business")
    await eve.do("here")
    (told,) = [json.loads(frame) for frame in eve.frames[heard:]]
    assert told.keys() == {"done", "seq", "clock"}
    assert told["seq"] == eve.seq


# Acting for others


async def test_nobody_acts_for_another(server: Server, guests: Guests) -> None:
    ann = await guests.open(server)
    bob = await guests.join(ann, "Bob")
    carol = await guests.join(ann, "Carol")
    await ann.do("set-pace", pace="own")
    await carol.do("cast-vote", INCIDENT, choice="it-ops")
    for ask, fields in (
        ("correct-person", {"person": carol.id, "name": "Karl"}),
        ("correct-person", {"person": bob.id, "role": "observer"}),
        ("remove-person", {"person": bob.id}),
    ):
        assert (await bob.ask(ask, **fields)).code == "forbidden"
    assert (await bob.ask("cast-vote", INCIDENT, choice="tbd", person=carol.id)).code == "bad-field"
    await bob.do("correct-person", person=bob.id, name="Robert")
    show = await ann.sees(lambda show: show["people"][1]["name"] == "Robert")
    assert show["people"][2]["name"] == "Carol"
    assert (await carol.look())["mine"] == {INCIDENT: "it-ops"}


async def test_a_facilitator_who_handed_over_is_none_any_more(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open(server)
    bob = await guests.join(ann, "Bob")
    assert (await ann.ask("remove-person", person=ann.id)).code == "wrong-state"
    await ann.do("hand-over", person=bob.id)
    assert (await ann.ask("reveal", INCIDENT)).code == "forbidden"
    await bob.do("focus", INCIDENT)
    await bob.do("remove-person", person=ann.id)
    assert await ann.is_closed() == 4501


async def test_one_person_has_at_most_twelve_pages(server: Server, guests: Guests) -> None:
    ann = await guests.open(server)
    for _ in range(11):
        await ann.again()
    more = Person(server, ann.code, ann.key)
    ann.others.append(more)
    await more.connect()
    await more.send({"ask": "enter", "id": "1", "key": ann.key})
    assert await more.is_closed() == 4004
    assert json.loads(more.frames[0])["code"] == "unavailable"
    await ann.others[0].leave()
    await ann.sees(lambda show: show["people"][0]["here"])


async def test_too_many_sockets_are_turned_away_before_the_upgrade(
    servers: Servers, guests: Guests
) -> None:
    server = servers.start(MAX_SOCKETS="3")
    ann = await guests.open(server)
    bob, carol = await guests.join(ann, "Bob"), await guests.join(ann, "Carol")
    dev = await guests.join_by_api(ann, "Dev")
    with pytest.raises(InvalidStatus) as refused:
        await dev.connect()
    assert refused.value.response.status_code == 503
    for person in (ann, bob, carol):
        await person.do("here")
    await bob.leave()
    await carol.sees(lambda show: show["crowd"]["here"] == 2)
    await dev.enter()


async def test_a_removed_persons_stage_goes_dark(server: Server, guests: Guests) -> None:
    ann = await guests.open(server)
    bob = await guests.join(ann, "Bob")
    bobs = await guests.stranger(server, ann.code, bob.key).enter(stage=True)
    nobodys = await guests.watch(ann)
    await ann.do("remove-person", person=bob.id)
    assert await bobs.is_closed() == 4501
    await ann.do("park", text="Who pays?")
    await nobodys.sees(lambda show: bool(show["parked"]))


async def test_a_locked_door_closes_on_strangers_who_look_on(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open(server)
    anns = await guests.stranger(server, ann.code, ann.key).enter(stage=True)
    nobodys = await guests.watch(ann)
    await ann.do("lock-door", locked=True)
    assert await nobodys.is_closed() == 4501
    await ann.do("park", text="Who pays?")
    await anns.sees(lambda show: bool(show["parked"]))
