"""Bring what somebody typed into a form that can be stored and sent on."""

import re
import unicodedata

MAX_CHARACTERS = 2000
HIDDEN = "\u2060"
"""Put before a typed text that begins with a slash: to Rasa `/x` would be a button's payload."""

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Soft hyphens and the like, from pasted text: they say nothing, and would part a number that has to be masked."""

_BLANK = ("Cc", "Cs", "Co", "Cn", "Zs", "Zl", "Zp")


def clean(text: str) -> str:
    """Give the text without control characters, lone surrogates and unseen ones; line breaks at most doubled."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    kept = "".join(
        character if character == "\n" or unicodedata.category(character) not in _BLANK else " "
        for character in whole.replace("\r\n", "\n").translate(_UNSEEN)
    )
    return re.sub(r"\n{3,}", "\n\n", unicodedata.normalize("NFC", kept)).strip()


def beginning(text: str) -> str:
    """Give the text, or as much as is kept of one that is too long: never half a number, for no mask knows that."""
    return text if len(text) <= MAX_CHARACTERS else re.sub(r"[\d .-]+\Z", "", text[:MAX_CHARACTERS])


def has_words(text: str) -> bool:
    """Say whether there is any letter or digit to understand; an emoji alone has none."""
    return any(character.isalnum() for character in text)


def for_rasa(text: str) -> str:
    """Give the text as Rasa may get it."""
    stripped = text.lstrip()
    return HIDDEN + stripped if stripped.startswith("/") else stripped
