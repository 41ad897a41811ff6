"""Folding finds what two spellings have in common; the browser is held to the same cases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.register.folding import TABLE, fold, table_module

CASES = json.loads((Path(__file__).parents[1] / "browser/golden/folding.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "spelled", "bare"), CASES)
def test_a_text_folds_to_its_spelled_and_its_bare_key(text: str, spelled: str, bare: str) -> None:
    assert fold(text) == (spelled, bare)


@pytest.mark.parametrize(("text", "spelled", "bare"), CASES)
def test_a_folded_text_folds_to_itself(text: str, spelled: str, bare: str) -> None:
    assert fold(spelled)[0] == spelled
    assert fold(bare)[1] == bare


def test_the_module_for_the_browser_holds_the_whole_table() -> None:
    source = table_module()
    assert source.isascii()
    table = json.loads(source.removeprefix("export default ").removesuffix(";\n"))
    assert {sign: tuple(forms) for sign, forms in table.items()} == TABLE
