"""What a page rests on: where this is the same as before, so is what the page shows."""

from __future__ import annotations

from macros.website import views
from macros.website.pages import GeneratedPage
from macros.website.portal import Portal
from macros.website.projects import ProjectsView


def rests_on_the_same(before: Portal, portal: Portal, path: str) -> bool:
    """Say whether a page, by the path of its Markdown, shows the same in two states of the agreement files.

    Whatever else it shows is not in the agreement files. A page with no basis of its own may show anything.
    """
    pages = before.generated.get(path), portal.generated.get(path)
    if pages[0] is None or pages[1] is None:
        return False
    found = _basis(portal, pages[1])
    return found is not None and found == _basis(before, pages[0])


def _basis(portal: Portal, page: GeneratedPage) -> tuple[object, ...] | None:
    register, year = portal.register, page.year or 0
    match page.macro:
        case "agreement_page":
            return register.of_year(year), views.earlier(register, portal.agreement(str(page.argument)))
        case "common_text_page":
            before = max((number for number in register.years if number < year), default=0)
            return register.of_year(year), register.of_year(before)
        case "year_page":
            return (register.of_year(year),)
        case "projects_page":
            return register.of_year(year), ProjectsView(register, year).years
        case "district_page":
            return register.of_district(str(page.argument)), register.years[:1]
        case "measure_type_page":
            in_force = (agreement for year in register.years for agreement in register.in_year(year))
            return tuple((a.address, a.projects_by_type.get(str(page.argument))) for a in in_force)
    return None
