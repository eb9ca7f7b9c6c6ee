"""Give the word that was meant by a misspelt one: letters wrong, missing, doubled, swapped, or as they sound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist, extract

from components.sound import sound

LEAST_TYPED = 4
LEAST_MEANT = 5
"""Letters of a word that may be misspelt: shorter ones are near to too much."""
LEAST_PART = 4
"""Letters of a part of a compound."""
MOST_WRONG = 2
_LONG = 10
_AT_ONCE = 2000
_NEAREST = 5


@dataclass(frozen=True)
class Meant:
    """The word that was meant; it is clear if no other common word is as near. `nearness` is below 1."""

    word: str
    nearness: float
    is_clear: bool


class Spelling:
    """The words that may have been meant, sought among those that begin with the same sound."""

    def __init__(self, meant: Iterable[str], correct: Iterable[str], common: Iterable[str]) -> None:
        """Take the words of the lists, rare correct words near to them, and the common words of the language."""
        self._known = set(meant)
        self._correct = frozenset(correct)
        self._common = frozenset(word for word in common if word not in self._known)
        self._by_sound: dict[str, dict[str, str]] = defaultdict(dict)
        for word in sorted(self._known):
            if _may_be_misspelt(word, LEAST_MEANT):
                self._by_sound[_first(word)][word] = sound(word)
        self._rivals: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._common):
            self._rivals[_first(word)].append(word)
        self.meant = lru_cache(maxsize=4096)(self._meant)

    def _meant(self, typed: str) -> Meant | None:
        """Give what was meant by a word that is none; nothing for a word that is one, or is near to none."""
        if self._is_word(typed) or typed in self._correct or not _may_be_misspelt(typed, LEAST_TYPED):
            return None
        choices = self._by_sound.get(_first(typed), {})
        found = extract(
            sound(typed), choices, scorer=OSA.distance, processor=None, score_cutoff=MOST_WRONG, limit=_NEAREST
        )
        near = [(wrong, OSA.distance(typed, word), word) for _, wrong, word in found if wrong <= _allowed(word)]
        if not near or self._is_compound(typed):
            return None
        _, wrong, word = min(near)
        rival = extract(
            typed, self._rivals[_first(typed)], scorer=OSA.distance, processor=None, score_cutoff=wrong, limit=1
        )
        if rival and rival[0][1] < wrong:
            return None
        return Meant(word, max(0.5, 1 - wrong / len(word)), is_clear=not rival)

    def is_common(self, word: str) -> bool:
        """Say whether it is a common word, of ours or of the language."""
        return self._is_word(word) or len(word) < LEAST_PART

    def _is_word(self, word: str) -> bool:
        return word in self._known or word in self._common

    def _is_compound(self, word: str) -> bool:
        """Say whether the word is put together from two common ones: no list has "loopbaanvragen"."""
        for cut in range(LEAST_PART, len(word) - LEAST_PART + 1):
            first, second = word[:cut], word[cut:]
            if self._is_word(second) and (self._is_word(first) or self._is_word(first.removesuffix("s"))):
                return True
        return False

    def near_to_ours(self, words: Iterable[str]) -> list[str]:
        """Give those of the words that would be taken for a misspelling of ours."""
        by_sound: dict[str, list[str]] = defaultdict(list)
        for word in words:
            if word not in self._known and _may_be_misspelt(word, LEAST_TYPED):
                by_sound[_first(word)].append(word)
        found = []
        for first, typed in by_sound.items():
            choices = self._by_sound.get(first, {})
            allowed = np.array([_allowed(word) for word in choices])
            for start in range(0, len(typed) if choices else 0, _AT_ONCE):
                batch = typed[start : start + _AT_ONCE]
                wrong = cdist(
                    [sound(word) for word in batch], list(choices.values()), scorer=OSA.distance, dtype=np.uint8
                )
                found += [word for word, is_near in zip(batch, (wrong <= allowed).any(axis=1)) if is_near]
        return found


def _may_be_misspelt(word: str, least: int) -> bool:
    return len(word) >= least and word.isalpha()


def _first(word: str) -> str:
    return sound(word[:3])[0]


def _allowed(meant: str) -> int:
    return MOST_WRONG if len(meant) >= _LONG else 1
