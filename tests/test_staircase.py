"""Who may import whom: arrows go down the stairs, and the pure part stays pure."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
APP = ROOT / "app"
#: From the ground up, in the names below `app`. A module imports from its own floor, where the
#: floor has subjects of one kind, and from those below; a folder's name stands for all in it.
FLOORS: tuple[tuple[str, str], ...] = (
    ("what may be asked at all", "asks"),
    ("the words of the matrix", "matrix"),
    ("the words of a partnership", "partnership"),
    ("what a kind of stream supplies", "log.recorded log.listing log.kind"),
    ("how whatever is signed is signed", "signing"),
    ("what is taken home", "documents"),
    ("words", "words"),
    ("kinds of stream", "workshop agreement"),
    ("the ground", "config db ops.duties ops.logs ops.memory ops.metrics ops.progress"),
    ("what is kept", "log"),
    ("all services side by side", "portfolio"),
    ("who is in the room", "sessions"),
    ("the edge", "web ops.health ops.backup ops.proof ops.tending"),
    ("put together", "main demo demonstrated agreed"),
    ("the command line", "cli"),
    ("the way in", "__main__"),
)
#: What may not know each other, though one of them stands higher.
APART = (
    ("log", "workshop"),
    ("log", "matrix"),
    ("log", "partnership"),
    ("log", "documents"),
    ("sessions", "workshop"),
    ("sessions", "matrix"),
    ("sessions", "partnership"),
    ("sessions", "documents"),
    ("web", "workshop"),
    ("web", "matrix"),
    ("web", "partnership"),
    ("workshop", "partnership"),
    ("partnership", "workshop"),
    ("workshop", "documents"),
    ("workshop", "words"),
    ("log", "words"),
    ("portfolio", "workshop"),
    ("workshop", "agreement"),
    ("documents", "signing"),
    ("signing", "partnership"),
    ("agreement", "workshop"),
    ("agreement", "documents"),
    ("agreement", "words"),
    ("log", "agreement"),
    ("sessions", "agreement"),
    ("web", "agreement"),
    ("portfolio", "agreement"),
    ("documents", "log"),
)
#: What a pure file never needs: a database, the web, the clock, chance, or the world outside.
IMPURE = frozenset(
    {
        "asyncio",
        "fastapi",
        "starlette",
        "uvicorn",
        "websockets",
        "sqlalchemy",
        "sqlmodel",
        "sqlite3",
        "psycopg",
        "redis",
        "alembic",
        "pydantic",
        "pydantic_settings",
        "structlog",
        "logging",
        "prometheus_client",
        "jinja2",
        "httpx2",
        "time",
        "random",
        "secrets",
        "uuid",
        "os",
        "io",
        "sys",
        "socket",
        "pathlib",
        "subprocess",
        "threading",
        "multiprocessing",
    }
)
CLOCKS = frozenset({"now", "utcnow", "today"})


def modules() -> dict[str, ast.Module]:
    found = {}
    for path in sorted(APP.rglob("*.py")):
        if path.name != "__init__.py":
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            found[name] = ast.parse(path.read_text("utf-8"))
    return found


MODULES = modules()


def holds(name: str, module: str) -> bool:
    """Whether a name of a floor is this module, or a folder that it is in."""
    return f"{module}.".startswith(f"app.{name}.")


def floor(module: str) -> int:
    """The floor of the longest name that holds it."""
    heights = {
        name: height
        for height, (_, names) in enumerate(FLOORS)
        for name in names.split()
        if holds(name, module)
    }
    assert heights, f"{module} stands on no floor: say in this test where it belongs."
    return heights[max(heights, key=len)]


def imports(tree: ast.Module) -> Iterator[str]:
    """Every module a file imports, wherever in the file it does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a relative import"
            assert node.module is not None
            for one in node.names:  # `from app.sessions import log` imports a module
                inner = f"{node.module}.{one.name}"
                yield inner if inner in MODULES else node.module


def is_pure(module: str) -> bool:
    log = ("app.log.recorded", "app.log.listing.", "app.log.kind.")
    subjects = ("app.matrix.", "app.partnership.")
    pure = ("app.asks.", "app.workshop.", "app.agreement.", "app.signing.", *log)
    return f"{module}.".startswith(subjects + pure)


def test_every_module_stands_on_one_floor() -> None:
    for module in MODULES:
        floor(module)
    for _, names in FLOORS:
        for name in names.split():
            assert any(holds(name, module) for module in MODULES), name


@pytest.mark.parametrize("module", MODULES)
def test_no_arrow_goes_up(module: str) -> None:
    for other in imports(MODULES[module]):
        if other in MODULES:
            assert floor(other) <= floor(module), f"{module} imports {other}, which is above it"


@pytest.mark.parametrize(("folder", "other"), APART)
def test_some_do_not_know_each_other(folder: str, other: str) -> None:
    for module, tree in MODULES.items():
        if holds(folder, module):
            for imported in imports(tree):
                assert not holds(other, imported), f"{module} imports {imported}"


def test_only_main_and_the_demo_name_a_kind() -> None:
    inside = {one for one in MODULES if holds("workshop", one)}
    outside = {
        module
        for module, tree in MODULES.items()
        if module not in inside and inside & set(imports(tree))
    }
    assert outside == {"app.main", "app.demo"}


def test_no_arrow_goes_in_a_circle() -> None:
    below = {
        name: {one for one in imports(tree) if one in MODULES} for name, tree in MODULES.items()
    }
    while below:
        ground = {name for name, others in below.items() if not others & below.keys()}
        assert ground, f"a circle among {sorted(below)}"
        below = {name: others for name, others in below.items() if name not in ground}


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith("app.matrix.")])
def test_the_matrix_knows_nothing_of_ours_but_itself(module: str) -> None:
    for other in imports(MODULES[module]):
        assert not other.startswith("app.") or other.startswith("app.matrix"), other


@pytest.mark.parametrize("module", [one for one in MODULES if one.startswith("app.partnership.")])
def test_a_partnership_knows_nothing_of_ours_but_the_matrix(module: str) -> None:
    for other in imports(MODULES[module]):
        assert not other.startswith("app.") or other.startswith(("app.partnership", "app.matrix"))


@pytest.mark.parametrize("module", [name for name in MODULES if is_pure(name)])
def test_the_pure_part_needs_no_world(module: str) -> None:
    used = {other.split(".")[0] for other in imports(MODULES[module])}
    assert not used & IMPURE
    for node in ast.walk(MODULES[module]):
        if isinstance(node, ast.Attribute):
            assert node.attr not in CLOCKS, f"{module} looks at the clock"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"open", "print", "input"}, module
    for other in imports(MODULES[module]):
        assert other not in MODULES or is_pure(other), f"{module} imports {other}, not pure"


def callers(*names: str) -> set[str]:
    """The modules that call one of these, by the name they are called by."""
    return {
        module
        for module, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in names
    }


def test_only_the_start_makes_the_engine() -> None:
    """Elsewhere it is handed down."""
    assert callers("create_engine", "sqlalchemy.create_engine") == {
        "app.db.database",
        "app.db.postgres",
    }
    commands = {"app.cli", "app.ops.backup", "app.ops.tending"}
    assert callers("database.connect") == {"app.main", *commands}
