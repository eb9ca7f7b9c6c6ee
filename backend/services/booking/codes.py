"""The codes with which somebody finds his appointment again."""

import unicodedata

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without 0, O, 1 and I, which people mix up; 32, so that each stands for five bits."""
LENGTH = 8
_BITS = 5


def code_of(digest: bytes) -> str:
    """Give the code that the first forty bits stand for."""
    number = int.from_bytes(digest[: LENGTH * _BITS // 8])
    return "".join(ALPHABET[number >> shift & 31] for shift in range((LENGTH - 1) * _BITS, -1, -_BITS))


def has_digit(code: str) -> bool:
    return any(char.isdigit() for char in code)


def read_code(typed: str) -> str | None:
    """Give the code as it was given out; blanks, dashes and small letters are forgiven. Nothing when it is none."""
    kept = "".join(char for char in typed if not char.isspace() and unicodedata.category(char) != "Pd")
    # Beyond ASCII a capital may be another letter: that of ı is I.
    code = kept.upper() if kept.isascii() else ""
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None
