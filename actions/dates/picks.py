"""Choices among the times that were offered: "de tweede", "2", "doe die eerste maar", "geen van deze"."""

import re

from actions.dates.model import Choice
from actions.dates.pieces import Context, Found, Mark, Number, Pick, Piece, Rule, one_of, rule

_OF_SOMETHING = one_of(
    r"wd\S* mo\d+ week weekend dag maand jaar kerst pasen pinksteren helft keer gesprek afspraak vraag vrije mogelijke?"
)
_PLACES = one_of(r"o\d+ laatste onderste bovenste vroegste middelste voorlaatste") + "|een na laatste"
_NUMBERED = one_of("nummer nummertje nr optie keuze mogelijkheid knop option number")
_THINGS = one_of("2 3 4 5 tijden opties tijdstippen")
_SUITS = one_of("past passen kan kunnen schikt schikken lukt lukken")
_KIND = (
    ", ; ja nee graag doe maar dan is goed prima ok oke okay die dat deze ik wil kies neem kan svp please bedankt dank"
    " u je wel top fijn mij me liever liefst voor optie hoor eens even pak zet lijkt beste past kom dus toch een"
    " uitstekend perfect yes one option alstublieft"
)
_KIND_WORDS = frozenset(_KIND.split())


def _position(match: re.Match[str], context: Context) -> Found:
    word, many = match["word"], context.offered
    known = {
        "bovenste": 1,
        "vroegste": 1,
        "laatste": many,
        "onderste": many,
        "middelste": (many + 1) // 2 if many % 2 else 0,
        "voorlaatste": many - 1,
        "een na laatste": many - 1,
    }
    number = known[word] if word in known else int(re.sub(r"\D", "", word))
    return Pick((number,)) if 1 <= number <= many else None


def _all(match: re.Match[str], context: Context) -> Found:
    return Pick(tuple(range(1, context.offered + 1))) if context.offered else None


def _none(match: re.Match[str], context: Context) -> Found:
    return Pick(()) if context.offered else None


PICKS: list[Rule] = [
    rule(rf"(?:die )?(?P<word>{_PLACES})(?! {_OF_SOMETHING})", _position),
    rule(rf"(?P<word>{_NUMBERED} \d)", _position),
    rule(r"allebei|beiden?|allemaal|elke [2-5]", _all),
    rule(
        rf"niet (?:enkele? )?(?:van )?{one_of('elke deze die beide beiden allen')}(?: {_THINGS})?(?: {_SUITS})?", _none
    ),
    rule(rf"{one_of('deze die ze')} {_SUITS}(?: (?:ik|mij|me|allemaal|elke \d))* niet", _none),
    rule(r"niet 1|none(?: of (?:these|them))?", _none),
]


def lone_number(text: str, pieces: list[Piece]) -> int | None:
    """Give the number that is all the text says, but for kind words."""
    numbers = [piece for piece in pieces if isinstance(piece.value, Number)]
    if len(numbers) != 1:
        return None
    (piece,) = numbers
    rest = f"{text[: piece.start]} {text[piece.end :]}".split()
    return int(text[piece.start : piece.end]) if _KIND_WORDS.issuperset(rest) else None


def chosen(text: str, pieces: list[Piece], context: Context) -> Choice | None:
    """Give what was chosen of the offered times; of "niet de eerste" all the others."""
    number = lone_number(text, pieces)
    if number is not None and 1 <= number <= context.offered:
        return Choice((number,))
    picked = [piece.value for piece in pieces if isinstance(piece.value, Pick)]
    if not picked:
        return None
    refused = any(isinstance(piece.value, Mark) and not piece.value.positive for piece in pieces)
    numbers = {number for pick in picked for number in pick.numbers}
    if refused and numbers:
        numbers = set(range(1, context.offered + 1)) - numbers
    return Choice(tuple(sorted(numbers)))
