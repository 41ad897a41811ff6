"""Door for the preview: MkDocs builds the site once; then only what an edit of an agreement changes is written anew.

Anything but an agreement file that changes (templates, texts, settings), and any page or tag that comes or goes, has
MkDocs build the whole site again. A new build goes into a folder of its own, so that the last state without an error
stays until there is a better one. A change of the program itself shows after a new start.
"""

from __future__ import annotations

import gc
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, mkdtemp
from threading import Lock, Timer

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from macros import define_env
from macros.hooks import export
from macros.refresh import refresh
from macros.register.shelf import Stamp, stamps
from macros.website.portal import Portal
from macros.website.sitting import Faulty, Sitting, alike

_HOST, _CONFIG, _AGREEMENTS = "127.0.0.1", "mkdocs.yml", Path("agreements")
# In seconds: between two looks at the files; without a change before building; without a change before exporting.
_LOOK, _CALM, _PAUSE = 0.15, 0.05, 1.0
_KEPT = "Die Vorschau zeigt weiter den letzten Stand ohne Fehler."


def serve(port: int) -> None:
    """Show the site at ``port`` of this machine until somebody stops it. Raises ``Faulty`` for data with errors."""
    with TemporaryDirectory(prefix="vorschau-") as desk:
        preview = Preview(f"http://{_HOST}:{port}/", Path(desk))
        server = LiveReloadServer(lambda: None, _HOST, port, str(preview.site), polling_interval=_LOOK)
        server.build_delay = _CALM
        server.error_handler = lambda code: (Path(server.root) / "404.html").read_bytes() if code == 404 else None
        server.builder = lambda: _follow(preview, server)
        for path in preview.watched:
            server.watch(str(path))
        print(f"Die Vorschau steht unter {server.url} und folgt jeder Änderung. Strg+C beendet sie.", flush=True)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
            preview.settle()


def _follow(preview: Preview, server: LiveReloadServer) -> None:
    print(preview.follow(), flush=True)
    server.root = str(preview.site)


@dataclass(frozen=True)
class _Shown:
    """A state that is shown: how MkDocs built it, from which files beside the agreements, and with which data."""

    config: MkDocsConfig
    frame: frozenset[tuple[str, Stamp]]
    portal: Portal


class Preview:
    """The site as it is shown at ``address``, in a folder below ``desk``. Raises ``Faulty`` for data with errors."""

    def __init__(self, address: str, desk: Path) -> None:
        self._address, self._desk = address, desk
        self._sitting = Sitting(_AGREEMENTS, Path("site_src"), address, define_env)
        self._exports = _Later()
        self._shown = self._built(self._sitting.portal())

    @property
    def site(self) -> Path:
        """The folder of what is shown."""
        return Path(self._shown.config.site_dir)

    @property
    def watched(self) -> list[Path]:
        """The files and folders whose changes show."""
        return _watched(self._shown.config)

    def follow(self) -> str:
        """Bring the site to the present state of all files and tell what was done, or keep it and tell why."""
        try:
            return self._follow()
        except Faulty as faulty:
            return f"{faulty}\n\n{_KEPT}"
        except (Exception, SystemExit):  # MkDocs aborts with the latter
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
        config = load_config(_CONFIG, site_dir=mkdtemp(dir=self._desk), site_url=self._address)
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
        rmtree(self.site)
        self._shown = shown


def _look_over_the_rest_only() -> None:
    """Have the collector of garbage walk over what is here now once, and not again with every edit."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _watched(config: MkDocsConfig) -> list[Path]:
    return [Path(path).resolve() for path in (config.docs_dir, _CONFIG, *config.watch)]


def _frame(config: MkDocsConfig) -> frozenset[tuple[str, Stamp]]:
    """Everything but the agreements that pages are made of."""
    paths = set(_watched(config)) - {_AGREEMENTS.resolve()}
    return frozenset(found for path in paths for found in stamps(path) if "__pycache__" not in found[0])


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
