"""What pages fetch: one style sheet, one script, compressed, and kept for as long as they are."""

import gzip
import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from app.web import assets, bundle

ENTRIES = [f"pages/{page}.{kind}" for page in assets.PAGES for kind in ("css", "js")]


@pytest.fixture(scope="module")
def browser() -> TestClient:
    app = Starlette()
    app.add_route("/static/{path:path}", assets.fetch)
    return TestClient(app, headers={"Accept-Encoding": "gzip"})


@pytest.mark.parametrize("name", ENTRIES)
def test_a_page_needs_one_sheet_and_one_script(name: str) -> None:
    text = assets.items()[name].body.decode()
    assert "@import" not in text
    fetched = re.findall(r"^import .* from '\.\./(.+)';$", text, re.MULTILINE)
    assert fetched == ([] if name.endswith("css") else list(bundle.APART))
    assert not re.search(r"^export ", text, re.MULTILINE)


def test_every_small_file_is_in_some_page() -> None:
    for kind in ("css", "js"):
        whole = "".join(
            item.body.decode() for name, item in assets.items().items() if name in ENTRIES
        )
        for path in (assets.FOLDER / kind).rglob("*.*"):
            told = bundle.NOTED.sub("", bundle.SAID.sub("", path.read_text("utf-8")))
            own = re.sub(r"^(import |export |@import ).*\n", "", told, flags=re.MULTILINE)
            if f"{kind}/{path.name}" not in bundle.APART:
                assert max(own.splitlines() or [""], key=len) in whole, path.name


@pytest.mark.parametrize("name", [*ENTRIES, "vendor/alpine/alpine.js", "icons/remit.svg"])
def test_text_comes_compressed_and_is_kept_for_good(browser: TestClient, name: str) -> None:
    answer = browser.get(assets.address(name))
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.content == assets.items()[name].body
    assert len(gzip.compress(answer.content)) < len(answer.content)
    plain = browser.get(assets.address(name), headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == answer.content


def test_a_font_is_compressed_already(browser: TestClient) -> None:
    answer = browser.get(assets.address("vendor/inter/latin.woff2"))
    assert answer.headers["content-type"] == "font/woff2"
    assert "content-encoding" not in answer.headers


def test_while_another_edition_starts_both_are_served(browser: TestClient) -> None:
    other = browser.get("/static/0123456789abcdef/pages/stage.css")
    assert other.content == assets.items()["pages/stage.css"].body
    assert "cache-control" not in other.headers


@pytest.mark.parametrize("path", ["nothing.css", "../assets.py", "css", "", "vendor"])
def test_nothing_else_is_on_the_shelf(browser: TestClient, path: str) -> None:
    assert browser.get(f"/static/{path}").status_code == 404
    assert browser.get(assets.address(path)).status_code == 404
