"""Door for the preview: serves it on this machine only, and has it follow every change of a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileModifiedEvent, FileSystemEventHandler

from macros.preview import Preview, state_of

_HOST = "127.0.0.1"
# In seconds: between two looks at the files; without a change before building.
_LOOK, _CALM = 0.15, 0.05


def serve(port: int) -> None:
    """Show the site at ``port`` of this machine until somebody stops it. Raises ``Faulty`` for data with errors."""
    with TemporaryDirectory(prefix="vorschau-") as desk:
        preview = Preview(f"http://{_HOST}:{port}/", Path(desk))
        server = _Server(preview, port)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
            preview.settle()


class _Server(LiveReloadServer):
    """Serves a preview; of MkDocs it is that an open page loads itself anew, and that a request waits for a build."""

    def __init__(self, preview: Preview, port: int) -> None:
        super().__init__(lambda: print(preview.follow(), flush=True), _HOST, port, str(preview.site))
        self.build_delay = _CALM
        self.error_handler = lambda code: (preview.site / "404.html").read_bytes() if code == 404 else None
        self.observer = _Watch(preview.watched)  # type: ignore[assignment]
        for path in preview.watched:
            self.watch(str(path))

    def server_activate(self) -> None:
        """Say where the preview is to be found as soon as it is, and not where its port is taken."""
        super().server_activate()
        print(f"Die Vorschau steht unter {self.url} und folgt jeder Änderung. Strg+C beendet sie.", flush=True)


class _Watch(Thread):
    """Tells of every change below some paths, in the place of the observer of MkDocs.

    That one hears nothing more of a folder once it was gone, be it for the moment of a renaming or of another branch.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        super().__init__(daemon=True)
        self._paths = tuple(paths)
        self._seen = state_of(self._paths)
        self._told: FileSystemEventHandler | None = None
        self._ended = Event()

    def schedule(self, told: FileSystemEventHandler, path: str, recursive: bool) -> None:
        """Tell the server's handler; it has the same one for every path."""
        self._told = told

    def run(self) -> None:
        """Look again and again."""
        while not self._ended.wait(_LOOK):
            now = state_of(self._paths)
            if now != self._seen and self._told:
                self._seen = now
                self._told.dispatch(FileModifiedEvent(""))

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()
