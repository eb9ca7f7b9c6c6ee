"""Make times of bare numbers, where what stands beside them says that they are hours."""

import re
from dataclasses import replace

from actions.dates.clocks import at_hour
from actions.dates.lexicon import CALENDAR_FOLLOWS
from actions.dates.model import Asked, DayRange
from actions.dates.picks import lone_number
from actions.dates.pieces import Context, Days, Number, Piece, Times, Unrelated, Weekday, after, before, one_of
from actions.dates.spans import coming_day_of_month

_BEFORE_HOUR = re.compile(
    r"(?:^|\s)(?:om|rond|vanaf|na|voor|before|tot|totenmet|tussen|uiterlijk|later dan|eerder dan|vroeger dan)(?: zo)?$"
)
_LINK = re.compile(r"of|en|a|tot|totenmet|-|,|of om|en om|of na|, om")
_ENDS = re.compile(rf"$|{one_of(CALENDAR_FOLLOWS)}(?!\S)")


def with_hours(text: str, pieces: list[Piece], context: Context) -> list[Piece]:
    """Give the pieces with the numbers that are hours (or a day that was asked for) made so."""
    lone = lone_number(text, pieces)
    if lone is not None:
        return [_answered(piece, lone, context) for piece in pieces]
    done = list(pieces)
    for index in range(len(done)):
        if _is_hour(text, done, index):
            done[index] = _hour(done[index])
    for index in reversed(range(len(done) - 1)):
        if isinstance(done[index + 1].value, Times) and _LINK.fullmatch(before(text, done, index + 1)):
            done[index] = _hour(done[index])
    return done


def _answered(piece: Piece, number: int, context: Context) -> Piece:
    """Read a number that is the whole answer: an hour, or the day of a month where that was asked or it is no hour."""
    if not isinstance(piece.value, Number):
        return piece
    day = coming_day_of_month(number, context.today)
    is_day = context.asked is Asked.DAY or (context.asked is Asked.EITHER and number > 23)
    return replace(piece, value=Days((DayRange(day, day),))) if day and is_day else _hour(piece)


def _is_hour(text: str, pieces: list[Piece], index: int) -> bool:
    if not isinstance(pieces[index].value, Number) or not _ends(text, pieces, index):
        return False
    gap = before(text, pieces, index)
    previous = pieces[index - 1].value if index else None
    if isinstance(previous, Times) and _LINK.fullmatch(gap):
        return True
    return bool(_BEFORE_HOUR.search(gap)) or (isinstance(previous, Days | Weekday) and not gap)


def _ends(text: str, pieces: list[Piece], index: int) -> bool:
    """Say whether no word follows that the number may belong to ("na 3 sollicitaties")."""
    gap = after(text, pieces, index)
    if not gap and index + 1 < len(pieces):
        return not isinstance(pieces[index + 1].value, Unrelated)
    return bool(_ENDS.match(gap))


def _hour(piece: Piece) -> Piece:
    if not isinstance(piece.value, Number):
        return piece
    found = at_hour(str(piece.value.value))
    return replace(piece, value=found) if found else piece
