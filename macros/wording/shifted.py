"""A rule between a published wording and the present one: nobody is led to another passage without a word."""

from __future__ import annotations

from collections.abc import Iterator

from macros.register.changes import AgreementChange
from macros.register.finding import Finding, quoted
from macros.wording.blocks import Block, read_wording
from macros.wording.section_name import section_name

_LONGEST = 60  # characters of a passage in a message


def check_shifted(change: AgreementChange) -> Iterator[Finding]:
    """Where blocks of a section have other numbers than before, links to them lead to their neighbours."""
    before, after = change.before.wording, change.after.wording
    if not before or not after or not change.wording:
        return
    present = {section.key: section.blocks for section in read_wording(after.text).sections}
    for section in read_wording(before.text).sections:
        shifted = _first_shifted(section.blocks, present.get(section.key, ()))
        if shifted:
            yield _finding(change.after.wording_file, *shifted)


def _first_shifted(before: tuple[Block, ...], after: tuple[Block, ...]) -> tuple[Block, Block] | None:
    """The first block with another text under its number while its own text stands under another one."""
    texts = {block.text for block in after}
    pairs = zip(before, after, strict=False)
    return next(((old, new) for old, new in pairs if old.text != new.text and old.text in texts), None)


def _finding(file: str, old: Block, new: Block) -> Finding:
    message = (
        f"{section_name(old.section)}: Die Absätze verschieben sich. Links auf #{old.anchor} führten zu "
        f"{quoted(old.text, _LONGEST)} und führen jetzt zu {quoted(new.text, _LONGEST)}."
    )
    hint = "Prüfen Sie, ob der Absatz wirklich fehlte oder zu viel war. Dann ist nichts weiter zu tun."
    return Finding(file, new.line, 1, "wording", message, hint, "warning")
