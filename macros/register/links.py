"""Addresses on other hosts, and of people: read from raw text in the one form that is safe in every page and file."""

from __future__ import annotations

import re
from urllib.parse import quote

from macros.register.finding import quoted
from macros.register.raw_values import fault, raw_text

_SIGNS = r"A-Za-z0-9._~/%?=&+,;:()@!*-"
_LINK = re.compile(rf"https://[A-Za-z0-9.-]+(:[0-9]{{1,5}})?(/[{_SIGNS}]*)?(#[{_SIGNS}]*)?", re.ASCII)
_PARTS = re.compile(r"(https)://([^/:?#@\s]+)(:[0-9]{1,5})?([/?#]\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}", re.ASCII)


def read_link(value: object) -> str:
    """Read the whole address of a page or file."""
    raw = raw_text(value)
    if not _LINK.fullmatch(raw):
        raise fault(f"{quoted(raw)} ist keine Adresse{_reason(raw)}.", _hint(raw))
    return raw


def _reason(raw: str) -> str:
    return ", wie sie hier stehen kann" if _PARTS.fullmatch(raw) else ""


def _hint(raw: str) -> str:
    """Offer the same address in the form that is read, where there is one."""
    parts = _PARTS.fullmatch(raw)
    if not raw.casefold().startswith("https://"):
        return "Schreiben Sie die ganze Adresse, beginnend mit https://."
    same = _encoded(parts) if parts else ""
    if _LINK.fullmatch(same):
        return f"Schreiben Sie {same}"
    return "Kopieren Sie die Adresse aus der Adresszeile des Browsers, ohne Leerzeichen und ohne Anmeldenamen."


def _encoded(parts: re.Match[str]) -> str:
    """Write an address as a browser sends it: names of hosts in ASCII, other letters in percent signs."""
    try:
        host = parts[2].encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    path = parts[4] or ""
    path = path if path.startswith("/") or not path else f"/{path}"
    return f"https://{host}{parts[3] or ''}{quote(path, safe='/%?=&+,;:()@!*#')}"


def read_mail(value: object) -> str:
    """Read the address of a mailbox."""
    raw = raw_text(value)
    if not _MAIL.fullmatch(raw):
        hint = "Schreiben Sie nur die Adresse, zum Beispiel poststelle@example.org."
        raise fault(f"{quoted(raw)} ist keine E-Mail-Adresse.", hint)
    return raw
