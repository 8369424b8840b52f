"""The code of a workshop in whatever people paste."""

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio

PASTED = {
    "as it was drawn": ("ABCD2345", "/w/ABCD2345"),
    "in small letters": ("abcd2345", "/w/ABCD2345"),
    "with spaces": (" abcd 2345 ", "/w/ABCD2345"),
    "with hyphens": ("ab-cd-23-45", "/w/ABCD2345"),
    "with a dash": ("ABCD–2345", "/w/ABCD2345"),
    "in quotation marks": ("“ABCD2345”.", "/w/ABCD2345"),
    "in brackets": ("(ABCD2345)", "/w/ABCD2345"),
    "in wide letters": ("ＡＢＣＤ２３４５", "/w/ABCD2345"),
    "with marks nobody sees": ("\ufeffABCD\u200b2345", "/w/ABCD2345"),
    "in a sentence": ("The code is ABCD2345, come in!", "/w/ABCD2345"),
    "in a sentence, in two": ("Code: ABCD 2345", "/w/ABCD2345"),
    "of letters only": ("code is abcdefgh", "/w/ABCDEFGH"),
    "a link": ("https://remit.example/w/ABCD2345", "/w/ABCD2345"),
    "a link without its scheme": ("remit.example/tools/w/abcd2345/", "/w/ABCD2345"),
    "a link at the end of a sentence": ("Join: http://x.example/w/ABCD2345.", "/w/ABCD2345"),
    "a link in angle brackets": ("<http://x.example/w/ABCD2345>", "/w/ABCD2345"),
    "a link with a query": ("http://x.example/w/ABCD2345?utm=1", "/w/ABCD2345"),
    "a link to the stage": ("http://x.example/w/ABCD2345/stage", "/w/ABCD2345/stage"),
    "a link with a key": (
        "http://x.example/w/ABCD2345/facilitate#key=a-B_9", "/w/ABCD2345/facilitate#key=a-B_9",
    ),
    "a personal link": (
        "https://x.example/w/ABCD2345#invitation=a-B_9.", "/w/ABCD2345#invitation=a-B_9",
    ),
    "a link to an agreement": ("https://x.example/a/ABCD2345.", "/a/ABCD2345"),
    "a personal link to one": (
        "https://x.example/a/ABCD2345#invitation=a-B_9", "/a/ABCD2345#invitation=a-B_9",
    ),
    "one that is none": ("hello", "/w/HELLO"),
    "another address": ("/etc/passwd?", "/w/ETCPASSWD"),
    "nothing": (" - ", ""),
}  # fmt: skip


@pytest.mark.parametrize(("text", "way"), PASTED.values(), ids=PASTED)
async def test_what_people_paste_leads_to_the_room(modules: Modules, text: str, way: str) -> None:
    assert await modules.run("shared/codes", "(m, text) => m.wayTo(text)", text) == way


async def test_a_long_text_is_read_at_once(modules: Modules) -> None:
    """The field takes no more than so many signs; each a word is the worst of them."""
    does = "(m) => m.wayTo(`${'a '.repeat(196)}ABCD2345`)"
    assert await modules.run("shared/codes", does) == "/w/ABCD2345"
