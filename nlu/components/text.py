"""Bring what strangers type into one safe form before any other component reads it."""

from __future__ import annotations

import re
import unicodedata

HIDDEN = "\u2060"
"""The word joiner that the bot puts before a typed text that starts with a slash: to Rasa `/x` is an intent."""

PAYLOAD = "/"
"""What a button's payload begins with; Rasa's own handler reads it after the pipeline."""

_MASKED = re.compile(
    r"(?:\b(?:mijn|me|mn|m'n|my)\s+)?(?:\b(?:bsn|burgerservicenummer|sofinummer|rekeningnummer|iban|nummer|nr|"
    r"telefoonnummer|mobiel|e-?mail(?:adres)?)\b[\s:]*){0,2}(?:\bis\b[\s:]*)?\[(?:bsn|iban|telefoon \d+|e-mail \d+)\]",
    re.IGNORECASE,
)

MAX_CHARACTERS = 600
"""More than any question needs; the cost of reading a text grows with its length."""


def normalise(text: str) -> str:
    """Give the text in NFKC, on one line, without control characters, cut to `MAX_CHARACTERS`.

    Control, format, surrogate and private-use characters become a blank: they carry no meaning, and code written
    in C may stumble on them. The text is cut before NFKC as well as after it, because one character may become
    eighteen. A slash behind `HIDDEN` is what somebody typed, not the start of a button's payload, and goes. So does
    what the bot put in the place of a personal number, with the words that announced it: it says nothing of the
    question, and "mijn bsn is" would turn any question into one about privacy.
    """
    hidden = text.startswith(HIDDEN)
    composed = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS])
    printable = "".join(" " if unicodedata.category(character)[0] == "C" else character for character in composed)
    words = " ".join(_MASKED.sub(" ", printable).split())[:MAX_CHARACTERS]
    return words.lstrip("/ ") if hidden else words
