"""The swap: the new site takes the place of the old one in one step of the file system."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

_AT_FDCWD = -100
_EXCHANGE = 2
_CANNOT = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM}


def swap(fresh: Path, site: Path) -> None:
    """Put ``fresh`` in the place of ``site``; what was there is afterwards at ``fresh``, if anything was.

    The two folders change their names in one call of the kernel, so there is no moment without a site, and
    ``site`` stays an ordinary folder that people open, copy and archive as they are used to. (A link that
    points to the newest of several folders swaps as well, but ``cp -a``, archives and file managers then
    take the link for the site, and an old ``site`` folder could not become one without a gap.) Where the
    system cannot exchange folders, two renames do it; ``put_back`` mends a run that died between them.
    """
    if not site.exists():
        fresh.rename(site)
    elif not _exchanged(fresh, site):
        swap_by_renames(fresh, site)


def swap_by_renames(fresh: Path, site: Path) -> None:
    """Swap with a moment between the two renames in which there is no site."""
    aside = _aside(site)
    site.rename(aside)
    try:
        fresh.rename(site)
    finally:
        put_back(site)
    aside.rename(fresh)


def put_back(site: Path) -> None:
    """Bring the old site back where a run died between its two renames."""
    if not site.exists() and _aside(site).exists():
        _aside(site).rename(site)


def _aside(site: Path) -> Path:
    return site.with_name(f".{site.name}-alt")


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change their names; ``False`` where kernel, C library or file system do not know how."""
    try:
        exchange = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if exchange(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))
