"""What the tests of the exports share: two editions, written once per run.

``real`` holds the two signed agreements and stands nowhere yet (no base address, licence open);
``example`` holds invented ones of three years, with a base address and a settled licence.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.exports.door import write_exports
from macros.exports.edition import Edition
from macros.register.agreement import Register
from macros.register.operator import OPEN, Operator, read_operator
from tests.exports.reading import Published
from tests.exports.synthetic import synthetic_register

ROOT = Path(__file__).parents[2]
BASE_URL = "https://example.org/portal/"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture(scope="session")
def operator() -> Operator:
    """The operator as the repository has it, with the licence still open."""
    read, _ = read_operator(ROOT / "site_src" / "operator.yaml", "operator.yaml")
    assert read is not None
    return read.model_copy(update={"licence": OPEN, "email": OPEN})


@pytest.fixture(scope="session")
def settled(operator: Operator) -> Operator:
    """An operator who has settled licence and mail address."""
    return operator.model_copy(update={"licence": "dl-de/zero-2-0", "email": "daten@example.org"})


@pytest.fixture(scope="session")
def invented(register: Register) -> Register:
    """Invented agreements of three years, of all districts."""
    return synthetic_register(register, (2024, 2025, 2026))


@pytest.fixture(scope="session")
def real(register: Register, operator: Operator, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The exports of the real agreements."""
    return _published(Edition(register, operator), tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session")
def example(invented: Register, settled: Operator, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The exports of the invented agreements."""
    return _published(Edition(invented, settled, BASE_URL, COMMIT), tmp_path_factory.mktemp("example"))


@pytest.fixture(params=["real", "example"])
def published(request: pytest.FixtureRequest) -> Published:
    """Each edition in turn."""
    edition: Published = request.getfixturevalue(request.param)
    return edition


def _published(edition: Edition, site: Path) -> Published:
    return Published(edition, site, tuple(write_exports(edition, site)))
