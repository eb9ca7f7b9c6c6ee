"""The other forms in which Dutch writes a word for an occupation, a sector or a subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

_JOB = r"baan|baantje|banen|baantjes|vacatures?|jobs?|functies?|sector|branche"
_WORK = r"werk|werkzaamheden|wereld"
_COURSE = r"cursus|cursussen|training|trainingen|opleiding|opleidingen|les|lessen"
_ONLY_S = re.compile(r"(?:er|or|eur|ier|el|em|um|kok|ian)$")
_LEAST_HEAD = 6
_LEAST_MODIFIER = 3


def plurals(word: str) -> Iterator[str]:
    """Give the forms for more than one; a few of them nobody writes, but they are only looked up."""
    if word.endswith("en"):
        return
    if word.endswith("man"):
        yield word + "nen"
        yield word[:-3] + "lieden"
    elif word.endswith("loog"):
        yield word[:-4] + "logen"
    elif word.endswith(("a", "i", "o", "u", "y")):
        yield word + "'s"
        yield word + "s"
    else:
        yield word + "s"
        if not _ONLY_S.search(word):
            yield word + ("n" if word.endswith("e") else "en")


def stem_of_job(word: str) -> str | None:
    """Give what the job is: `zorg` for "zorgvacatures", `receptie` for "receptiebaan"."""
    return _stem(word, _JOB)


def stem_of_work(word: str) -> str | None:
    """Give what the work is: `chauffeur` for "chauffeurswerk", but also `kunst` for "kunstwerk"."""
    return _stem(word, _WORK)


def stem_of_course(word: str) -> str | None:
    """Give what the course is about: `excel` for "excelcursus"."""
    return _stem(word, _COURSE)


def _stem(word: str, last_part: str) -> str | None:
    match = re.match(rf"^(?P<stem>.{{{_LEAST_MODIFIER},}}?)s?(?:{last_part})$", word)
    return match["stem"] if match else None


def heads(word: str) -> Iterator[str]:
    """Give the ends of a compound, the longest first: a "hotelschoonmaker" is a `schoonmaker`."""
    for start in range(_LEAST_MODIFIER, len(word) - _LEAST_HEAD + 1):
        yield word[start:]
