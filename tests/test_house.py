"""How the house is kept: small files, short functions, a sentence above each, and plain names."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WRITTEN = {".py", ".js", ".css", ".html", ".typ"}
LINES = 250
SCRIPT = 100  # lines of a script: there is no function in it that must be looked for
FUNCTION = 40
#: Names that say what a thing is built like, not what it is.
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "service", "models", "common"}


#: Modules that only name things, or put them together: what they name answers for itself, and the
#: whole is tried in tests/live.
NAMING = {
    "__main__",
    "agreed",
    "main",
    "demo",
    "demonstrated",
    "log/listed",
    "log/recorded",
    "log/tables",
    "sessions/closing",
    "web/routes",
    "web/state",
}

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def files() -> list[Path]:
    """What people wrote: the program, its migrations, its tests, its scripts."""
    found = []
    for folder in ("app", "migrations", "tests", "scripts", "bench"):
        for path in sorted((ROOT / folder).rglob("*")):
            relative = path.relative_to(ROOT)
            if path.suffix in WRITTEN and "vendor" not in relative.parts:
                found.append(relative)
    return found


FILES = files()
PROGRAM = [path for path in FILES if path.parts[0] in {"app", "migrations"}]
MODULES = [path for path in FILES if path.suffix == ".py" and path.name != "__init__.py"]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_there_is_a_house() -> None:
    assert len(PROGRAM) > 50
    assert {path.suffix for path in PROGRAM} == WRITTEN


@pytest.mark.parametrize("path", PROGRAM, ids=str)
def test_no_file_is_too_long_to_read(path: Path) -> None:
    assert len((ROOT / path).read_text("utf-8").splitlines()) <= LINES


@pytest.mark.parametrize("path", [one for one in PROGRAM if one.suffix == ".js"], ids=str)
def test_a_script_is_short(path: Path) -> None:
    text = (ROOT / path).read_text("utf-8")
    assert text.startswith("// "), "say in a sentence what this file is for"
    assert len(text.splitlines()) <= SCRIPT


def own_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How long a function is, without those inside it, which are counted by themselves."""
    inner = [
        one for one in ast.walk(function) if isinstance(one, FUNCTIONS) and one is not function
    ]
    return length(function) - sum(map(length, inner))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


# A migration is a list of tables, read once.
@pytest.mark.parametrize("path", [one for one in MODULES if one.parts[0] == "app"], ids=str)
def test_no_function_is_too_long_to_hold_in_mind(path: Path) -> None:
    for function in functions(path):
        assert own_lines(function) <= FUNCTION, function.name


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_opens_with_one_sentence(path: Path) -> None:
    said = ast.get_docstring(ast.parse((ROOT / path).read_text("utf-8")))
    assert said, "say in a sentence what this file is for"
    sentence = said.splitlines()[0]
    assert sentence.endswith("."), "the first line is the whole sentence"
    assert said == sentence or not said.splitlines()[1], "an empty line follows it"


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_file_is_named_for_what_it_is(path: Path) -> None:
    assert path.stem not in EMPTY_NAMES
    assert re.fullmatch(r"[a-z0-9_\-]+", path.stem.strip("_")), "in lower case"


def test_every_module_answers_for_itself() -> None:
    """By a test file of its name, in the folder of the same name."""
    modules = {path.relative_to("app") for path in MODULES if path.parts[0] == "app"}
    silent = {
        str(path.with_suffix(""))
        for path in modules
        if not (ROOT / "tests" / path.with_name(f"test_{path.name}")).exists()
    }
    assert silent == NAMING


#: A type of ours is read by a decoder that was made when its module was imported.
READ_LATE = re.compile(r"decode\([^\n]*, type=(?!list\[str\]|dict\[str, msgspec\.Raw\])")


def test_what_reads_a_type_is_made_before_there_are_threads() -> None:
    """Two that are the first to read one, both at once, end the whole process."""
    late = [
        path for path in (ROOT / "app").rglob("*.py") if READ_LATE.search(path.read_text("utf-8"))
    ]
    assert late == []
    assert READ_LATE.search("msgspec.json.decode(text, type=Record)")
