"""What readers call a section of a wording."""

from __future__ import annotations

_NAMED = {"kopf": "Kopf", "praeambel": "Präambel", "unterschriften": "Unterschriften"}


def section_name(key: str) -> str:
    """Name a section of a wording for readers: ``§ 4``, ``Präambel``."""
    return _NAMED.get(key, f"§ {key.split('-')[0]}")
