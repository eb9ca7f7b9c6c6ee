"""Take from wordfreq the words that are right as they are; needed in training only."""

from __future__ import annotations

import os
from collections.abc import Collection

from joblib import Parallel, delayed

from components.extraction.spelling import LEAST_PART, Spelling

LANGUAGES = {"nl": 1.5, "en": 3.0, "fr": 3.5, "es": 3.5, "pt": 3.5, "pl": 3.5, "tr": 3.5}
"""How common (Zipf scale: 3 is once in a million words) a word of each language must be to be no misspelling of ours.

Languages in other letters cannot be mistaken. Dutch misspellings are rare in wordfreq, so nearly all of it counts.
"""
COMMON_FROM = 3.0


def correct_words(ours: Collection[str]) -> list[str]:
    """Give the words near to ours that a misspelling must not be mistaken for."""
    near = Parallel(n_jobs=os.cpu_count())(
        delayed(_near_to_ours)(ours, language, least) for language, least in LANGUAGES.items()
    )
    return sorted({word for words in near for word in words})


def _near_to_ours(ours: Collection[str], language: str, least: float) -> list[str]:
    return Spelling(ours, correct=(), common=()).near_to_ours(_words(language, least))


def common_words() -> list[str]:
    """Give the common Dutch words, of which any two may make a compound."""
    return sorted(word for word in _words("nl", COMMON_FROM) if len(word) >= LEAST_PART and word.isalpha())


def _words(language: str, least: float) -> list[str]:
    # Imported here: its lists take a second and 100 MB to load, and a server does without.
    from wordfreq import get_frequency_dict, zipf_to_freq

    # wordfreq keeps frequencies in steps of a hundredth; one that is just there may come out a hair lower.
    share = zipf_to_freq(least - 0.001)
    return [word for word, own in get_frequency_dict(language, "best").items() if own >= share]
