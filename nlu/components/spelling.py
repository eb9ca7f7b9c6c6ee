"""Correct what is misspelt towards the words of the examples, without touching real words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from components.sound import sound
from components.words import Words

LEAST_LETTERS = 4
LEAST_SEEN = 3
"""Occurrences before a word of the examples is one to correct towards."""
FIELD_WORD = 8
"""Occurrences from which a word that no list knows is a word of this field: "scholingsvoucher", "klantmanager"."""
LEAST_TWIN = 8
"""Times that a word must be more frequent among the examples than its spelling by ear, before that is corrected."""
SHORTEST_WITH_TWO_ERRORS = 8
LONGEST = 30
SHORTEST_PART = 4
REMEMBERED = 20_000

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


class Speller:
    """Words of the examples, by how often they were seen, by length and by sound.

    A word that is not real becomes, in this order: the word that sounds the same; two words, where it is two of them
    glued together; the nearest word at one letter (two from eight letters on; two neighbours that changed places are
    one). The last only where the word is attested nowhere, the examples included: "verhangen" must not become
    "vervangen".
    """

    def __init__(self, counts: dict[str, int], real: Words, attested: Words) -> None:
        self._real = real
        self._attested = attested
        self._counts = counts
        self._by_length: dict[int, list[str]] = defaultdict(list)
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for word, seen in counts.items():
            if len(word) >= LEAST_LETTERS and seen >= (LEAST_SEEN if word in real else FIELD_WORD):
                self._by_length[len(word)].append(word)
                self._by_sound[heard(word)].append(word)
        self._corrected: dict[str, str] = {}

    @classmethod
    def fit(cls, texts: Sequence[str], real: Words, attested: Words) -> Speller:
        """Learn the words of the examples."""
        return cls(Counter(word for text in texts for word in _WORD.findall(text.lower())), real, attested)

    def correct(self, text: str) -> str:
        """Give the text with its misspelt words corrected, all else as it was."""
        return _WORD.sub(self._replacement, text)

    def knows_a_word(self, text: str) -> bool:
        """Say whether any word of the text is one, so that the text can mean something."""
        words = _WORD.findall(text.lower())
        return any(word in self._counts or word in self._attested or word in self._real for word in words)

    def _replacement(self, match: re.Match[str]) -> str:
        word = match[0].lower()
        corrected = self.word(word)
        return match[0] if corrected == word else corrected

    def word(self, word: str) -> str:
        """Give the word, in lower case, that was probably meant."""
        if not LEAST_LETTERS <= len(word) <= LONGEST or word in self._real:
            return word
        if word not in self._corrected:
            if len(self._corrected) >= REMEMBERED:
                self._corrected.clear()
            own = word if self._counts.get(word, 0) >= LEAST_SEEN else None
            self._corrected[word] = self._twin(word) or own or self._parts(word) or self._nearest(word) or word
        return self._corrected[word]

    def _twin(self, word: str) -> str | None:
        twins = [twin for twin in self._by_sound.get(heard(word), ()) if twin != word]
        best = max(twins, key=self._counts.__getitem__, default=None)
        seen = LEAST_TWIN * self._counts.get(word, 0)
        return best if best is not None and self._counts[best] >= seen else None

    def _nearest(self, word: str) -> str | None:
        if word in self._attested or word in self._counts:
            return None
        errors = 2 if len(word) >= SHORTEST_WITH_TWO_ERRORS else 1
        lengths = range(len(word) - errors, len(word) + errors + 1)
        near = [
            (distance, candidate[0] != word[0], -self._counts[candidate], candidate)
            for length in lengths
            for candidate, distance, _ in process.extract(
                word, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=errors, limit=None
            )
            if distance == 1 or candidate[0] == word[0]
        ]
        return min(near)[3] if near else None

    def _parts(self, word: str) -> str | None:
        cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
        parts = [(word[:cut], word[cut:]) for cut in cuts]
        known = [
            (a, b)
            for a, b in parts
            if all(self._counts.get(part, 0) >= LEAST_SEEN and part in self._real for part in (a, b))
        ]
        return " ".join(max(known, key=lambda two: min(map(self._counts.__getitem__, two)))) if known else None


def heard(word: str) -> str:
    """Give what is heard of the word: of the ending -en only the e, so that `blijfe` and `blijven` are the same."""
    return re.sub(r"en$", "e", sound(word))
