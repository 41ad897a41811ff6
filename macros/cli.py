"""Door for people: the command ``portal``. Exit 0: good, 1: findings, 2: fault of the program or of the call."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from types import FrameType

from macros.loading import is_ours, missing, told_in_german

with told_in_german():
    from mkdocs.exceptions import Abort

    from macros.commands.call import parser
    from macros.commands.codes import FAULT, FINDINGS
    from macros.editing.refused import Refused
    from macros.machine.garbage import leave_garbage
    from macros.machine.hindrance import Hindered, reason
    from macros.machine.streams import open_closed_streams
    from macros.website.publish import NotPublished
    from macros.website.sitting import Faulty


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    open_closed_streams()
    options = parser().parse_args(arguments)
    for ending in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(ending) is not signal.SIG_IGN:  # „nohup“ lets a run go on without its terminal
            signal.signal(ending, _end)
    if options.command != "serve":
        leave_garbage()
    try:
        code: int = import_module(f"macros.commands.{options.command}").run(options)
        print(end="", flush=True)  # also where the output is closed
    except (NotPublished, Faulty, Abort) as error:
        print(error, file=sys.stderr)
        return FINDINGS
    except (Refused, Hindered) as error:
        print(error, file=sys.stderr)
        return FAULT
    except KeyboardInterrupt:
        print("Der Lauf wurde abgebrochen.", file=sys.stderr)
        return FAULT
    except (Exception, SystemExit) as error:
        return _explain(error)
    return code


def _end(number: int, frame: FrameType | None) -> None:
    """Whoever ends a run lets it tidy up; being asked again must not break into that."""
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _explain(error: BaseException) -> int:
    """Say what went wrong outside the data: what the system reports, or a fault of the program with its traceback."""
    told = reason(error) if isinstance(error, Exception) else None
    if isinstance(error, ModuleNotFoundError) and not is_ours(error):
        print(missing(error), file=sys.stderr)
    elif told:
        print(f"{told}.", file=sys.stderr)
        _give_up_output()
    else:
        traceback.print_exception(error)
        print("Das ist ein Fehler des Programms, nicht Ihrer Daten. Bitte melden Sie den Text oben.", file=sys.stderr)
    return FAULT


def _give_up_output() -> None:
    """Where the output itself cannot be written, keep Python from trying once more when it ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
