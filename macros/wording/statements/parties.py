"""The heading of the wording: the year and the two partners, and the forms a partner's name takes."""

from __future__ import annotations

import re
from functools import lru_cache

from macros.register.model import District
from macros.wording.layout import fold
from macros.wording.statements.passages import Statement
from macros.wording.statements.running import RunningText

KIND = re.compile(r"(?:Landkreis|Kreis)(?:es)?|(?:[\w-]*(?:[a-zäöüß]s|haupt|-))?[Ss]tadt")

_LONGEST_TITLE = 250  # characters of a block: more is a sentence, and no longer the heading
_YEAR = re.compile(r"(?<![0-9.,])(?<!\. )(?:19|20)[0-9]{2}(?![0-9])(?! ?(?:bis|-|/) ?[0-9]{4})")
_RANGE = re.compile(r"[0-9]{4} ?(?:bis|-|/) ?$")

_ARTICLE = re.compile(r"(?:de[rmns]|die|das) ")
_BETWEEN = re.compile(r"\b[Zz]wischen:?[ \n]+|(?=\b(?:dem|das) Hessische)")
_AND = re.compile(r"(?:^|[ \n])und[ \n]+(?=(?:de[rmns]|die|das) )")
_ENDS = re.compile(
    r"\n|,|;|:| \(| - | (?=(?:zur|zum|zu|über|für|wird|werden|wurde|nachfolgend|nachstehend|vertreten"
    r"|schließen|vereinbaren|gemäß|betreffend)\b)"
)
_STATE_ENDS = re.compile(r"\n|;| \(| - |,? (?=(?:nachfolgend|nachstehend|im Folgenden|vertreten)\b)")
_ACTING = "vertreten durch "
_GENITIVES = {"Land": "Landes", "Magistrat": "Magistrats", "Kreisausschuss": "Kreisausschusses"}

Span = tuple[int, int]


@lru_cache(maxsize=4096)
def declined(name: str) -> frozenset[str]:
    """The folded forms of a partner's name behind any article: „Landkreis …“, „Landkreises …“.

    „Hessisches Ministerium …“ is also „Hessische“, „Hessischen“ and „Hessischen Ministeriums“.
    """
    forms = {name}
    head, _, rest = name.partition(" ")
    noun, _, more = rest.partition(" ")
    if head.endswith("es") and noun.endswith("inisterium"):
        weak = head.removesuffix("s")
        forms |= {f"{weak} {rest}", f"{weak}n {rest}", f"{weak}n {noun}s {more}"}
    elif head.endswith(("kreis", "Kreis")):
        forms.add(f"{head}es {rest}")
    elif head in _GENITIVES:
        forms.add(f"{_GENITIVES[head]} {rest}")
    return frozenset(" ".join(fold(form).split()) for form in forms)


@lru_cache(maxsize=1024)
def full_names(district: District) -> frozenset[str]:
    """The folded forms of a district's name in the register, without articles."""
    cases = (district.nominative, district.dative, district.genitive, district.accusative)
    return frozenset(fold(case.partition(" ")[2]) for case in cases)


@lru_cache(maxsize=1024)
def short_names(district: District) -> frozenset[str]:
    """The folded ways to name a district in passing: „Stadt Darmstadt“, „Kreises Offenbach“."""
    kinds = ("Stadt",) if district.kind == "kreisfreie Stadt" else ("Landkreis", "Landkreises", "Kreis", "Kreises")
    return frozenset(fold(name) for name in (district.short, *(f"{kind} {_core(district)}" for kind in kinds)))


def is_name_of(district: District, printed: str) -> bool:
    """Say whether a printed name can mean the district: the same proper name, and the same kind."""
    words = fold(printed).split()
    proper = fold(_core(district)).split()[0]
    kinds = {"kreisfreie Stadt" if "tadt" in word else "Landkreis" for word in words if KIND.fullmatch(word)}
    return (proper in words or f"{proper}es" in words) and kinds <= {district.kind}


def _core(district: District) -> str:
    first, _, rest = district.short.partition(" ")
    return rest if rest and KIND.fullmatch(first) else district.short


def nominative(name: str) -> str:
    """Turn a partner's name as it stands in a sentence into the one to write down."""
    article = _ARTICLE.match(name)
    genitive = article is not None and article[0] == "des "
    bare = name[article.end() :] if article else name
    head, _, rest = bare.partition(" ")
    noun, _, more = rest.partition(" ")
    if "inisterium" in noun and re.fullmatch(r"Hessische[nsrm]?", head):
        return f"Hessisches {noun.removesuffix('s') if genitive else noun} {more}".rstrip()
    return f"{head.removesuffix('es')} {rest}".rstrip() if genitive and head.lower().endswith("kreises") else bare


def title_end(running: RunningText) -> int:
    """The position behind the heading: before the preamble, the first § or the first sentence."""
    end = 0
    for index, block in enumerate(running.blocks):
        sentence = running.end_of(index) - running.starts[index] > _LONGEST_TITLE
        if block.section != "kopf" or (sentence and _BETWEEN.search(running.text, 0, end)):
            break
        end = running.end_of(index)
        if sentence:
            break
    return end


def read_title_years(running: RunningText, end: int) -> list[Statement[int]]:
    """Find the years in the heading, which goes as far as ``end``; a day or a range of years is none."""
    return [
        Statement(int(year[0]), running.passages(*year.span()))
        for year in _YEAR.finditer(running.text, 0, end)
        if not _RANGE.search(running.text, max(0, year.start() - 10), year.start())
    ]


def read_parties(running: RunningText, end: int) -> tuple[Statement[str] | None, Statement[str] | None]:
    """Find the state's and the district's name in the heading between „zwischen“, „und“ and „zur Umsetzung“."""
    between = _BETWEEN.search(running.text, 0, end)
    begin = between.end() if between else 0
    split = _split(running, begin, end)
    if not split:
        return None, None
    state = _state(running.text, begin, split[0])
    return _party(running, state), _party(running, _district(running, split[1], end))


def _split(running: RunningText, begin: int, end: int) -> Span | None:
    """The partners are parted by „und“ before an article, best at the start of a line."""
    found = [und.span() for und in _AND.finditer(running.text, begin, end)]
    lines = running.starts[: running.block_at(end) + 1]
    opening = [span for span in found if span[0] in lines or span[0] + 1 in lines]
    bare = ((start, start + 4) for start in lines if start > begin and running.text.startswith("und ", start, end))
    return next(iter(opening or found), None) or next(bare, None)


def _state(text: str, begin: int, end: int) -> Span:
    acting = text.find(_ACTING, begin, end)
    begin = acting + len(_ACTING) if acting >= 0 else begin
    stop = _STATE_ENDS.search(text, begin, end)
    return begin, stop.start() if stop else end


def _district(running: RunningText, begin: int, end: int) -> Span:
    """The name ends with its line, unless a page break tore it: „der Wissenschaftsstadt“ / „Darmstadt“."""
    stop = _ENDS.search(running.text, begin, end)
    end = stop.start() if stop else end
    for index in range(running.block_at(begin), len(running.blocks)):
        line_end = min(running.end_of(index), end)
        last = running.text[begin:line_end].rpartition(" ")[2]
        following = running.text[line_end : line_end + 2].strip()
        torn = last.endswith("-") or last.islower() or KIND.fullmatch(last) or following.islower()
        if line_end == end or not torn:
            return begin, line_end
    return begin, end


def _party(running: RunningText, span: Span) -> Statement[str] | None:
    begin, end = span
    article = _ARTICLE.match(running.text, begin, end)
    start = article.end() if article else begin
    name = nominative(running.printed[begin:end].strip(" ,"))
    return Statement(name, running.passages(start, end)) if name else None
