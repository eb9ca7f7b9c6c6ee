"""Choose which phrases are meant: by the words around them, and by what stands in one row with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from components.extraction.context import ALLOWED, Around, weigh
from components.extraction.found import NOTHING, OCCUPATION, PLACE, SECTOR, Found
from components.extraction.phrases import Phrase
from components.extraction.tokens import Token

_OF_A_KIND = ({OCCUPATION, SECTOR}, {PLACE})
_BETWEEN = {"of", "en", "or", "and"}


def choose(phrases: Sequence[Phrase], words: Sequence[str], tokens: Sequence[Token], text: str) -> Iterator[Found]:
    """Give what is meant; readings of the same words may both be. `words` are the tokens as they were meant."""
    meant, others = [], []
    for phrase in phrases:
        around = Around.of(words, phrase.first, phrase.last, tokens[phrase.first].is_capital)
        weight = ALLOWED if phrase.reading.entity == NOTHING else weigh(phrase.reading.entity, phrase.is_sure, around)
        if weight:
            meant.append(phrase)
            yield _found(phrase, tokens, weight)
        else:
            others.append(phrase)
    for phrase in others:
        if any(_in_a_row(phrase, other, tokens, text) for other in meant):
            yield _found(phrase, tokens, ALLOWED)


def _found(phrase: Phrase, tokens: Sequence[Token], weight: int) -> Found:
    start, end = tokens[phrase.first].start, tokens[phrase.last].end
    return Found(phrase.reading.entity, phrase.reading.value, start, end, phrase.nearness, weight)


def _in_a_row(phrase: Phrase, other: Phrase, tokens: Sequence[Token], text: str) -> bool:
    """Say whether the two are named together: "afwasser of bediening", "haarlem, adam"."""
    if not any({phrase.reading.entity, other.reading.entity} <= kind for kind in _OF_A_KIND):
        return False
    first, second = (phrase, other) if phrase.first < other.first else (other, phrase)
    between = second.first - first.last - 1
    if between == 0:
        return text[tokens[first.last].end : tokens[second.first].start].strip() in {",", "/", "&"}
    return between == 1 and tokens[first.last + 1].word in _BETWEEN
