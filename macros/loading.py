"""What the doors do while their packages are loaded: say in German which one is missing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

FAULT = 2  # what a command returns to the shell where the program or the call is at fault


@contextmanager
def told_in_german() -> Iterator[None]:
    """End the program with a sentence where a package is missing, or where a person stops it while it starts."""
    try:
        yield
    except ModuleNotFoundError as error:
        if is_ours(error):
            raise
        raise _ended(missing(error)) from None
    except KeyboardInterrupt:
        raise _ended("Der Lauf wurde abgebrochen.") from None


def missing(error: ModuleNotFoundError) -> str:
    """Name the missing package and the mend."""
    return f"Das Paket „{error.name}“ fehlt; „make environment“ richtet die Umgebung ein."


def is_ours(error: ModuleNotFoundError) -> bool:
    """Say whether a module of this program is missing: then it is a fault of the program."""
    return str(error.name).partition(".")[0] == "macros"


def _ended(sentence: str) -> SystemExit:
    print(sentence, file=sys.stderr)
    return SystemExit(FAULT)
