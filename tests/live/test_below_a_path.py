"""Below a path of a host that others share: all addresses are below it, and each Remit is alone."""

import httpx2
import pytest

from tests.conftest import Servers
from tests.live.nginx import Nginx
from tests.live.server import PATIENCE, Server

OPENING = {"service": "Payroll", "model": "B", "facilitator": "Ann"}
ENDINGS = ("csv", "xlsx", "pdf", "json", "md")
PATH = "/remit"


def started(servers: Servers, nginx: Nginx, path: str) -> Server:
    """A Remit that is told where it stands, as the page tells an operator."""
    return servers.start(PUBLIC_URL=f"{nginx.url}{path}", FORWARDED_ALLOW_IPS="127.0.0.1")


def browser(nginx: Nginx) -> httpx2.Client:
    """It keeps cookies as browsers do, and says which page it is on."""
    headers = {"Origin": nginx.url}
    return httpx2.Client(base_url=nginx.url, headers=headers, timeout=PATIENCE)


@pytest.mark.parametrize("takes_off", [False, True], ids=["passed on", "taken off"])
def test_everything_that_is_answered_is_below_the_path(
    servers: Servers, nginx: Nginx, takes_off: bool
) -> None:
    server = started(servers, nginx, PATH)
    nginx.place(server, PATH, takes_off)
    nginx.start()
    with browser(nginx) as ann:
        made = ann.post(f"{PATH}/api/workshops", json=OPENING)
        code, key, links = (made.json()[name] for name in ("code", "key", "links"))
        page = f"{nginx.url}{PATH}/w/{code}"
        assert links == {
            "join": page, "facilitate": f"{page}/facilitate#key={key}", "stage": f"{page}/stage",
        }  # fmt: skip
        assert f"Path={PATH};" in made.headers["set-cookie"]

        room = f"{PATH}/api/workshops/{code}"
        assert ann.post(f"{room}/keys", json={}).json()["link"].startswith(f"{page}/facilitate#")
        for ending in ENDINGS:
            came = ann.get(f"{room}/matrix.{ending}")
            assert came.status_code == 200, came.text
            assert f".{ending}" in came.headers["content-disposition"]

        assert ann.get(f"{PATH}/openapi.json").json()["servers"] == [{"url": PATH}]
        assert ann.get(PATH).is_redirect
        on = ann.get(f"{PATH}/w/{code}/")  # not quite an address: the answer leads to the right one
        assert on.headers["location"] == f"{PATH}/w/{code}"
        assert ann.get(on.headers["location"]).status_code == 200
        lost = ann.get(f"{PATH}/w/{code}/nowhere")
        assert (lost.status_code, f'href="{PATH}/"' in lost.text) == (404, True)


def test_a_probe_finds_it_as_ever_and_strangers_do_not(servers: Servers, nginx: Nginx) -> None:
    server = started(servers, nginx, PATH)
    nginx.place(server, PATH)
    nginx.start()
    assert f"Remit is on {nginx.url}{PATH}\n" in server.log
    for name in ("/healthz", "/readyz", "/metrics"):
        assert server.get(name).status_code == 200, name
    with browser(nginx) as anybody:
        found = {name: anybody.get(f"{PATH}{name}").status_code for name in ("/healthz", "/readyz")}
        assert found == {"/healthz": 200, "/readyz": 200}
        assert anybody.get(f"{PATH}/metrics").status_code == 403
        assert anybody.get("/healthz").status_code == 404


def test_remits_on_one_host_know_their_own_cookie(servers: Servers, nginx: Nginx) -> None:
    """One has the host, one a path, one a path below that one: browsers send on what is above."""
    paths = ("", "/tools", "/tools/remit")
    for path in paths:
        nginx.place(started(servers, nginx, path), path)
    nginx.start()
    with browser(nginx) as ann:
        for path in paths:
            service = {**OPENING, "service": f"Service of {path or 'the host'}."}
            assert ann.post(f"{path}/api/workshops", json=service).status_code == 201
        assert {(one.name, one.path) for one in ann.cookies.jar} == {
            ("remit", "/"), ("remit.tools", "/tools"), ("remit.tools.remit", "/tools/remit"),
        }  # fmt: skip
        for path in paths:
            listed = ann.get(f"{path}/").text
            assert [f"Service of {one or 'the host'}." in listed for one in paths] == [
                one == path for one in paths
            ]
