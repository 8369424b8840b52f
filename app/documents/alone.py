"""A page that needs nothing else: its template, with the sheet of all such pages and its own."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

HERE = Path(__file__).parent


@cache
def template(folder: Path, stem: str) -> Template:
    """The page of this stem in a folder; what it is handed is escaped, its sheets stand as they
    are."""
    known = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    sheets = (HERE / "alone.css", folder / f"{stem}.css")
    text = "\n".join(path.read_text("utf-8") for path in sheets)
    known.globals["sheet"] = Markup(text)  # noqa: S704 - ours
    return known.get_template(f"{stem}.html")
