"""The questions that readers ask, each as a view of the database."""

from __future__ import annotations

VIEWS = {
    "betrag_je_kreis_und_jahr": """
        SELECT v.jahr, v.kreis_schluessel, v.kreis, sum(v.betrag_eur) AS betrag_eur
        FROM vereinbarungen AS v JOIN kreise AS k ON k.schluessel = v.kreis_schluessel
        GROUP BY v.jahr, v.kreis_schluessel
        ORDER BY v.jahr DESC, k.reihenfolge""",
    "betrag_je_jahr": """
        SELECT jahr, count(*) AS vereinbarungen, sum(betrag_eur) AS betrag_eur
        FROM vereinbarungen
        GROUP BY jahr
        ORDER BY jahr DESC""",
    "projekte_je_massnahmenart": """
        SELECT j.jahr, m.kuerzel AS massnahmenart, m.titel, count(p.id) AS projekte
        FROM (SELECT DISTINCT v.jahr, h.programm
              FROM vereinbarungen AS v JOIN haushaltsmittel AS h ON h.vereinbarung = v.id) AS j
        JOIN massnahmenarten AS m ON m.programm = j.programm
        LEFT JOIN projekte AS p ON p.jahr = j.jahr AND p.massnahmenart = m.kuerzel
        GROUP BY j.jahr, m.kuerzel
        ORDER BY j.jahr DESC, m.programm, m.position""",
    "massnahmenarten_ohne_projekte": """
        SELECT v.jahr, v.kreis_schluessel, v.kreis, m.kuerzel AS massnahmenart, m.titel
        FROM vereinbarungen AS v
        JOIN kreise AS k ON k.schluessel = v.kreis_schluessel
        JOIN haushaltsmittel AS h ON h.vereinbarung = v.id
        JOIN massnahmenarten AS m ON m.programm = h.programm
        LEFT JOIN projekte AS p ON p.vereinbarung = v.id AND p.massnahmenart = m.kuerzel
        WHERE p.id IS NULL
        ORDER BY v.jahr DESC, k.reihenfolge, m.programm, m.position""",
    "kreise_ohne_vereinbarung": """
        SELECT j.jahr, k.schluessel AS kreis_schluessel, k.name AS kreis
        FROM (SELECT DISTINCT jahr FROM vereinbarungen) AS j
        JOIN kreise AS k
          ON CAST(substr(coalesce(k.besteht_seit, '0001'), 1, 4) AS INTEGER) <= j.jahr
         AND CAST(substr(coalesce(k.besteht_bis, '9999'), 1, 4) AS INTEGER) >= j.jahr
        LEFT JOIN vereinbarungen AS v ON v.kreis_schluessel = k.schluessel AND v.jahr = j.jahr
        WHERE v.id IS NULL
        ORDER BY j.jahr DESC, k.reihenfolge""",
    "unterzeichnet_wann": """
        SELECT v.jahr, v.kreis_schluessel, v.kreis,
               CASE u.partei WHEN 'state' THEN 'Land' ELSE 'Kreis' END AS partei, u.ort, u.datum, u.amt
        FROM unterschriften AS u
        JOIN vereinbarungen AS v ON v.id = u.vereinbarung
        JOIN kreise AS k ON k.schluessel = v.kreis_schluessel
        ORDER BY v.jahr DESC, k.reihenfolge, u.position""",
    "projekte_gleichen_namens": """
        SELECT projekt, count(DISTINCT kreis_schluessel) AS kreise, min(jahr) AS erstes_jahr,
               max(jahr) AS letztes_jahr, count(*) AS nennungen
        FROM projekte
        GROUP BY projekt
        HAVING count(*) > 1
        ORDER BY nennungen DESC, projekt""",
}
