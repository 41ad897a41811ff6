"""A project as one text, as corrections quote it: written and read here, so that its address is found again."""

from __future__ import annotations

import re

from macros.register.german import slug
from macros.register.model import ListedProject

_LONGEST = 300  # characters of a text that is quoted whole
_LONGEST_NAME = 60  # characters of a name too long for that; its own slug tells the rest
_DETAILS = re.compile(r" \((?:Kennung: (?P<id>[a-z0-9-]+)|Plätze: |Träger: |gemeinsam mit: ).*[)…]$")


def project_text(project: ListedProject) -> str:
    """The name of a project and, in brackets, what the agreement says of it besides."""
    name, own = project.name, project.id
    if len(name) > _LONGEST:
        name, own = f"{name[:_LONGEST_NAME]}…", own or slug(name)
    details = {
        "Kennung": own,
        "Plätze": project.places,
        "Träger": project.provider,
        "gemeinsam mit": ", ".join(project.shared_with),
    }
    listed = "; ".join(f"{title}: {value}" for title, value in details.items() if value)
    text = f"{name} ({listed})" if listed else name
    # What tells the address stands at the front: only further details are ever cut.
    kept = max(_LONGEST, len(f"{name} (Kennung: {own};"))
    return text if len(text) <= kept else f"{text[:kept]}…"


def own_part(text: str) -> str:
    """The part of a project's id that is its own, out of its text: its own id, else the slug of its name."""
    details = _DETAILS.search(text)
    return details["id"] if details and details["id"] else slug(_DETAILS.sub("", text))
