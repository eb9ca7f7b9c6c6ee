"""Tell how a Dutch word sounds, roughly: people who spell by ear write what they hear."""

from __future__ import annotations

import re

_SOUNDS = (
    (re.compile("ij|y"), "ei"),
    (re.compile("au"), "ou"),
    (re.compile("sch"), "sg"),
    (re.compile("ch|sj"), "g"),
    (re.compile("c(?=[eiy])"), "s"),
    (re.compile("ck|c|q"), "k"),
    (re.compile("ph|v"), "f"),
    (re.compile("th|dt?$"), "t"),
    (re.compile("z"), "s"),
    (re.compile("x"), "ks"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def sound(word: str) -> str:
    """Give about how the word sounds, so that "sgoonmaaker" is near to "schoonmaker"."""
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word
