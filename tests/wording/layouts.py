"""Changes of the layout of a wording, made by rule: none of them changes what the wording says."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator

Layout = Callable[[str], Iterator[str]]

_HEADING = re.compile(r"^(#{1,6}) (.*)$", re.MULTILINE)
_MARK = re.compile(r"(?:[-*+•]|\d+[.)]|#{1,6}) ")
_BODY_SPACE = re.compile(r"(?<=[\w.,;“–]) (?=[\w„–(])(?<!^\d\. )", re.MULTILINE)
SPACES = "\u00a0\u2007\u2009\u202f\u205f\u3000"


def signatures_begin(text: str) -> int:
    return text.index("Wiesbaden, den")


def without_bold(text: str) -> Iterator[str]:
    yield text.replace("**", "")


def more_bold(text: str) -> Iterator[str]:
    """Each line of text alone in bold, and all of them."""
    lines = text.split("\n")
    plain = [n for n, line in enumerate(lines) if line.strip() and "**" not in line and not _MARK.match(line.strip())]
    for chosen in ([number] for number in plain):
        yield bold_lines(lines, chosen)
    yield bold_lines(lines, plain)


def bold_lines(lines: list[str], chosen: list[int]) -> str:
    return "\n".join(
        re.sub(r"^(.*?)( *)$", r"**\1**\2", line) if number in chosen else line for number, line in enumerate(lines)
    )


def other_heading_levels(text: str) -> Iterator[str]:
    """All headings one level up or down, and each alone at every level."""
    yield _HEADING.sub(r"#\1 \2", text)
    yield _HEADING.sub(lambda heading: f"{'#' * max(1, len(heading[1]) - 1)} {heading[2]}", text)
    for heading in _HEADING.finditer(text):
        for level in range(1, 7):
            yield text[: heading.start()] + f"{'#' * level} {heading[2]}" + text[heading.end() :]


def headings_as_bold_lines(text: str) -> Iterator[str]:
    """Each heading as a bold line, and all of them."""
    yield _HEADING.sub(lambda heading: f"**{heading[2].replace('**', '')}**", text)
    for heading in _HEADING.finditer(text):
        yield text[: heading.start()] + f"**{heading[2].replace('**', '')}**" + text[heading.end() :]


def paragraph_headings_joined_and_parted(text: str) -> Iterator[str]:
    """Number and title of each paragraph in one heading, and in two."""
    plain = text.replace("**", "")
    yield re.sub(r"^(#+ § \d)\n\n#+ (.*)$", r"\1 \2", plain, flags=re.MULTILINE)
    yield re.sub(r"^(#+) (§ \d) (\S.*)$", r"\1 \2\n\n\1# \3", plain, flags=re.MULTILINE)


def kinds_of_spaces(text: str) -> Iterator[str]:
    """Each space between words of another kind, and all of them."""
    between = re.compile(r"(?<=[\w.,]) (?=\w)(?<!^\d\. )", re.MULTILINE)
    for kind in SPACES:
        yield between.sub(kind, text)
    for space in between.finditer(text):
        yield text[: space.start()] + "\u00a0" + text[space.end() :]
    yield between.sub("   ", text)


def kinds_of_dashes(text: str) -> Iterator[str]:
    for kind in "‐‑‒–—―−":
        yield re.sub(r"(?<=\w)-(?=\w)", kind, text)
        yield text.replace(" - M", f" {kind} M")
        yield text.replace("–", kind)
    yield text.replace("–", "-").replace("\n- ", "\n– ")


def kinds_of_quotes(text: str) -> Iterator[str]:
    for kind in "’‘ʼ′´`":
        yield text.replace("'", kind)
    yield text.replace("„", "»").replace("“", "«")
    yield text.replace("„", '"').replace("“", '"')


def wrapped_lines(text: str) -> Iterator[str]:
    """All paragraphs and items wrapped at several widths."""
    for width in (1, 20, 40, 72, 100):
        yield "\n".join(wrapped(line, width) for line in text.split("\n"))


def wrapped(line: str, width: int) -> str:
    if line.startswith("#") or not line.strip():
        return line
    hard = "  " if line.endswith("  ") else ""
    indent = " " * (len(line) - len(line.lstrip()) + 2 * bool(_MARK.match(line.strip())))
    words = textwrap.wrap(line.strip(), width, break_long_words=False, break_on_hyphens=False)
    lines = [line[: len(line) - len(line.lstrip())] + words[0]]
    for part in words[1:]:
        if re.match(r"[-–](?: |$)|\*\*$", part) or re.fullmatch(r"\d+\.|[-–]?", lines[-1].strip()):
            lines[-1] += f" {part}"
        else:
            lines.append(indent + part)
    return "\n".join(lines) + hard


def page_breaks(text: str) -> Iterator[str]:
    """A page break in mid-sentence, at every space between two words above the signatures."""
    body = signatures_begin(text)
    for space in _BODY_SPACE.finditer(text, 0, body):
        begin = text.rfind("\n", 0, space.start()) + 1
        end = text.index("\n", begin)
        if not text.startswith("#", begin):
            bold = "**" if text.count("**", begin, space.start()) % 2 else ""
            above, below = text[: space.start()], text[space.end() : end]
            yield f"{above}{bold}\n\n{bold}{below}\n{text[end:]}"


def page_breaks_among_the_signatures(text: str) -> Iterator[str]:
    body = signatures_begin(text)
    for line_end in re.finditer(r"  \n(?=\S)", text[body:]):
        at = body + line_end.start()
        yield f"{text[:at]}\n\n{text[at + 3 :]}"


def line_breaks(text: str) -> Iterator[str]:
    """Hard line breaks lost, or made of every line end."""
    yield re.sub(r" +$", "", text, flags=re.MULTILINE)
    yield re.sub(r" {2,}\n(?=\S)", " ", text)
    yield re.sub(r"(?<=\S)$", "  ", text, flags=re.MULTILINE)


def blank_lines(text: str) -> Iterator[str]:
    yield text.strip("\n")
    yield f"{text}\n\n\n"
    yield text.replace("\n\n", "\n\n\n")
    yield re.sub(r"\n(?= *- )", "\n\n", text)


def list_marks(text: str) -> Iterator[str]:
    """Other bullets, other marks behind the numbers, other indentation, a list inside of bold."""
    for mark in "*+•":
        yield re.sub(r"^  - ", f"  {mark} ", text, flags=re.MULTILINE)
    yield re.sub(r"^(\d)\. ", r"\1) ", text, flags=re.MULTILINE)
    for indent in ("", " ", "   ", "    "):
        yield re.sub(r"^  - ", f"{indent}- ", text, flags=re.MULTILINE)
    yield re.sub(r"^(\d\. )(.*)", r"\1**\2**", text, flags=re.MULTILINE)
    yield re.sub(r"^(\d\. .*)", r"\n**\1**\n", text, flags=re.MULTILINE)
    yield re.sub(r"^(\d\. .*)", r"\n#### \1\n", text, flags=re.MULTILINE)
    yield re.sub(r"^\d\. (.*)", r"\n#### \1\n", text, flags=re.MULTILINE)


def forms_of_days(text: str) -> Iterator[str]:
    yield text.replace(", den ", ", ")
    yield text.replace(", den ", " den ")
    for form in ("02.08.2025", "2. August 2025", "02. 08. 2025", "2. Aug. 2025", "2.8.25"):
        yield text.replace("2.8.2025", form)
    for form in ("12.8.2025", "12. August 2025", "12.08.2025"):
        yield text.replace("12. Aug. 2025", form)


def forms_of_amounts(text: str) -> Iterator[str]:
    for form in ("{} EUR", "{} €", "{},00 Euro", "{},- Euro", "EUR {}", "€ {}", "{}\nEuro"):
        yield re.sub(r"(\d[\d.]+) Euro", lambda amount, form=form: form.format(amount[1]), text)  # type: ignore[misc]
    yield re.sub(r"(\d+)\.(\d+)\.(\d+) Euro", r"\1 \2 \3 Euro", text)
    yield re.sub(r"(\d+)\.(\d+)\.(\d+) Euro", r"\1\2\3 Euro", text)


def orders_of_the_signatures(text: str) -> Iterator[str]:
    """Places and days in one line or each above its person, names once or twice, persons in one line."""
    first, second = re.findall(r"^\w+, den .*\d{4}$", text, re.MULTILINE)
    without = text.replace(f"{second}\n\n", "", 1)
    yield without.replace(first, f"{first}    {second}")
    yield without.replace(first, f"{first}\n\n{second}")
    yield without.replace(first, f"{second}\n\n{first}")
    district = re.search(r"(?:Barbara|Johannes)", without)
    assert district
    yield f"{without[: district.start()]}{second}\n\n{without[district.start() :]}"
    yield text.replace("Heike Hofmann\n\n", "", 1)
    yield text.replace("Heike Hofmann  \nStaatsministerin", "Staatsministerin  \nHeike Hofmann")
    yield text.replace("Heike Hofmann  \nStaatsministerin", "Heike Hofmann, Staatsministerin")
    yield text.replace("Heike Hofmann\n\n", "gez. Heike Hofmann\n\n____________________\n\n", 1)


LAYOUTS: tuple[Layout, ...] = (
    without_bold,
    more_bold,
    other_heading_levels,
    headings_as_bold_lines,
    paragraph_headings_joined_and_parted,
    kinds_of_spaces,
    kinds_of_dashes,
    kinds_of_quotes,
    wrapped_lines,
    page_breaks,
    page_breaks_among_the_signatures,
    line_breaks,
    blank_lines,
    list_marks,
    forms_of_days,
    forms_of_amounts,
    orders_of_the_signatures,
)
