"""A page's style sheets or scripts, joined to one out of the small files that name each other.

A page on a slow line waits for each file it asks for. There is no build: this is done in memory,
once, and understands no more than how our own files are written; anything else it refuses.
"""

import re
from pathlib import Path

#: Scripts every page shares, in their order; they stay files of their own, kept by the browser.
APART = ("js/globals.js", "vendor/alpine/alpine.js")

SHEET = re.compile(r"^@import '(.+?)';\n", re.MULTILINE)
IMPORT = re.compile(r"^import (?:\{ (.+?) \} from )?'(.+?)';\n", re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
#: Remarks on lines of their own, of scripts and of sheets: an eighth of what a phone would load.
SAID, NOTED = re.compile(r"^ *//.*\n", re.M), re.compile(r"^ */\*.*?\*/\n", re.M | re.S)
UNREAD = re.compile(r"^(?:import|export|@import)\b.*|\bimport\(.*|\bawait import\b", re.MULTILINE)


def sheets(entry: Path) -> str:
    """The rules of a sheet and of all it imports, each before whoever imports it."""
    texts = (SHEET.sub("", path.read_text("utf-8")) for path in _order(entry, SHEET))
    return "".join(_read(NOTED.sub("", text)) for text in texts)


def scripts(entry: Path, folder: Path) -> str:
    """Each module in a function of its own, which answers what it exports."""
    order = _order(entry, IMPORT)
    apart = [folder / name for name in APART if folder / name in order]
    names = {path: re.sub(r"\W", "_", f"in {path.relative_to(folder)}") for path in order}
    lines = [f"import * as {names[path]} from '../{path.relative_to(folder)}';" for path in apart]
    for path in order:
        if path not in apart:
            lines.append(f"const {names[path]} = {_module(path, names)};")
    return "\n".join(lines) + "\n"


def _module(path: Path, names: dict[Path, str]) -> str:
    text = path.read_text("utf-8")

    def given(found: re.Match[str]) -> str:
        wanted = (path.parent / found[2]).resolve()
        if not found[1]:
            return ""
        taken = found[1].replace(" as ", ": ")
        return f"const {{ {taken} }} = {names[wanted]};\n"

    exported = ", ".join(EXPORT.findall(text))
    body = _read(SAID.sub("", EXPORT.sub("", IMPORT.sub(given, text))))
    return f"(() => {{\n{body}return {{ {exported} }};\n}})()"


def _order(entry: Path, names: re.Pattern[str]) -> list[Path]:
    """The files below an entry, each after those it names."""
    done: dict[Path, None] = {}

    def visit(path: Path) -> None:
        for found in names.finditer(path.read_text("utf-8")):
            other = (path.parent / found[found.re.groups]).resolve()
            if other not in done:
                visit(other)
        done[path] = None

    visit(entry)
    return list(done)


def _read(text: str) -> str:
    if found := UNREAD.search(text):
        raise ValueError(f"this cannot be joined: {found[0]}")
    return text
