"""Remits whose pages break a promise: they serve a script with a few lines changed."""

from pathlib import Path

from app.web import bundle


def _rewritten(*changes: tuple[str, str]) -> None:
    """Every page that has a line to the server gets it with these changes."""
    join = bundle.scripts

    def changed(entry: Path, folder: Path) -> str:
        text = join(entry, folder)
        if "function openLine(" in text:
            for old, new in changes:
                assert old in text, f"not in the script any more: {old}"
                text = text.replace(old, new)
        return text

    bundle.scripts = changed


def sleeps_on() -> None:
    """Broken: a page takes its line for alive whatever happened, and never opens another."""
    _rewritten(
        ("socket.onclose = (event) => this.lost(event.code, event.reason);", ""),
        ("setInterval(look, 1000);", ""),
    )


def forgets_unsaved() -> None:
    """Broken: a page that comes back knows nothing of what it had not saved."""
    _rewritten(("[...unsaved.asks].forEach(again);", "unsaved.asks.length = 0;"))


PAGES = (sleeps_on, forgets_unsaved)
