"""Take personal numbers out of a text before anything stores it or Rasa sees it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import phonenumbers
from stdnum import iban
from stdnum.nl import bsn

_IBAN = re.compile(r"\b[A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]){11,30}\b")
_BSN = re.compile(r"(?<![\d.,€-])(?<!€ )\d(?:[ .-]?\d){8}(?![\d-]|[.,]\d)")
_SAID_BSN = re.compile(
    r"\b(?:bsn|sofi|burgerservice)\w*(?:[ -]?(?:nummer|nr))?\W{0,3}(?:is\W{1,2})?(\d(?:[ .-]?\d){7,8})\b", re.I
)
_NUMBERS_OF_PEOPLE = frozenset(
    {
        phonenumbers.PhoneNumberType.MOBILE,
        phonenumbers.PhoneNumberType.FIXED_LINE,
        phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
        phonenumbers.PhoneNumberType.PERSONAL_NUMBER,
        phonenumbers.PhoneNumberType.VOIP,
    }
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.A)


@dataclass(frozen=True)
class Masked:
    """The text to go on with, and which kinds of personal data were taken out (`bsn`, `iban`, ...)."""

    text: str
    kinds: frozenset[str]


def mask(text: str) -> Masked:
    """Replace BSN, IBAN, e-mail addresses and telephone numbers.

    A BSN counts when it passes the eleven-test or is called one; an IBAN when its check digits are right. Amounts,
    years and short numbers such as 14 010 stay.
    """
    kinds: set[str] = set()
    text = _replace(text, _IBAN, _iban_in, kinds, "iban")
    text = _replace(text, _EMAIL, lambda match: match[0], kinds, "e-mail")
    text = _replace(text, _SAID_BSN, lambda match: match[1], kinds, "bsn")
    text = _replace(text, _BSN, lambda match: match[0] if bsn.is_valid(match[0]) else None, kinds, "bsn")
    return Masked(_mask_telephones(text, kinds), frozenset(kinds))


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


def _iban_in(match: re.Match[str]) -> str | None:
    """Give the longest valid IBAN at the start of the match; the pattern may have taken a word too many."""
    words = match[0]
    for end in range(len(words), 14, -1):
        if iban.is_valid(words[:end]):
            return words[:end].rstrip()
    return None


def _mask_telephones(text: str, kinds: set[str]) -> str:
    """Replace the numbers of people; those of services (14 010, 0800, 0900) belong to nobody."""
    pieces, last, count = [], 0, 0
    for match in phonenumbers.PhoneNumberMatcher(text, "NL"):
        if phonenumbers.number_type(match.number) not in _NUMBERS_OF_PEOPLE:
            continue
        count += 1
        kinds.add("telefoon")
        pieces += [text[last : match.start], f"[telefoon {count}]"]
        last = match.end
    return "".join([*pieces, text[last:]])
