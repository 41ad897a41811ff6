"""Looks over a built site before it is published: every page there, whole, and free of error text."""

from __future__ import annotations

from pathlib import Path

from macros.website.portal import Portal

_ERROR_TEXTS = ("Macro Rendering Error", "Traceback (most recent call last)", 'data-slot="')


def verify(site: Path, portal: Portal) -> list[str]:
    """Return one German sentence for each fault of the built site; an empty list means publish."""
    addresses = [made.path.removesuffix(".md") + "/index.html" for made in portal.generated.values()]
    faults = [f"Die Seite {address} fehlt." for address in addresses if not (site / address).is_file()]
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(site).as_posix()
        if not text.rstrip().endswith("</html>"):
            faults.append(f"Die Seite {name} ist nicht vollständig.")
        faults += [f"Auf der Seite {name} steht eine Fehlermeldung: {error}" for error in _ERROR_TEXTS if error in text]
    return faults
