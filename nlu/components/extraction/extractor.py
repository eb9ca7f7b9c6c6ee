"""Put all ways of finding together."""

from __future__ import annotations

from collections.abc import Iterable

from components.extraction import hours, levels, phrases
from components.extraction.choice import choose
from components.extraction.found import OCCUPATION, SECTOR, Found, without_overlaps
from components.extraction.lexicon import Lexicon, Lists
from components.extraction.postcodes import Postcodes
from components.extraction.spelling import Meant, Spelling
from components.extraction.tokens import aligned, tokenise


class Extractor:
    """What a search needs, from a text of any kind."""

    def __init__(self, lists: Lists, correct: Iterable[str], common: Iterable[str]) -> None:
        """Take the word lists, words that are near to theirs and yet correct, and the common words of the language."""
        self._lexicon = Lexicon(lists)
        self._spelling = Spelling(self._lexicon.vocabulary(), correct, common)
        self._postcodes = Postcodes(lists["plaatsen"])

    def find(self, text: str) -> list[Found]:
        """Give what was found, in the order of the text, without overlaps."""
        plain = aligned(text)
        words = self._words(text)
        is_about_work = any(found.entity in (OCCUPATION, SECTOR) for found in words)
        numbers = [*hours.find(plain, is_about_work), *levels.find(plain), *self._postcodes.find(plain, text)]
        return without_overlaps([*words, *numbers])

    def _words(self, text: str) -> list[Found]:
        tokens = tokenise(text)
        typed = [token.word for token in tokens]
        meant = [self._spelling.meant(word) or Meant(word, 1.0, is_clear=True) for word in typed]
        found = list(phrases.find(meant, typed, self._lexicon, self._spelling))
        return list(choose(found, [one.word for one in meant], tokens, text))
