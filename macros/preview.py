"""Door for the preview: MkDocs builds the site once; then only what an edit of an agreement changes is written anew.

Anything but an agreement file that changes (templates, texts, settings), and any page or tag that comes or goes, has
MkDocs build the whole site again. A new build goes into a folder of its own, so that the last state without an error
stays until there is a better one. A change of the program itself shows after a new start.
"""

from __future__ import annotations

import gc
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from threading import Lock, Timer

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from macros import define_env
from macros.editing.refused import Refused
from macros.hooks import export
from macros.machine.hindrance import reason
from macros.refresh import refresh
from macros.register.shelf import Stamp, stamps
from macros.settings import FILE, settings
from macros.website.portal import Portal
from macros.website.sitting import Faulty, Sitting, alike

_AGREEMENTS = Path("agreements")
_PAUSE = 1.0  # seconds without a change before exporting
_ABORTED = "MkDocs hat abgebrochen; warum, steht darüber."
_KEPT = "Die Vorschau zeigt weiter den letzten Stand ohne Fehler."

State = frozenset[tuple[str, Stamp]]
"""What the system tells of all files below some paths."""


def state_of(paths: Iterable[Path]) -> State:
    """Look at all files below some paths; that they cannot be looked at is a state too, and its end a change."""
    try:
        return frozenset(found for path in paths for found in stamps(path) if "__pycache__" not in found[0])
    except OSError as error:
        return frozenset({(str(error), ())})


@dataclass(frozen=True)
class _Shown:
    """A state that is shown: how MkDocs built it, from which files beside the agreements, and with which data."""

    config: MkDocsConfig
    frame: State
    portal: Portal


class Preview:
    """The site as it is shown at ``address``, below ``desk``.

    ``site`` is the folder of what is shown for as long as the preview runs. Raises ``Faulty`` for data with errors,
    ``Refused`` for faulty settings.
    """

    def __init__(self, address: str, desk: Path) -> None:
        self._address, self._desk = address, desk
        self._sitting = Sitting(_AGREEMENTS, Path("site_src"), address, define_env)
        self._exports = _Later()
        self.site = desk / "seite"
        self._shown = self._built(self._sitting.portal())
        self._point()

    @property
    def watched(self) -> list[Path]:
        """The files and folders whose changes show."""
        return _watched(self._shown.config)

    def follow(self) -> str:
        """Bring the site to the present state of all files and tell what was done, or keep it and tell why."""
        try:
            return self._follow()
        except (Faulty, Refused) as error:
            return f"{error}\n\n{_KEPT}"
        except Abort:
            return f"{_ABORTED}\n\n{_KEPT}"
        except Exception as error:
            told = reason(error)
            if told:
                return f"{told}.\n\n{_KEPT}"
            traceback.print_exc()
            return _KEPT

    def settle(self) -> None:
        """Wait until everything is written."""
        self._exports.finish()

    def _follow(self) -> str:
        config, frame, before = self._shown.config, self._shown.frame, self._shown.portal
        earlier = before if _frame(config) == frame else None
        portal = self._sitting.portal(earlier)
        if not earlier or not alike(before, portal):
            self._exchange(self._built(portal))
            return "Die ganze Website ist neu gebaut."
        self._exports.cancel()
        written = refresh(config, before, portal)
        self._shown = _Shown(config, frame, portal)
        self._exports.begin(partial(export, portal, self.site))
        return f"{len(written)} {'Seite ist' if len(written) == 1 else 'Seiten sind'} neu."

    def _built(self, portal: Portal) -> _Shown:
        config = settings(site_dir=mkdtemp(dir=self._desk), site_url=self._address)
        config.extra["portal"] = portal
        config.plugins.on_startup(command="serve", dirty=False)
        shown = _Shown(config, _frame(config), portal)
        gc.disable()  # it would walk over the whole register again and again
        try:
            mkdocs_build(config, serve_url=self._address)
        except BaseException:
            rmtree(config.site_dir)
            raise
        finally:
            gc.enable()
        _look_over_the_rest_only()
        return shown

    def _exchange(self, shown: _Shown) -> None:
        self.settle()
        before, self._shown = self._shown, shown
        self._point()
        rmtree(before.config.site_dir)

    def _point(self) -> None:
        """Let ``site`` be what is shown now, in one step: a request finds the one before or this one."""
        link = self._desk / "naechste"
        link.symlink_to(self._shown.config.site_dir)
        link.replace(self.site)


def _look_over_the_rest_only() -> None:
    """Have the collector of garbage walk over what is here now once, and not again with every edit."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _watched(config: MkDocsConfig) -> list[Path]:
    return [Path(path).resolve() for path in (config.docs_dir, FILE, *config.watch)]


def _frame(config: MkDocsConfig) -> State:
    """Everything but the agreements that pages are made of."""
    return state_of(set(_watched(config)) - {_AGREEMENTS.resolve()})


class _Later:
    """Does one work at a time, a while after it was last asked for."""

    def __init__(self) -> None:
        self._timer: Timer | None = None
        self._working = Lock()
        self._wanted: Callable[[], None] | None = None

    def begin(self, work: Callable[[], None]) -> None:
        self._wanted = work
        self._timer = Timer(_PAUSE, self._work)
        self._timer.daemon = True
        self._timer.start()

    def cancel(self) -> None:
        if self._timer:
            self._timer.cancel()

    def finish(self) -> None:
        """Do at once what is still wanted."""
        self.cancel()
        self._work()

    def _work(self) -> None:
        with self._working:
            work, self._wanted = self._wanted, None
            if work:
                work()
