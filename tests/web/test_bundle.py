"""Small files joined to one: each keeps its names, and what is not understood is refused."""

from pathlib import Path

import pytest

from app.web import bundle


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("export default 1;\n", "a default"),
        ("import x from './other.js';\n", "a default of another"),
        ("const x = await import('./other.js');\n", "one that comes later"),
        ("export { a };\n", "a list"),
    ],
)
def test_what_cannot_be_joined_is_refused(tmp_path: Path, text: str, why: str) -> None:
    entry = tmp_path / "page.js"
    entry.write_text(text)
    with pytest.raises(ValueError, match="cannot be joined"):
        bundle.scripts(entry, tmp_path)


def test_a_module_keeps_its_names_to_itself(tmp_path: Path) -> None:
    (tmp_path / "js").mkdir()
    (tmp_path / "js/a.js").write_text("const own = 1;\nexport const a = own;\n")
    (tmp_path / "js/b.js").write_text(
        "import { a as first } from './a.js';\nconst own = 2;\n"
        "export function b() {}\nown(first);\n"
    )
    text = bundle.scripts(tmp_path / "js/b.js", tmp_path)
    assert text == (
        "const in_js_a_js = (() => {\nconst own = 1;\nconst a = own;\nreturn { a };\n})();\n"
        "const in_js_b_js = (() => {\nconst { a: first } = in_js_a_js;\nconst own = 2;\n"
        "function b() {}\nown(first);\nreturn { b };\n})();\n"
    )


def test_a_class_is_exported_as_a_function_is(tmp_path: Path) -> None:
    entry = tmp_path / "page.js"
    entry.write_text("export class One {}\n")
    text = bundle.scripts(entry, tmp_path)
    assert text == "const in_page_js = (() => {\nclass One {}\nreturn { One };\n})();\n"


def test_a_sheet_comes_behind_all_that_it_imports(tmp_path: Path) -> None:
    (tmp_path / "colours.css").write_text(":root { --ink: #111 }\n")
    (tmp_path / "buttons.css").write_text("@import './colours.css';\nbutton { color: red }\n")
    (tmp_path / "page.css").write_text(
        "@import './buttons.css';\n@import './colours.css';\nbody { margin: 0 }\n"
    )
    text = bundle.sheets(tmp_path / "page.css")
    assert text == ":root { --ink: #111 }\nbutton { color: red }\nbody { margin: 0 }\n"


def test_remarks_stay_behind(tmp_path: Path) -> None:
    (tmp_path / "page.js").write_text(
        "// What it is for.\nconst at = 'https://x'; // why\n  // and how\nat.length;\n"
    )
    (tmp_path / "page.css").write_text("/* What\n   it is. */\na { top: 0 } /* why */\n")
    script = bundle.scripts(tmp_path / "page.js", tmp_path)
    assert (
        script.split("{\n")[1].split("return")[0] == "const at = 'https://x'; // why\nat.length;\n"
    )
    assert bundle.sheets(tmp_path / "page.css") == "a { top: 0 } /* why */\n"
