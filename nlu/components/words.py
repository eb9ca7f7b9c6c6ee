"""Know words from typing errors."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable

import numpy as np

REAL, ATTESTED, REAL_ENGLISH = 2.2, 1.3, 3.5
"""On wordfreq's Zipf scale (10 log of occurrences in a billion words). 83,000 Dutch words are real, 225,000 attested:
among the rarer ones are good words ("woonkosten") and spellings by ear that many use ("hoevel")."""


class Words:
    """A set of words kept as hashes: wordfreq needs 70 megabytes to hold the two languages, these take one.

    One in twenty thousand other words counts as one of them: 225,000 hashes among four billion.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._hashes = np.unique(np.fromiter(map(_hash, words), dtype=np.uint32))

    @classmethod
    def of(cls, **least: float) -> Words:
        """Give the words at least so frequent in a language: `nl=2.2, en=3.5`. For training, which keeps them."""
        # Imported here, because a server that only understands has no use for the lists.
        from wordfreq import get_frequency_dict

        return cls(
            word
            for language, zipf in least.items()
            for word, share in get_frequency_dict(language, "large").items()
            if math.log10(share) + 9 >= zipf
        )

    def __contains__(self, word: str) -> bool:
        wanted = _hash(word)
        place = int(np.searchsorted(self._hashes, wanted))
        return place < len(self._hashes) and int(self._hashes[place]) == wanted


def real_words() -> Words:
    """Give the Dutch and English words that no speller should touch."""
    return Words.of(nl=REAL, en=REAL_ENGLISH)


def attested_words() -> Words:
    """Give the Dutch words that people use, rare ones among them."""
    return Words.of(nl=ATTESTED)


def _hash(word: str) -> int:
    return zlib.crc32(word.encode())
