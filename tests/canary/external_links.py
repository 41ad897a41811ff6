"""``python -m tests.canary.external_links SITE``: calls every address of another host once and tells what answers.

A host may be down for an hour, so nothing waits for this: the result is a table for people.
"""

from __future__ import annotations

import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from macros.website.built_pages import BuiltSite

_AGENT = "Arbeitswelt-Hessen-Linkpruefung"
_SECONDS = 20


def external_links(site: Path) -> dict[str, str]:
    """List the addresses of other hosts, each with the first page that leads there."""
    found: dict[str, str] = {}
    built = BuiltSite(site)
    for page in map(built.page, built.pages):
        for reference in map(bytes.decode, page.references):
            if reference.startswith(("https://", "http://")):
                found.setdefault(reference.partition("#")[0], page.address)
    return dict(sorted(found.items()))


def answer(address: str) -> str:
    """Call an address and say in German what came back; empty where all is well."""
    request = urllib.request.Request(address, headers={"User-Agent": _AGENT})
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as response:
            moved = response.url.partition("#")[0] != address
            return f"umgeleitet nach {response.url}" if moved else ""
    except urllib.error.HTTPError as error:
        return f"Antwort {error.code}"
    except (OSError, ValueError) as error:
        return f"nicht erreichbar ({type(error).__name__})"


def report(site: Path) -> Iterator[str]:
    """Tell in Markdown which addresses do not answer as they should."""
    links = external_links(site)
    answers = {address: answer(address) for address in links}
    yield f"## Fremde Adressen: {len(links)}\n"
    for address, said in answers.items():
        if said:
            yield f"- `{address}` auf `{links[address]}`: {said}"
    if not any(answers.values()):
        yield "Alle antworten."


if __name__ == "__main__":
    print("\n".join(report(Path(sys.argv[1]))))
