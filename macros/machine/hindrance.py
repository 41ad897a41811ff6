"""What hinders a build that is no fault of the data: the system, another build, a person who stops it."""

from __future__ import annotations

import errno
import sqlite3

_REASONS = {
    errno.ENOSPC: "Auf dem Datenträger ist kein Platz mehr",
    errno.EDQUOT: "Der zugeteilte Speicherplatz ist aufgebraucht",
    errno.EFBIG: "Eine Datei würde größer, als dieses System erlaubt",
    errno.EACCES: "Der Zugriff ist nicht erlaubt",
    errno.EPERM: "Der Zugriff ist nicht erlaubt",
    errno.EROFS: "Der Datenträger ist schreibgeschützt",
    errno.ENOENT: "Die Datei oder der Ordner fehlt",
    errno.EEXIST: "Hier liegt schon etwas anderes",
    errno.ENOTDIR: "Hier liegt eine Datei, wo ein Ordner sein müsste",
    errno.EISDIR: "Hier liegt ein Ordner, wo eine Datei sein müsste",
    errno.EBUSY: "Der Ordner wird gerade von einem anderen Programm benutzt",
    errno.EAGAIN: "Es laufen schon so viele Programme, wie dieses System erlaubt",
    errno.EMFILE: "Zu viele Dateien sind geöffnet",
    errno.ENFILE: "Zu viele Dateien sind geöffnet",
    errno.ENAMETOOLONG: "Der Name ist zu lang",
    errno.ENOMEM: "Der Arbeitsspeicher reicht nicht",
    errno.EPIPE: "Niemand liest die Ausgabe mehr",
    errno.EADDRINUSE: "Der Port ist schon belegt; nennen Sie mit --port einen anderen",
    errno.EIO: "Der Datenträger meldet einen Fehler",
}


class Hindered(Exception):
    """Something outside the data stopped the run; the message is one German sentence."""


def reason(error: Exception) -> str | None:
    """Say in German what the system refused, and where; ``None`` for an error that does not come from the system."""
    if isinstance(error, sqlite3.OperationalError):
        return "Die Datenbank lässt sich nicht schreiben; wahrscheinlich ist auf dem Datenträger kein Platz mehr"
    if isinstance(error, MemoryError):
        return _REASONS[errno.ENOMEM]
    cause = error if isinstance(error, OSError) else next((a for a in error.args if isinstance(a, OSError)), None)
    if cause is None or cause.errno is None:
        return None
    if cause.errno == errno.ENOENT and not cause.filename:
        return "Es gibt keinen Ordner, in den Zwischendateien passen"
    text = _REASONS.get(cause.errno, f"Das System meldet: {cause.strerror}")
    return f"{text} ({cause.filename})" if cause.filename else text
