"""Rules between the fields of one agreement file: each a small generator, its docstring the rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from macros.register.agreement import agreement_id
from macros.register.filed import Filed
from macros.register.finding import Finding, quoted
from macros.register.german import listing, slug
from macros.register.model import ListedProject, Signature
from macros.register.reading import Location, alike, nearest
from macros.register.source import Mapping

Rule = Callable[[Filed], Iterator[Finding]]

_LATER_VERSIONS = frozenset("23456789")
_LONGEST = 30  # years for which an agreement is looked after


def check(filed: Filed) -> list[Finding]:
    """Run every rule whose fields read well."""
    return [finding for needs, rule in RULES if needs <= filed.fields.keys() for finding in rule(filed)]


def _district_is_known(filed: Filed) -> Iterator[Finding]:
    """The district is one of districts.yaml."""
    name = filed.fields["district"]
    if name in filed.districts:
        return
    by_key = {district.key: district.slug for district in filed.districts.values()}
    by_name = {district.short.casefold(): district.slug for district in filed.districts.values()}
    exact = by_key.get(name) or by_name.get(name.casefold())
    hint = f"Meinten Sie „{exact}“?" if exact else nearest(name, sorted(filed.districts))
    hint = hint or "Die Kürzel aller Kreise stehen in agreements/districts.yaml."
    yield filed.finding(("district",), f"Den Kreis {quoted(name)} gibt es nicht.", hint)


def _file_is_named_after_the_district(filed: Filed) -> Iterator[Finding]:
    """The file bears the name of its district, with -2 for a second version."""
    name, version = filed.fields["district"], filed.fields["version"]
    expected = filed.expected_stem
    if name not in filed.districts or filed.stem == expected:
        return
    rename = f"Benennen Sie die Datei um in {expected}.yaml, wenn es diese noch nicht gibt"
    if filed.stem == name:
        message = f"Die Datei heißt {filed.stem}.yaml, die Fassung {version} heißt aber {expected}.yaml."
        yield filed.finding(("version",), message, f"{rename}, oder berichtigen Sie das Feld version.")
        return
    message = f"Die Datei heißt {filed.stem}.yaml, der Kreis aber {quoted(name)}."
    hint = f"{rename}, oder berichtigen Sie das Feld district."
    told = filed.stem.removeprefix(f"{name}-")
    if version == 1 and told in _LATER_VERSIONS and "year" in filed.fields:
        before = agreement_id(filed.fields["year"], filed.districts[name], int(told) - 1)
        hint = f"Wurde neu vereinbart, ergänzen Sie version: {told} und supersedes: {before}. Sonst: {rename}."
    yield filed.finding(("district",), message, hint)


def _folder_is_the_year(filed: Filed) -> Iterator[Finding]:
    """The file lies in the folder of its year."""
    year = filed.fields["year"]
    if filed.folder != str(year):
        hint = f"Verschieben Sie die Datei in den Ordner {year}, oder berichtigen Sie das Feld year."
        yield filed.finding(("year",), f"Die Datei liegt im Ordner {filed.folder}, das Jahr ist aber {year}.", hint)


def _district_exists_in_the_year(filed: Filed) -> Iterator[Finding]:
    """The district exists in the year of the agreement."""
    district, year = filed.districts.get(filed.fields["district"]), filed.fields["year"]
    if district and filed.folder == str(year) and not district.exists_in(year):
        begins = district.valid_from.year if district.valid_from and year < district.valid_from.year else None
        since = f"erst seit {begins}" if begins else "nicht mehr"
        before = filed.districts.get(district.predecessor or "") if begins else None
        hint = f"Für {year} gilt die Vereinbarung mit: {before.name}." if before else "Prüfen Sie das Jahr."
        message = f"{district.name} kann für {year} keine Vereinbarung haben: ein eigener Kreis besteht {since}."
        yield filed.finding(("district",), message, hint)


def _programmes_are_known(filed: Filed) -> Iterator[Finding]:
    """Each budget belongs to a programme of programmes.yaml, and each programme has one budget."""
    seen: set[str] = set()
    for position, name in filed.named_programmes:
        location = ("budgets", position, "programme")
        if name not in filed.programmes:
            hint = nearest(name, sorted(filed.programmes)) or f"Bekannt sind: {listing(sorted(filed.programmes))}."
            yield filed.finding(location, f"Das Programm {quoted(name)} gibt es nicht.", hint)
        elif name in seen:
            hint = "Fassen Sie die Beträge zusammen, oder löschen Sie den doppelten Eintrag."
            yield filed.finding(location, f"Das Programm {quoted(name)} steht zweimal da.", hint)
        seen.add(name)


def _periods_run_forward(filed: Filed) -> Iterator[Finding]:
    """A budget's period does not end before it begins."""
    for position, budget in enumerate(filed.fields["budgets"]):
        if budget.period and budget.period.last < budget.period.first:
            hint = "Vertauschen Sie first und last."
            yield filed.finding(("budgets", position, "period"), "Der Zeitraum endet, bevor er beginnt.", hint)


def _every_measure_type_is_listed(filed: Filed) -> Iterator[Finding]:
    """Every measure type of the programmes is listed, even without a project."""
    node = filed.nodes.entries.get("projects")
    if not isinstance(node, Mapping):
        return
    order = [kind.key for programme in filed.own_programmes for kind in programme.measure_types]
    misspelt = {match for key in node.entries if key not in order for match in alike(key, order)}
    for key in order:
        if key not in node.entries and key not in misspelt:
            hint = f"Ergänzen Sie {key}: und darunter die Projekte, oder {key}: [] für keine."
            yield filed.finding(("projects",), f"Die Maßnahmenart {key} fehlt.", hint, key=True)


def _measure_types_are_known_and_in_order(filed: Filed) -> Iterator[Finding]:
    """Projects stand only under measure types of the programmes, in the programmes' order."""
    node = filed.nodes.entries.get("projects")
    if not isinstance(node, Mapping):
        return
    programmes = filed.own_programmes or filed.programmes.values()
    order = [kind.key for programme in programmes for kind in programme.measure_types]
    for key in node.entries:
        if key not in order:
            hint = nearest(key, order) or f"Bekannt sind: {listing(order)}."
            yield filed.finding(("projects", key), f"Die Maßnahmenart {quoted(key)} gibt es nicht.", hint, key=True)
    listed = [key for key in node.entries if key in order]
    if filed.own_programmes and listed != sorted(listed, key=order.index):
        hint = f"Die Reihenfolge ist: {', '.join(order)}."
        message = "Die Maßnahmenarten stehen nicht in der Reihenfolge des Programms."
        yield filed.finding(("projects",), message, hint, key=True)


def _projects_have_ids_of_their_own(filed: Filed) -> Iterator[Finding]:
    """No two projects of an agreement share their name or id, and each name gives an id."""
    seen: set[str] = set()
    for location, name, own_id in filed.named_projects:
        identity = own_id or slug(name)
        if not identity:
            hint = "Schreiben Sie name: und id: untereinander; id aus Buchstaben von a bis z und Ziffern."
            yield filed.finding(location, "Aus diesem Namen lässt sich keine Kennung bilden.", hint)
        elif identity in seen:
            hint = "Löschen Sie den doppelten Eintrag, oder geben Sie einem der beiden eine eigene id."
            yield filed.finding(location, f"Das Projekt {quoted(name)} steht zweimal da.", hint)
        seen.add(identity)


def _shared_projects_name_known_districts(filed: Filed) -> Iterator[Finding]:
    """A project shared with other districts names districts that exist in the year, and not its own."""
    year = filed.fields.get("year")
    for location, project in _listed_projects(filed):
        for number, name in enumerate(project.shared_with):
            place, other = (*location, "shared_with", number), filed.districts.get(name)
            own = name == filed.fields.get("district")
            if own or other is None:
                guess = "" if own else nearest(name, sorted(filed.districts))
                hint = guess or "Nennen Sie das Kürzel des anderen Kreises aus districts.yaml."
                yield filed.finding(place, f"{quoted(name)} ist kein anderer Kreis.", hint)
            elif year and not other.exists_in(year):
                hint = "Nennen Sie den Kreis, der in der Vereinbarung steht, oder löschen Sie den Eintrag."
                yield filed.finding(place, f"{other.name} ist {year} kein eigener Kreis.", hint)


def _lists_name_each_once(filed: Filed) -> Iterator[Finding]:
    """No list of texts names the same twice: funders, topics, districts of a shared project."""
    lists: list[tuple[Location, tuple[str, ...]]] = [
        (("budgets", i, "funders"), budget.funders) for i, budget in enumerate(filed.fields["budgets"])
    ]
    for location, project in _listed_projects(filed):
        if project.topics or project.shared_with:
            lists += [((*location, "topics"), project.topics), ((*location, "shared_with"), project.shared_with)]
    for location, texts in lists:
        for number, text in enumerate(texts if len(set(texts)) < len(texts) else ()):
            if text in texts[:number]:
                hint = "Löschen Sie den doppelten Eintrag."
                yield filed.finding((*location, number), f"{quoted(text)} steht zweimal da.", hint)


def _listed_projects(filed: Filed) -> Iterator[tuple[Location, ListedProject]]:
    projects: dict[str, tuple[ListedProject, ...]] = filed.fields["projects"]
    for kind, listed in projects.items():
        yield from ((("projects", kind, position), project) for position, project in enumerate(listed))


def _both_parties_signed(filed: Filed) -> Iterator[Finding]:
    """Both parties signed, each person once."""
    signatures: list[Signature] = filed.fields["signatures"]
    for party, name in (("state", "des Landes"), ("district", "des Kreises")):
        if not any(signature.party == party for signature in signatures):
            hint = f"Ergänzen Sie einen Eintrag mit party: {party}. Was nicht lesbar ist, heißt: fehlt."
            yield filed.finding(("signatures",), f"Die Unterschrift {name} fehlt.", hint, key=True)
    for name, times in Counter(s.name for s in signatures if s.name).items():
        if times > 1:
            positions = [i for i, s in enumerate(signatures) if s.name == name]
            hint = "Jede Person unterschreibt einmal; löschen Sie den doppelten Eintrag."
            yield filed.finding(("signatures", positions[1], "name"), f"{quoted(name)} steht zweimal da.", hint)


def _signatures_belong_to_the_year(filed: Filed) -> Iterator[Finding]:
    """An agreement is signed in its year or in the year before or after."""
    year = filed.fields["year"]
    for position, signature in enumerate(filed.fields["signatures"]):
        if signature.date and filed.folder == str(year) and abs(signature.date.year - year) > 1:
            hint = "Prüfen Sie das Datum unter der Vereinbarung."
            message = f"Das Datum {signature.date} passt nicht zum Jahr {year}."
            yield filed.finding(("signatures", position, "date"), message, hint)


def _later_days_follow_the_signatures(filed: Filed) -> Iterator[Finding]:
    """A correction or withdrawal is dated after the last signature, and within thirty years."""
    year = filed.fields["year"]
    signed = (signature.date for signature in filed.fields["signatures"] if signature.date)
    last = max((day for day in signed if abs(day.year - year) <= 1), default=date(year - 1, 1, 1))
    days: list[tuple[Location, date]] = [
        (("corrections", i, "date"), entry.date) for i, entry in enumerate(filed.fields["corrections"])
    ]
    if filed.fields["withdrawn"]:
        days.append((("withdrawn", "date"), filed.fields["withdrawn"].date))
    for location, day in days:
        if not last <= day <= date(year + _LONGEST, 12, 31):
            hint = f"Prüfen Sie das Jahr: Der Tag liegt nicht vor dem {last} und nicht nach {year + _LONGEST}."
            yield filed.finding(location, f"Das Datum {day} passt nicht zu einer Vereinbarung von {year}.", hint)


def _later_versions_name_what_they_supersede(filed: Filed) -> Iterator[Finding]:
    """A second version names the agreement it supersedes; a first version supersedes none."""
    version, supersedes = filed.fields["version"], filed.fields["supersedes"]
    district, year = filed.districts.get(filed.fields["district"]), filed.fields["year"]
    if not district:
        return
    before = agreement_id(year, district, version - 1)
    if version > 1 and filed.stem == filed.expected_stem and supersedes != before:
        location = ("supersedes",) if supersedes else ("version",)
        message = f"Die Fassung {version} sagt nicht, was sie ersetzt."
        yield filed.finding(location, message, f"Schreiben Sie supersedes: {before}.")
    if version == 1 and supersedes:
        message = "Eine erste Fassung kann nichts ersetzen."
        yield filed.finding(("supersedes",), message, "Löschen Sie supersedes, oder ergänzen Sie version: 2.")


RULES: tuple[tuple[frozenset[str], Rule], ...] = (
    (frozenset({"district"}), _district_is_known),
    (frozenset({"district", "version"}), _file_is_named_after_the_district),
    (frozenset({"year"}), _folder_is_the_year),
    (frozenset({"district", "year"}), _district_exists_in_the_year),
    (frozenset(), _programmes_are_known),
    (frozenset({"budgets"}), _periods_run_forward),
    (frozenset(), _every_measure_type_is_listed),
    (frozenset(), _measure_types_are_known_and_in_order),
    (frozenset(), _projects_have_ids_of_their_own),
    (frozenset({"projects"}), _shared_projects_name_known_districts),
    (frozenset({"budgets", "projects"}), _lists_name_each_once),
    (frozenset({"signatures"}), _both_parties_signed),
    (frozenset({"signatures", "year"}), _signatures_belong_to_the_year),
    (frozenset({"year", "signatures", "corrections", "withdrawn"}), _later_days_follow_the_signatures),
    (frozenset({"district", "year", "version", "supersedes"}), _later_versions_name_what_they_supersede),
)
