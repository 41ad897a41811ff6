"""Serves a built site on this machine only."""

from __future__ import annotations

import functools
import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

_TEXT = {".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".csv", ".ttl", ".rdf", ".jsonld"}


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: Any) -> None:
        """The test's own output is enough."""


class _Compressing(_Silent):
    """Packs texts as a real host does, keeps connections, and answers a missing address with the site's 404 page."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path, status = (path / "index.html" if path.is_dir() else path), HTTPStatus.OK
        if not path.is_file():
            path, status = Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND
        packed = path.suffix in _TEXT and "gzip" in self.headers.get("Accept-Encoding", "")
        body = _packed(path) if packed else path.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)


@functools.cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6)


@contextmanager
def served(site: Path, *, compressed: bool = False) -> Iterator[str]:
    """Serve a folder for a while; the address ends with a slash. ``compressed`` serves it as a real host does."""
    handler = functools.partial(_Compressing if compressed else _Silent, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
