"""The platform understands the files in .github, and a checker of workflows finds no weakness in them."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / ".github"
FILES_BY_SCHEMA = {
    "vendor.github-workflows": "workflows/*.yml",
    "vendor.dependabot": "dependabot.yml",
    "vendor.github-issue-forms": "ISSUE_TEMPLATE/*-*.yml",
    "vendor.github-issue-config": "ISSUE_TEMPLATE/config.yml",
}


def run(*command: str | Path) -> tuple[int, str]:
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.returncode, result.stdout + result.stderr


def test_every_yaml_file_of_the_folder_is_read_with_one_schema() -> None:
    read = sorted(path for pattern in FILES_BY_SCHEMA.values() for path in FOLDER.glob(pattern))
    assert read == sorted(FOLDER.rglob("*.y*ml"))


@pytest.mark.parametrize("schema", FILES_BY_SCHEMA)
def test_the_platform_can_read_the_files(schema: str) -> None:
    files = sorted(FOLDER.glob(FILES_BY_SCHEMA[schema]))
    code, said = run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *files)
    assert code == 0, said


def test_zizmor_knows_no_weakness_not_even_to_an_auditor() -> None:
    zizmor = Path(sysconfig.get_path("scripts")) / "zizmor"
    code, said = run(zizmor, "--offline", "--persona", "auditor", "--strict-collection", FOLDER)
    assert code == 0, said
