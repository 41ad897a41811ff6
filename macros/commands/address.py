"""The address of the published site: what commands say while nobody has given it."""

from __future__ import annotations

from collections.abc import Iterator

from macros.register.finding import Finding


def address_hints(base_url: str) -> Iterator[Finding]:
    """Say what an unknown address costs: the site itself works anywhere, but its files are taken elsewhere."""
    if not base_url:
        message = "Die Adresse der veröffentlichten Website ist nicht gesetzt."
        hint = (
            "Verweise in CSV, Excel und Feeds gelten dann nur auf der Website, nicht in heruntergeladenen Dateien. "
            "Setzen Sie die Umgebungsvariable SITE_URL, zum Beispiel auf https://www.example.org/vereinbarungen/."
        )
        yield Finding("mkdocs.yml", 1, 1, "site_url", message, hint, "notice")
