"""Tell in which language a text is written; Dutch unless there is good reason to think otherwise."""

from __future__ import annotations

import unicodedata

from py3langid.langid import MODEL_FILE, LanguageIdentifier

DUTCH = "nl"
OTHERS = ("ar", "bg", "en", "es", "fr", "pl", "pt", "ru", "tr", "uk")
SURE = 0.99
"""At least this sure before a text in Latin script counts as anything but Dutch; short Dutch texts look like many."""

LEAST_WORDS = 4
"""Fewer words in Latin script are too few to tell: "wat is top" might be English to a model over letters."""

ONLY_DUTCH = frozenset(
    """
    wat hoe ik het een niet van voor mijn mag geen wel ook dat dit naar bij uit waar wanneer waarom welke moet heb
    hebben jullie krijg krijgen mij maar nog zijn wil hoeveel gaat iets mn u uw kunnen kunt worden wordt ga doe doen
    zonder als
    """.split()  # noqa: SIM905
)
"""Small words that hardly another of these languages has: with one of them a text is Dutch with foreign words in it."""


class LanguageDetector:
    """The model over letters that py3langid carries, restricted to the languages we know something about."""

    def __init__(self) -> None:
        self._identifier = LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
        self._identifier.set_languages([DUTCH, *OTHERS])

    def language(self, text: str) -> str:
        """Give the code of the language, one of `nl` and `OTHERS`."""
        is_latin = not _is_not_latin(text)
        words = text.lower().split()
        if is_latin and (len(words) < LEAST_WORDS or not ONLY_DUTCH.isdisjoint(words)):
            return DUTCH
        found, probability = self._identifier.classify(text)
        return DUTCH if is_latin and probability < SURE else str(found)


def _is_not_latin(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    latin = sum("LATIN" in unicodedata.name(letter, "") for letter in letters)
    return latin < len(letters) / 2
