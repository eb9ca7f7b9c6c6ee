"""Bring what people type to the form in which words are compared."""

import re
import unicodedata


def plain(text: str) -> str:
    """Give the text in lower case, without accents, hyphens and punctuation, on one line."""
    # A phone types a curly apostrophe: ’s-Gravenhage, R’dam.
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'")).lower()
    letters = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(re.sub(r"[^\w']+", " ", letters).split())


def joined(word: str) -> str:
    """Give the word as it is compared: "heftruck-chauffeur" and "Heftruck chauffeur" are one word."""
    return plain(word).replace(" ", "")
