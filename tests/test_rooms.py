"""The house: one direction of flow, and each library behind one door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "macros"
LEFT_OF = {
    "machine": {"machine"},
    "register": {"machine", "register"},
    "wording": {"register", "wording"},
    "website": {"machine", "register", "wording", "website"},
    "exports": {"machine", "register", "wording", "exports"},
    "editing": {"register", "wording", "editing"},
    "loading": set(),
    "drafted": {"machine", "register", "website"},
    "hooks": {"machine", "register", "wording", "website", "exports", "editing", "drafted"},
    "refresh": {"register", "wording", "website", "exports", "hooks"},
    "settings": {"editing"},
    "preview": {"machine", "register", "wording", "website", "editing", "hooks", "refresh", "settings"},
    "serving": {"preview"},
    "commands": {"commands", "loading", "register", "wording", "website", "exports", "editing", "settings", "serving"},
    "cli": {"machine", "website", "editing", "loading", "commands"},
    "__init__": {"register", "wording", "website", "exports", "editing", "loading"},
}
LEFT_IN_WORDING = {
    "statements": {"statements"},
    "evidence": {"statements", "evidence"},
    "comparison": {"comparison"},
}
BEHIND = {
    "mkdocs": {
        "drafted.py",
        "hooks.py",
        "refresh.py",
        "settings.py",
        "preview.py",
        "serving.py",
        "cli.py",
        "commands/build.py",
    },
    "watchdog": {"serving.py"},
    "yaml": {"register/source.py"},
    "jinja2": {"website/rendering.py"},
    "rdflib": {"exports/catalogue.py", "exports/graph.py"},
    "xlsxwriter": {"exports/workbook.py"},
}
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


def imports(module: str) -> Iterator[str]:
    for node in ast.walk(ast.parse((PACKAGE / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "only absolute imports"
            yield str(node.module)


@pytest.mark.parametrize("module", MODULES)
def test_a_room_imports_only_to_its_left(module: str) -> None:
    room = module.split("/")[0].removesuffix(".py")
    rooms = {name.split(".")[1] for name in imports(module) if name.startswith("macros.")}
    assert rooms <= LEFT_OF[room]


@pytest.mark.parametrize("corner", LEFT_IN_WORDING)
def test_what_is_said_is_read_before_it_is_held_against_anything(corner: str) -> None:
    modules = [module for module in MODULES if module.startswith(f"wording/{corner}/")]
    corners = {
        name.split(".")[2] for module in modules for name in imports(module) if name.startswith("macros.wording.")
    }
    assert corners & LEFT_IN_WORDING.keys() <= LEFT_IN_WORDING[corner]


@pytest.mark.parametrize("library", BEHIND)
def test_a_library_is_known_only_behind_its_door(library: str) -> None:
    knowing = {module for module in MODULES for name in imports(module) if name.split(".")[0] == library}
    assert knowing <= BEHIND[library]


@pytest.mark.parametrize("module", MODULES)
def test_nobody_reads_the_clock(module: str) -> None:
    source = (PACKAGE / module).read_text(encoding="utf-8")
    assert [call for call in ("datetime.now", "date.today", "time.time", "utcnow") if call in source] == []
