"""Take personal numbers out of a text before anything stores it or Rasa sees it."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import phonenumbers
from stdnum import iban
from stdnum.nl import bsn

_IBAN_START = re.compile(r"\b[A-Za-z]{2}\d{2}")
_IBAN = re.compile(r"[A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]){11,30}")
# One kind of separator in one number: "2-11-2026 14.30" is nine digits too.
_BSN = re.compile(r"(?<!\d)(?<!\d[.,-])(?<!€)(?<!€ )(?:\d(?: ?\d){8}|\d(?:\.?\d){8}|\d(?:-?\d){8})(?!\d|[.,-]\d)")
_SAID_BSN = re.compile(
    r"\b(?:bsn|sofi|burgerservice)\w*(?:[ -]?(?:nummer|nr))?\W{0,3}(?:is\W{1,2})?(\d(?:[ .-]?\d){7,8})\b", re.I
)
_COUNTRY_CODE = re.compile(r"(?:\+|\b00)\d{1,3}[ -]?(?:\(0\))?[ -]?$")
_DATE = re.compile(r"\b\d{1,2}([-./])\d{1,2}\1(?:19|20)\d\d\b")
_NUMBERS_OF_PEOPLE = frozenset(
    {
        phonenumbers.PhoneNumberType.MOBILE,
        phonenumbers.PhoneNumberType.FIXED_LINE,
        phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
        phonenumbers.PhoneNumberType.PERSONAL_NUMBER,
        phonenumbers.PhoneNumberType.VOIP,
    }
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True)
class Masked:
    """The text to go on with, and which kinds of personal data were taken out (`bsn`, `iban`, ...)."""

    text: str
    kinds: frozenset[str]
    numbers: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The telephone numbers in E.164 by what stands for them in the text, `telefoon 1`: for an appointment only."""


def mask(text: str) -> Masked:
    """Replace BSN, IBAN, e-mail addresses and telephone numbers.

    A BSN counts when it passes the eleven-test or is called one; an IBAN when its check digits are right. Amounts,
    years and short numbers such as 14 010 stay.
    """
    kinds: set[str] = set()
    text = _mask_ibans(text, kinds)
    text = _replace(text, _EMAIL, lambda match: match[0], kinds, "e-mail")
    text = _replace(text, _SAID_BSN, lambda match: match[1], kinds, "bsn")
    text = _replace(text, _BSN, _bsn_in, kinds, "bsn")
    text, numbers = _mask_telephones(text)
    if numbers:
        kinds.add("telefoon")
    return Masked(text, frozenset(kinds), numbers)


def _replace(
    text: str, pattern: re.Pattern[str], found: Callable[[re.Match[str]], str | None], kinds: set[str], kind: str
) -> str:
    count = 0

    def put(match: re.Match[str]) -> str:
        nonlocal count
        value = found(match)
        if value is None:
            return match[0]
        kinds.add(kind)
        count += 1
        return match[0].replace(value, f"[{kind} {count}]" if kind == "e-mail" else f"[{kind}]", 1)

    return pattern.sub(put, text)


def _bsn_in(match: re.Match[str]) -> str | None:
    """Give the number if it passes the eleven-test, in the digits of any script, and has no country code before it."""
    if _COUNTRY_CODE.search(match.string, 0, match.start()):
        return None
    digits = (str(unicodedata.decimal(digit)) for digit in match[0] if digit.isdecimal())
    return match[0] if bsn.is_valid("".join(digits)) else None


def _mask_ibans(text: str, kinds: set[str]) -> str:
    pieces, last = [], 0
    for start in _IBAN_START.finditer(text):
        end = _end_of_iban(text, start.start())
        if end is not None and start.start() >= last:
            kinds.add("iban")
            pieces += [text[last : start.start()], "[iban]"]
            last = end
    return "".join([*pieces, text[last:]])


def _end_of_iban(text: str, start: int) -> int | None:
    """Give where the longest valid IBAN from `start` ends; the pattern may take words too many."""
    match = _IBAN.match(text, start)
    ends = range(match.end(), start + 14, -1) if match is not None else ()
    return next((end for end in ends if text[end - 1].isalnum() and iban.is_valid(text[start:end])), None)


def _mask_telephones(text: str) -> tuple[str, dict[str, str]]:
    """Replace the numbers of people, and give them by label; those of services (14 010, 0800) belong to nobody."""
    pieces, last, numbers = [], 0, dict[str, str]()
    for match in phonenumbers.PhoneNumberMatcher(text, "NL"):
        if phonenumbers.number_type(match.number) not in _NUMBERS_OF_PEOPLE or _DATE.search(match.raw_string):
            continue
        label = f"telefoon {len(numbers) + 1}"
        numbers[label] = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
        pieces += [text[last : match.start], f"[{label}]"]
        last = match.end
    return "".join([*pieces, text[last:]]), numbers
