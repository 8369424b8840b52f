"""Three browsers from Debian: how each is started, and with what shut off."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from tests.engines.bidi import Bidi
from tests.engines.browser import Browser
from tests.engines.classic import Chromium, Driver, WebKit
from tests.engines.place import Place
from tests.live.people import Json
from tests.live.server import free_port

PRIVATE, NO_COOKIES, NO_STORAGE = "private", "no-cookies", "no-storage"


async def driven(place: Place, *words: str, **surroundings: str) -> Driver:
    port = free_port()
    await place.start(*words, f"--port={port}", **surroundings)
    driver = Driver(port)
    await driver.is_up()
    return driver


async def chromium(place: Place, shut: str) -> Browser:
    """Its driver imitates the screen and the finger of a phone."""
    switches = {PRIVATE: "--incognito", NO_STORAGE: "--disable-local-storage"}
    blocked = {"profile.default_content_setting_values.cookies": 2} if shut == NO_COOKIES else {}
    options: Json = {
        "binary": "/usr/bin/chromium",
        "args": ["--headless", "--no-sandbox", *filter(None, [switches.get(shut)])],
        "prefs": blocked,
    }
    driver = await driven(place, "chromedriver")
    asked = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
    return Chromium(place, driver, await driver.session(asked))


async def firefox(place: Place, shut: str) -> Browser:
    """It listens itself, once it is told to."""
    preferences: dict[str, dict[str, Any]] = {
        PRIVATE: {"browser.privatebrowsing.autostart": True},
        NO_COOKIES: {"network.cookie.cookieBehavior": 2},
        NO_STORAGE: {"dom.storage.enabled": False},
    }
    profile = place.folder / "profile"
    profile.mkdir()
    lines = [
        f"user_pref({json.dumps(name)}, {json.dumps(value)});\n"
        for name, value in preferences.get(shut, {}).items()
    ]
    (profile / "user.js").write_text("".join(lines))
    words = ("--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0")
    await place.start("firefox-esr", *words)
    address = await place.hears(r"WebDriver BiDi listening on (ws://\S+)")
    return await Bidi.at(place, address)


async def webkit(place: Place, shut: str) -> Browser:
    """It needs a screen and a bus of its own; automated, it keeps nothing on the disk anyway."""
    switches = {
        PRIVATE: "--private",
        NO_COOKIES: "--cookies-policy=never",
        NO_STORAGE: "--enable-html5-local-storage=false",
    }
    options = {"args": ["--automation", *filter(None, [switches.get(shut)])]}
    words = ("sh", "-c", SCREEN_AND_BUS, "sh", "WebKitWebDriver")
    driver = await driven(
        place,
        *words,
        XDG_RUNTIME_DIR=str(place.folder),
        GSETTINGS_BACKEND="memory",
        NO_AT_BRIDGE="1",
    )
    session = await driver.session({"webkitgtk:browserOptions": options})
    return WebKit(place, driver, session)


# The screen says its number once it is there; both end with the session.
SCREEN_AND_BUS = """
mkfifo "$HOME/screen"
Xvfb -displayfd 3 -screen 0 1400x1000x24 -nolisten tcp 3>"$HOME/screen" &
read -r number <"$HOME/screen"
DISPLAY=":$number" exec dbus-run-session -- "$@"
"""

ENGINES: dict[str, Callable[[Place, str], Awaitable[Browser]]] = {
    "chromium": chromium,
    "firefox": firefox,
    "webkit": webkit,
}
