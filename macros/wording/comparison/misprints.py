"""Whether two words are one word and its misprint."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from macros.wording.comparison.tokens import keys_of

# Words that a changed letter makes of one another: such a change is none of spelling.
SMALL_WORDS = frozenset(
    keys_of(
        "aber alle allem allen aller alles als am an auch auf aus bei beim bin bis da damit dann darf das dass dem "
        "den denn der des dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen "
        "einer eines er es etwa euer für gegen hat hatte hatten haben hier ihm ihn ihnen ihr ihre ihrem ihren ihrer "
        "ihres im in ins ist ja je jede jedem jeden jeder jedes jene kann kein keine keinem keinen keiner keines "
        "können könnte könnten konnte konnten man mehr mein mit muss müssen müsste müssten nach nein nicht nichts "
        "nie noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seines seit sich sie sind so soll sollen "
        "sollte sollten um und uns unser unter viel vom von vor war waren warum was weder weil wenn wer werden werde "
        "wie will wir wird wo wollen worden wurde wurden würde würden zu zum zur zwar zwei"
    )
)
_PREFIXES = ("un", "miss", "nicht")


@lru_cache(maxsize=4096)
def alike(one: str, other: str) -> bool:
    """Say whether two words look like one word and its misprint: at most two letters changed, swapped or lost.

    Short words may differ in one letter only. Words with digits never are: a number has no misprint that
    does not matter. Nor are „möglich“ and „unmöglich“, „eine“ and „keine“.
    """
    low, high = sorted((one.casefold(), other.casefold()), key=len)
    if low == high:
        return True
    if any(char.isdigit() for char in low + high) or any(high == prefix + low for prefix in _PREFIXES):
        return False
    if low in SMALL_WORDS and high in SMALL_WORDS:
        return False
    most = 2 if len(high) > 5 else 1 if len(high) > 2 else 0
    return OSA.distance(low, high, score_cutoff=most) <= most
