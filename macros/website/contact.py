"""Ways to write to the operator: mails and forms that bring along which page and state it is about.

A mail needs no account. The forms of the repository do, and what is written there is public.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from macros.register.agreement import Agreement
from macros.register.german import day
from macros.register.model import District
from macros.register.operator import OPEN, Operator

_FIELDS = ("Betrag", "Projekte", "Unterschriften", "Wortlaut", "etwas anderes")


@dataclass(frozen=True, slots=True)
class Report:
    """A fault on one page: ``version`` says which state of the data it shows, ``fields`` what may be wrong."""

    operator: Operator
    subject: str
    page: str
    version: str = ""
    fields: tuple[str, ...] = ()

    def link(self, field: str = "") -> str | None:
        """Make the mail link for one field, or for the page as a whole; ``None`` while the address is open."""
        about = f"{self.subject}, {field}" if field else self.subject
        known = {"Seite": self.page, "Stand": self.version, "Angabe": field}
        lines = [f"{name}: {value}" for name, value in known.items() if value]
        lines += ["", "Was ist falsch, und was wäre richtig?", ""]
        return _mail(self.operator.email, f"Fehler melden: {about}", lines)

    @property
    def form(self) -> str | None:
        """The address of the form „Fehler melden“ with page and state filled in; ``None`` without a repository."""
        known = {"title": f"Fehler: {self.subject}", "adresse": self.page, "stand": self.version}
        return _form(self.operator, "fehler-melden", {name: value for name, value in known.items() if value})


@dataclass(frozen=True, slots=True)
class Contact:
    """The operator, and the address of the published site (empty where unknown)."""

    operator: Operator
    base_url: str

    def agreement(self, agreement: Agreement) -> Report:
        """A fault on the page of an agreement."""
        page = f"{self.base_url}{agreement.address}"
        return Report(self.operator, agreement.title, page, _version(agreement), _FIELDS)

    def district(self, district: District, newest: Agreement | None) -> Report:
        """A fault on the page of a district; ``newest`` is the agreement it shows."""
        page = f"{self.base_url}kreise/{district.slug}/"
        if newest is None:
            return Report(self.operator, district.name, page, "noch keine Vereinbarung")
        return Report(self.operator, f"{district.name} {newest.year}", page, _version(newest), _FIELDS)

    def page(self, title: str, address: str) -> Report:
        """A fault on another page; ``address`` is relative to the site's root."""
        return Report(self.operator, title, f"{self.base_url}{address}")

    @property
    def barrier(self) -> str | None:
        """The link for a mail about a barrier; ``None`` while the address is open."""
        lines = ["Auf welcher Seite?", "", "Was können Sie nicht lesen, verstehen oder bedienen?", ""]
        return _mail(self.operator.barrier_contact, "Barriere melden: Arbeitswelt Hessen, Zielvereinbarungen", lines)

    @property
    def barrier_form(self) -> str | None:
        """The address of the form „Barriere melden“; ``None`` without a repository."""
        return _form(self.operator, "barriere-melden", {})


def _form(operator: Operator, name: str, answers: Mapping[str, str]) -> str | None:
    """Address a form of the repository; the platform fills in answers by the ids of its fields."""
    if operator.repository == OPEN:
        return None
    query = {"template": f"{name}.yml", **{field: _plain(text) for field, text in answers.items()}}
    return f"{operator.repository.rstrip('/')}/issues/new?{urlencode(query, quote_via=quote)}"


def _version(agreement: Agreement) -> str:
    return f"{agreement.id}, {day(agreement.updated)}" if agreement.updated else agreement.id


def _mail(to: str, subject: str, lines: Iterable[str]) -> str | None:
    """Write a mail link by RFC 6068: UTF-8 in percent signs, lines end with CR and LF."""
    if to == OPEN:
        return None
    subject, body = (quote(_plain(text), safe="") for text in (subject, "\r\n".join(lines)))
    return f"mailto:{quote(to, safe='@+')}?subject={subject}&body={body}"


def _plain(text: str) -> str:
    """Text as people type it, with ordinary spaces only."""
    return text.replace("\N{NO-BREAK SPACE}", " ")
