"""Ctrl-C and the signals that end a process: the run stops where it is, tidies up and says so."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from macros.machine.hindrance import Hindered

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stop(KeyboardInterrupt):
    """A person or the system wants the run to end; no library takes this for an error of its own."""


class Stopping:
    """Whether somebody wants the run to end."""

    def __init__(self) -> None:
        self.wanted = False

    def no_more(self) -> None:
        """From here on the run finishes, because the rest takes a moment and what it says must be true.

        Stops here if somebody wanted it before: an exception is lost where Python cannot raise it.
        """
        if self.wanted:
            raise Stop
        _ignore()

    def _raise(self, number: int, frame: FrameType | None) -> None:
        self.wanted = True
        _ignore()  # asked again, the run must not break off from tidying up
        raise Stop


def _ignore() -> None:
    for number in ENDINGS:
        signal.signal(number, signal.SIG_IGN)


@contextmanager
def stoppable() -> Iterator[Stopping]:
    """Turn the endings into ``Stop`` inside, and that into ``Hindered`` outside; for the main thread.

    Once the run is stopped, no ending is heard any more, so that it can also say why it ends.
    """
    stopping = Stopping()
    heard = [number for number in ENDINGS if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, stopping._raise) for number in heard}
    try:
        yield stopping
    except KeyboardInterrupt:
        raise Hindered("Der Lauf wurde abgebrochen; die alte Seite bleibt stehen.") from None
    finally:
        for number, handler in () if stopping.wanted else before.items():
            signal.signal(number, handler)
