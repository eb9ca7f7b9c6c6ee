"""Cut a text into words in the form in which words are compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_APOSTROPHES = dict.fromkeys("’‘`´", "'")


@dataclass(frozen=True)
class Token:
    """A word in lower case without accents, and where it stands in the text."""

    word: str
    start: int
    end: int
    is_capital: bool


def aligned(text: str) -> str:
    """Give the text in lower case without accents, letter for letter, so that both have the same places."""
    return text.lower() if text.isascii() else "".join(map(_plain, text))


def tokenise(text: str) -> list[Token]:
    """Give the words of the text; a hyphen, a slash or a point ends a word, an apostrophe within it does not."""
    return [
        Token(match[0], match.start(), match.end(), text[match.start()].isupper())
        for match in _WORD.finditer(aligned(text))
    ]


def words(text: str) -> tuple[str, ...]:
    """Give the words alone."""
    return tuple(token.word for token in tokenise(text))


def _plain(character: str) -> str:
    letter = unicodedata.normalize("NFKD", character)[0].lower()
    return _APOSTROPHES.get(character, letter if len(letter) == 1 else character)
