"""The fonts that travel with the program are the ones we say they are."""

import hashlib
import json
from pathlib import Path

from app.documents import pdf

FOLDER = Path(pdf.__file__).parent / "fonts"
LISTED = json.loads((FOLDER / "fonts.json").read_text())


def digest(name: str) -> str:
    return hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()


def test_every_font_is_listed_and_nothing_else() -> None:
    assert {file.name for file in FOLDER.glob("*.ttf")} == set(LISTED)


def test_every_font_and_licence_is_the_one_it_was() -> None:
    for name, font in LISTED.items():
        assert digest(name) == font["sha256"], name
        assert digest(font["licence"]) == font["licence_sha256"], name
        assert font["package"]
        assert font["version"]


def test_every_licence_is_the_open_font_licence() -> None:
    for font in LISTED.values():
        assert "SIL OPEN FONT LICENSE" in (FOLDER / font["licence"]).read_text().upper()


def test_they_stay_below_35_megabytes() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 35_000_000
