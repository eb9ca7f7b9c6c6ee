"""Read the small numbers that people write in words."""

from __future__ import annotations

_ONES = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = {
    "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17,
    "achttien": 18, "negentien": 19,
}  # fmt: skip
_TENS = {"twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60}


def _all() -> dict[str, int]:
    ones = {word: value for value, word in enumerate(_ONES, start=1)}
    both = {
        f"{one}{glue}{ten}": value + tens
        for one, value in ones.items()
        for glue in ("en", " en ")
        for ten, tens in _TENS.items()
    }
    return {**ones, **_TEENS, **_TENS, **both}


NUMBERS = _all()
"""The value of each number in words up to sixty-nine, as one word or as three ("vier en twintig"), without accents."""

PATTERN = r"(?:\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"


def value(said: str) -> int:
    """Give the value of what `PATTERN` matched."""
    return int(said) if said.isdigit() else NUMBERS[said]
