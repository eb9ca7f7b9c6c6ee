"""How hard a text is to read, by the formula of Flesch as Douma fitted it to Dutch: a heuristic, no more.

It counts words a sentence and syllables a word (129 is the easiest there is, under 30 is for scholars) and knows
nothing of what is said. The limits were chosen on the texts of content/ in November 2026: the middle half of `text`
lay between 76 and 86 and of `simple` between 84 and 95, and a paragraph in the words of a municipal decision got 21.
"""

import re
from collections.abc import Iterator

from werkwijzer.content.checking.finding import Finding
from werkwijzer.content.checking.material import Material, Text

EASY, HARD = 60.0, 50.0
"""Of `text`: below the first it is harder than most people like, below the second hardly anybody reads on."""
EASY_SIMPLE, HARD_SIMPLE = 70.0, 60.0
"""Of `simple`, which is for who understood `text` not."""

_MEASURED: dict[str | int, str] = {
    "text": "Het antwoord",
    "simple": "De makkelijke uitleg",
    "for_whom": "Deze tekst",
    "instead": "Deze tekst",
}

_WITHIN_A_WORD = re.compile(r"(?<=\w)\.(?=\w)")


def hard_texts(material: Material) -> Iterator[Finding]:
    for text in material.texts():
        if text.keys[-2:] == ("next_step", "text") or text.keys[-1] not in _MEASURED:
            # One sentence is too little to measure.
            continue
        easy, hard = (EASY_SIMPLE, HARD_SIMPLE) if text.is_simple else (EASY, HARD)
        found = ease(text.words)
        if found < easy:
            # For whom a talk is, is one sentence too, but by it people choose: that is worth a warning, and no more.
            yield _hard(text, found, easy, found < hard and text.keys[-1] != "for_whom")


def ease(text: str) -> float:
    """Give the reading ease; a higher number is easier. A point in 1.225 or werk.nl ends no sentence."""
    # It takes more than a second to load, for which no bot that starts should wait.
    from textstat.backend.metrics import flesch_reading_ease

    return float(flesch_reading_ease(_WITHIN_A_WORD.sub("", text), "nl"))


def _hard(text: Text, found: float, easy: float, too_hard: bool) -> Finding:
    what = _MEASURED[text.keys[-1]]
    return text.finding(
        text.words,
        f"{what} leest moeilijk: {found:.0f} op de schaal van Flesch-Douma, en vanaf {easy:.0f} is het makkelijk "
        "(een schatting, want zij telt alleen woorden en lettergrepen).",
        "Gebruik kortere zinnen en kortere woorden.",
        "error" if too_hard else "warning",
    )
