"""The few questions put to git. All read; none touches the work tree, the index or a branch."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from macros.editing.refused import Refused

_ORDINARY = {b"100644", b"100755"}
_INCOMPLETE = "Der frühere Stand ist hier nicht vollständig. Holen Sie ihn mit „git fetch“."
_MAIN = ("origin/main", "main")
_FOREIGN = re.compile(rb"git config --global --add safe\.directory .+")  # what git advises, in every language


@dataclass(frozen=True)
class Repository:
    """The repository that holds a folder; ``prefix`` is the folder's path in it, empty for its root."""

    folder: Path
    prefix: str

    def commit(self, revision: str) -> str | None:
        """The full id of the commit a revision names, ``None`` where there is none."""
        if not revision or revision.startswith("-"):
            return None
        return self._line("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")

    def fork(self) -> str | None:
        """The commit at which this branch left the main branch: of the server, else of this machine, else HEAD.

        Raises ``Refused`` where the history at hand does not reach back that far.
        """
        main = next((commit for name in _MAIN if (commit := self.commit(name))), None)
        if main is None:
            return self.commit("HEAD")
        common = self._line("merge-base", main, "HEAD")
        if common is None:
            raise Refused(
                "Der gemeinsame Stand mit dem Hauptzweig ist nicht zu finden. "
                "Holen Sie die ganze Geschichte mit „git fetch --unshallow“, oder nennen Sie den Stand mit --base."
            )
        return common

    def write_folder(self, commit: str, target: Path) -> None:
        """Write the ordinary files of the folder, as they were in ``commit``, below ``target``, byte for byte.

        Links are left out, and no attribute or filter of the repository is applied. A commit without the
        folder writes nothing; ``Refused`` where its files are not all at hand.
        """
        tree = self._line("rev-parse", "--verify", "--quiet", f"{commit}:{self.prefix}")
        if tree is None:
            return
        listed = self._read("ls-tree", "-r", "-z", "--full-tree", tree)
        entries = [entry.split(b"\t", 1) for entry in listed.split(b"\0") if entry]
        names = [(meta.split()[2], name) for meta, name in entries if meta.split()[0] in _ORDINARY]
        blobs = self._read("cat-file", "--batch", given=b"".join(id + b"\n" for id, _ in names))
        for _, name in names:
            header, _, blobs = blobs.partition(b"\n")
            if header.endswith(b"missing"):
                raise Refused(_INCOMPLETE)
            size = int(header.split()[2])
            _write(target, PurePosixPath(name.decode("utf-8", "surrogateescape")), blobs[:size])
            blobs = blobs[size + 1 :]

    def _line(self, *arguments: str) -> str | None:
        answer = _git(self.folder, *arguments)
        return answer.decode("utf-8", "replace").strip() if answer is not None else None

    def _read(self, *arguments: str, given: bytes = b"") -> bytes:
        answer = _git(self.folder, *arguments, given=given)
        if answer is None:
            raise Refused(_INCOMPLETE)
        return answer


def repository_of(folder: Path) -> Repository:
    """Find the repository that holds ``folder``; raises ``Refused`` without git or outside a repository."""
    done = _run(folder, "rev-parse", "--show-prefix")
    if foreign := _FOREIGN.search(done.stderr):
        raise Refused(
            f"Git liest den Ordner {folder} nicht, denn er gehört jemand anderem. Trauen Sie dem Ordner, "
            f"so erlauben Sie es mit „{foreign[0].decode('utf-8', 'replace')}“."
        )
    if done.returncode != 0:
        raise Refused(
            f"Der Ordner {folder} liegt in keinem Git-Repositorium; ein früherer Stand ist deshalb nicht zu finden."
        )
    return Repository(folder, done.stdout.decode("utf-8", "surrogateescape").rstrip("\n").rstrip("/"))


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """Run git in ``folder`` and return what it prints; ``None`` where it refuses."""
    done = _run(folder, *arguments, given=given)
    return done.stdout if done.returncode == 0 else None


def _run(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git in ``folder``; its own messages are for programmers and stay unseen."""
    try:
        return subprocess.run(["git", "-C", str(folder), *arguments], input=given, capture_output=True, check=False)
    except FileNotFoundError:
        raise Refused("Das Programm git fehlt. Ein früherer Stand ist nur mit ihm zu lesen.") from None


def _write(target: Path, name: PurePosixPath, data: bytes) -> None:
    if name.is_absolute() or ".." in name.parts:
        return
    path = target / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
