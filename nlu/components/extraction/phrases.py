"""Look the words of a text up in the lists, typing errors allowed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from components.extraction.found import PLACE
from components.extraction.lexicon import LONGEST_PHRASE, Lexicon, Reading
from components.extraction.spelling import Meant, Spelling

_LONG_PLACE = 7
"""Letters of a place name that is taken for meant wherever it is misspelt; a shorter one needs "in" or the like."""
_LEAST_HALF, _LEAST_WHOLE = 3, 8


@dataclass(frozen=True)
class Phrase:
    """Words that stand for something in the lists: the numbers of the first and the last, and how near they are."""

    first: int
    last: int
    reading: Reading
    nearness: float
    is_sure: bool


def find(meant: Sequence[Meant], typed: Sequence[str], lexicon: Lexicon, spelling: Spelling) -> Iterator[Phrase]:
    """Give every reading of every stretch of words; they may overlap."""
    for first in range(len(meant)):
        for last in range(first, min(first + LONGEST_PHRASE, len(meant))):
            phrase = meant[first : last + 1]
            for reading in lexicon.readings([one.word for one in phrase]):
                yield _phrase(first, last, phrase, reading)
    for first in range(len(typed) - 1):
        if whole := _typed_apart(typed[first], typed[first + 1], spelling):
            for reading in lexicon.readings([whole.word]):
                yield _phrase(first, first + 1, [whole], reading)


def _typed_apart(first: str, second: str, spelling: Spelling) -> Meant | None:
    """Give the word that was typed as two, and misspelt besides: "vakke vuller", "glaze wasser"."""
    if min(len(first), len(second)) < _LEAST_HALF or len(first) + len(second) < _LEAST_WHOLE:
        return None
    if spelling.is_common(second):
        return None
    return spelling.meant(first + second)


def _phrase(first: int, last: int, meant: Sequence[Meant], reading: Reading) -> Phrase:
    is_sure = reading.is_sure and all(_is_clear(one, reading.entity) for one in meant)
    return Phrase(first, last, reading, min(one.nearness for one in meant), is_sure)


def _is_clear(meant: Meant, entity: str) -> bool:
    is_short_place = entity == PLACE and meant.nearness < 1 and len(meant.word) < _LONG_PLACE
    return meant.is_clear and not is_short_place
