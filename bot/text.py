"""Bring what somebody typed into a form that can be stored and sent on."""

import unicodedata

MAX_CHARACTERS = 2000
HIDDEN = "\u2060"
"""Put before a typed text that begins with a slash: to Rasa `/x` would be a button's payload."""

_KEPT = "\n"


def clean(text: str) -> str:
    """Give the text without control characters and lone surrogates, with single line breaks at the most doubled."""
    composed = unicodedata.normalize("NFC", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    kept = (
        character if character in _KEPT or unicodedata.category(character) not in ("Cc", "Cs", "Co", "Cn") else " "
        for character in composed.replace("\r\n", "\n")
    )
    return "".join(kept).strip()


def has_words(text: str) -> bool:
    """Say whether there is any letter or digit to understand; an emoji alone has none."""
    return any(character.isalnum() for character in text)


def for_rasa(text: str) -> str:
    """Give the text as Rasa may get it."""
    stripped = text.lstrip()
    return HIDDEN + stripped if stripped.startswith("/") else stripped
