"""The description by which a browser offers the portal's own search."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from macros.exports.edition import Edition
from macros.exports.outlet import Outlet

ADDRESS = "opensearch.xml"
_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"


def write_opensearch(edition: Edition, outlet: Outlet) -> None:
    """Write the description; the search is the page of all projects."""
    root = ET.Element("OpenSearchDescription", xmlns=_NAMESPACE)
    for name, text in (
        ("ShortName", "Arbeitswelt"),
        ("Description", "Projekte und Zielvereinbarungen der hessischen Kreise und Städte"),
        ("InputEncoding", "UTF-8"),
        ("Language", "de"),
    ):
        ET.SubElement(root, name).text = text
    template = edition.link("projekte/?q={searchTerms}", ADDRESS)
    ET.SubElement(root, "Url", type="text/html", template=template)
    ET.SubElement(
        root, "Url", type="application/opensearchdescription+xml", rel="self", template=edition.link(ADDRESS, ADDRESS)
    )
    ET.indent(root)
    xml = ET.tostring(root, encoding="unicode")
    outlet.text(ADDRESS, f'<?xml version="1.0" encoding="utf-8"?>\n{xml}\n')
