"""Shares work out among the cores of the processor; the outcome does not depend on how many there are."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from itertools import pairwise
from multiprocessing import active_children, get_context
from multiprocessing.connection import Connection
from operator import attrgetter
from threading import active_count
from typing import TypeVar

from macros.machine.hindrance import Hindered
from macros.machine.stopping import ENDINGS

_SIGNAL_AT_PARENTS_DEATH = 1
_MOST_TICKETS = 256  # each is one byte

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")


def parts(items: Sequence[Item], fewest: int, turns: int = 1) -> list[Sequence[Item]]:
    """Cut items into stretches, none with fewer than ``fewest`` items unless there is only one.

    Each core gets one, or ``turns`` one after the other where some may take longer than others or begin later.
    """
    number = max(1, min(_cores() * turns, len(items) // max(1, fewest), _MOST_TICKETS))
    bounds = [len(items) * part // number for part in range(number + 1)]
    return [items[begin:end] for begin, end in pairwise(bounds)]


def _cores() -> int:
    """A process with threads is not forked: a lock that another thread holds would stay held in the copy."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") and active_count() == 1 else 1


def aside(work: Callable[[], Outcome]) -> Callable[[], Outcome]:
    """Begin some work on another core, and return what waits for its outcome; without one it is done at once."""
    if _cores() > 1 and (answer := _forked(work)):
        return answer
    outcome = work()
    return lambda: outcome


def spread(work: Callable[[Item], Outcome], stretches: Sequence[Item]) -> list[Outcome]:
    """Work on stretches here and in a copy of this process on each other core; the outcomes are in order.

    Whoever is free takes the next stretch. A copy shares all that has been read, so only the outcomes travel. What it
    raises is raised here.
    """
    return begin(work, stretches)()


def begin(work: Callable[[Item], Outcome], stretches: Sequence[Item]) -> Callable[[], list[Outcome]]:
    """Begin ``spread`` on the other cores, and return what does the part of this one and gives the outcomes."""
    tickets = _tickets(len(stretches))
    taking = partial(_taken, work, stretches, tickets)
    takers: list[Callable[[], dict[int, Outcome]]] = [taking]
    while len(takers) < min(_cores(), len(stretches)) and (answer := _forked(taking)):
        takers.append(answer)

    def outcomes() -> list[Outcome]:
        done: dict[int, Outcome] = {}
        failures: list[_Failed] = []
        for outcome in takers:
            try:
                done |= outcome()
            except _Failed as failed:
                failures.append(failed)
        os.close(tickets)
        if failures:
            raise min(failures, key=attrgetter("number")).error
        return [done[number] for number in range(len(stretches))]

    return outcomes


class _Failed(Exception):
    """The work on one stretch raised an error. Of several errors the first is told, on however many cores."""

    def __init__(self, number: int, error: Exception) -> None:
        super().__init__(number, error)
        self.number, self.error = number, error


def _tickets(number: int) -> int:
    """A pipe with a byte for each stretch: the kernel gives each to one who reads, and the end to all others."""
    reading, writing = os.pipe()
    os.write(writing, bytes(range(number)))
    os.close(writing)
    return reading


def _taken(work: Callable[[Item], Outcome], stretches: Sequence[Item], tickets: int) -> dict[int, Outcome]:
    done = {}
    while ticket := os.read(tickets, 1):
        try:
            done[ticket[0]] = work(stretches[ticket[0]])
        except Exception as error:
            raise _Failed(ticket[0], error) from None
    return done


def _forked(work: Callable[[], Outcome]) -> Callable[[], Outcome] | None:
    """Begin some work in a copy of this process, and return what waits for its outcome.

    ``None`` where the system lets this run have no further process.
    """
    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    copy = context.Process(target=_answer, args=(os.getpid(), receiver, sender, work), daemon=True)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)  # a copy that is still this run would report its end
    try:
        copy.start()
    except BlockingIOError:
        receiver.close()
        return None
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        sender.close()

    def outcome() -> Outcome:
        try:
            received: Outcome | Exception = receiver.recv()
        except (EOFError, OSError):
            raise Hindered("Ein Teil des Laufs wurde von außen beendet; nichts wurde veröffentlicht.") from None
        if isinstance(received, Exception):
            raise received
        return received

    return outcome


def end_copies() -> None:
    """End all copies that still work: nobody waits for them any more, and they must write nothing further."""
    for copy in active_children():
        copy.kill()
        copy.join()


def _end_with(parent: int) -> None:
    """Let the kernel end this process with the one that began it, also where that one is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SIGNAL_AT_PARENTS_DEATH, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)  # it had ended before the kernel knew


def _answer(parent: int, receiver: Connection, sender: Connection, work: Callable[[], object]) -> None:
    _end_with(parent)
    receiver.close()  # held here too, an answer that nobody waits for would never come to its end
    for ending in ENDINGS:
        if signal.getsignal(ending) is not signal.SIG_IGN:
            signal.signal(ending, signal.SIG_DFL)  # whoever ends the run hears of it from the process that began it
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
    try:
        outcome = work()
    except Exception as error:
        outcome = error
    with suppress(BrokenPipeError):  # the run ends without asking
        sender.send(outcome)
        sender.close()
