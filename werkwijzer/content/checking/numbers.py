"""Find the numbers in a Dutch text, in figures and in words, each with what it counts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from werkwijzer.dutch import MONTHS

MONEY, SHARE, PHONE, DAY, BARE = "euro", "procent", "telefoon", "datum", ""

_COUNTED = """
    twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien
    negentien twintig
""".split()  # noqa: SIM905
_TENS = "dertig veertig vijftig zestig zeventig tachtig negentig honderd".split()  # noqa: SIM905
_VALUES = {
    **{word: number for number, word in enumerate(_COUNTED, start=2)},
    **{word: number for number, word in zip(range(30, 101, 10), _TENS, strict=True)},
}
_ORDINALS = dict(zip("tweede derde vierde vijfde zesde zevende achtste".split(), range(2, 9), strict=True))  # noqa: SIM905
_UNITS = {
    "dag": "dag", "dagen": "dag", "kalenderdag": "dag", "kalenderdagen": "dag", "werkdag": "werkdag",
    "werkdagen": "werkdag", "week": "week", "weken": "week", "maand": "maand", "maanden": "maand", "jaar": "jaar",
    "jaren": "jaar", "uur": "uur", "uren": "uur", "werkuren": "uur", "minuten": "minuut", "keer": "keer",
}  # fmt: skip
_LARGE = {"miljoen": 10**6, "miljard": 10**9}

_FIGURES = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_NUMBER = rf"(?:{_FIGURES}|{'|'.join(_VALUES)})"
_UNIT = "|".join(_UNITS)
_AND_SO_ON = re.compile(r"(?:,|-? tot(?: en met)?|,? of|,? en)(?: hoogstens| minstens| maximaal| bijna)? ?")
"""What may stand between numbers of one unit: 18, 19 of 20 jaar; 6 tot hoogstens 12 weken."""
_MONTH = "|".join(MONTHS)


@dataclass(frozen=True)
class Quantity:
    """A number as it counts: `of` is its unit, or BARE; a date is written 2026-11-23, 2026-11 or 2026."""

    value: str
    of: str = BARE


@dataclass(frozen=True)
class Found:
    """A number in a text, and the words that say it."""

    quantity: Quantity
    words: str


@lru_cache(maxsize=4096)
def numbers_in(text: str) -> tuple[Found, ...]:
    """Give the numbers in the order in which they stand in the text."""
    whole = " ".join(text.split())
    rest = whole
    spans: list[tuple[int, int, Quantity]] = []
    for pattern, meaning in _PATTERNS:
        spans += [(match.start(), match.end(), meaning(match)) for match in pattern.finditer(rest)]
        rest = pattern.sub(lambda match: "\0" * len(match[0]), rest)
    found: list[Found] = []
    following: tuple[int, Quantity] | None = None
    for start, end, quantity in sorted(spans, reverse=True):
        if (
            following
            and following[1].of != DAY
            and quantity.of == BARE
            and _AND_SO_ON.fullmatch(whole[end : following[0]])
        ):
            quantity = Quantity(quantity.value, following[1].of)
        found.append(Found(quantity, whole[start:end].strip()))
        following = start, quantity
    return tuple(reversed(found))


def phones_in(text: str) -> Iterator[Found]:
    """Give the telephone numbers, 112 and 113 among them, of a text in which these are nothing else."""
    yield from (one for one in numbers_in(text) if one.quantity.of == PHONE)
    yield from (Found(Quantity(match[0], PHONE), match[0]) for match in re.finditer(r"(?<![\d-])11[23](?!\d)", text))


def _number(words: str) -> str:
    """Give the value in one way of writing: 1.401 and 1401 are the same, and so are vier and 4."""
    lower = words.lower()
    if lower in _VALUES:
        return str(_VALUES[lower])
    return f"{Decimal(lower.replace('.', '').replace(',', '.')).normalize():f}"


def _money(match: re.Match[str]) -> Quantity:
    value = Decimal(_number(match["number"])) * _LARGE.get((match["large"] or "").strip(), 1)
    return Quantity(f"{value.normalize():f}", MONEY)


def _date(match: re.Match[str]) -> Quantity:
    day = f"-{int(match['day']):02}" if match["day"] else ""
    return Quantity(f"{match['year']}-{MONTHS.index(match['month'].lower()) + 1:02}{day}", DAY)


def _counted(match: re.Match[str]) -> Quantity:
    return Quantity(_number(match["number"]), _UNITS[match["unit"].lower()])


def _one_of_a_kind(match: re.Match[str]) -> Quantity:
    return Quantity("1", _UNITS[match["unit"].lower()])


def _within_a_word(match: re.Match[str]) -> Quantity:
    return Quantity(_number(match["number"]), {"week": "week", "weken": "week"}.get(match["unit"].lower(), "jaar"))


_PATTERNS: list[tuple[re.Pattern[str], Callable[[re.Match[str]], Quantity]]] = [
    (re.compile(pattern, re.IGNORECASE), meaning)
    for pattern, meaning in [
        (
            r"(?<![\d.,-])(?:14 0\d{2,3}|0\d{2,3}(?:[ -]?\d){4,7})(?!\d)",
            lambda match: Quantity(re.sub(r"\D", "", match[0]), PHONE),
        ),
        (rf"\b(?:(?P<day>\d{{1,2}}) )?(?P<month>{_MONTH}) (?P<year>\d{{4}})\b", _date),
        (r"\b\d{4}-\d\d(?:-\d\d)?\b", lambda match: Quantity(match[0], DAY)),
        (rf"€ ?(?P<number>{_FIGURES})(?P<large> miljoen| miljard)?", _money),
        (rf"\b(?P<number>{_NUMBER})(?P<large> miljoen| miljard)? euro\b", _money),
        (
            rf"\b(?P<number>{_NUMBER})(?: ?%| procent\b)",
            lambda match: Quantity(_number(match["number"]), SHARE),
        ),
        (r"\bhalf ?jaar\b", lambda match: Quantity("0.5", "jaar")),
        (r"\banderhalf jaar\b", lambda match: Quantity("1.5", "jaar")),
        (r"\bkwart\b", lambda match: Quantity("25", SHARE)),
        (rf"\b(?P<number>{_NUMBER})(?: of meer| hele| volle)? (?P<unit>{_UNIT})\b", _counted),
        (rf"\b(?:een|één) (?P<unit>{_UNIT})\b", _one_of_a_kind),
        (rf"\b(?P<number>{_NUMBER})-?(?P<unit>jarig|weken|week)\w*", _within_a_word),
        (r"\b(?:1[89]|20)\d\d\b(?![.,]\d)", lambda match: Quantity(match[0], DAY)),
        (rf"\b(?P<number>{_NUMBER})(?:e|ste|de)?\b", lambda match: Quantity(_number(match["number"]))),
        (rf"\b(?:{'|'.join(_ORDINALS)})\b", lambda match: Quantity(str(_ORDINALS[match[0].lower()]))),
    ]
]
"""What a number may look like, the surest first; what one pattern took is gone for the next."""
