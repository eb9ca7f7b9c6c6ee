"""Join days and times with the words around them: "na vijven", "tussen 10 en 12", "maandag t/m donderdag"."""

import re
from dataclasses import dataclass, replace

from actions.dates.clocks import around, moved, times_between
from actions.dates.model import LAST_MINUTE, DayRange, Direction, Shift, TimeRange
from actions.dates.pieces import Context, Days, Mark, Piece, Times, Weekday, after, before
from actions.dates.spans import coming_weekday, days_after, length, week_of

_AFTER = ("na", "later dan")
_BEFORE = ("voor", "nog voor", "before", "tot", "eerder dan", "vroeger dan")
_UNTIL = ("totenmet", "uiterlijk", "laatste")
_WEEKS = {"week van": 0, "week na": 1}
_WORDS = "|".join(("vanaf", "rond", "tussen", "van", *_AFTER, *_BEFORE, *_UNTIL, *_WEEKS))
_LIMIT = re.compile(rf"(?:^|\s)(?P<word>{_WORDS})(?: (?:zo|om|rond|over|iets|in))?$")
_TO = re.compile(r"(?P<word>tot|totenmet|-|a)(?: (?:om|uiterlijk|rond))?")
_NAMED_FOR = re.compile(
    r"(?:\w*afspra\w*|\w*gesprek|plek|plaats|plekje|iets|tijd|\w*boeken|boek|\w*plannen|plan|reserveren) voor$"
)
_SAID_FOR = re.compile(r"vandaag|morgen|overmorgen|wd|werkdag|(?:deze|volgende|komende) (?:week|wd)")
_DAYS_AROUND = 3


@dataclass(frozen=True)
class _Words:
    """A text with the pieces found in it."""

    text: str
    pieces: list[Piece]
    context: Context

    def value(self, index: int) -> object:
        return self.pieces[index].value if index < len(self.pieces) else None

    def gap(self, index: int) -> str:
        return before(self.text, self.pieces, index)


def limited(text: str, pieces: list[Piece], context: Context) -> list[Piece]:
    """Give the pieces, those with a limiting word or an other end made one piece."""
    words = _Words(text, _below_period(text, pieces, context), context)
    done: list[Piece] = []
    index = 0
    while index < len(words.pieces):
        piece, used = _limited_at(words, index)
        done.append(piece)
        index += used
    return done


def _below_period(text: str, pieces: list[Piece], context: Context) -> list[Piece]:
    """Make "volgende week dinsdag" one day after a limiting word."""
    done: list[Piece] = []
    for index, piece in enumerate(pieces):
        last = done[-1] if done else None
        if (
            last is not None
            and isinstance(last.value, Days)
            and last.value.period
            and isinstance(piece.value, Weekday)
            and not piece.value.every
            and not before(text, pieces, index)
            and _LIMIT.search(before(text, pieces, index - 1))
        ):
            done[-1] = Piece(last.start, piece.end, _settled(piece.value, context, last.value.ranges[0]))
        else:
            done.append(piece)
    return done


def _limited_at(words: _Words, index: int) -> tuple[Piece, int]:
    """Give the piece as the words around it limit it, and how many pieces that takes."""
    piece = words.pieces[index]
    value = piece.value
    if not isinstance(value, Days | Weekday | Times):
        return piece, 1
    gap = words.gap(index)
    limit = _LIMIT.search(gap)
    word = limit["word"] if limit else ""
    start = piece.start - (len(gap) - limit.start("word") + 1) if limit else piece.start
    whole = _stretch(words, index, word)
    if whole is not None:
        return Piece(start, words.pieces[index + 1].end, whole), 2
    if _and_on(words, index):
        way = "vanaf" if words.value(index + 1) == Shift(Direction.LATER) else "totenmet"
        return Piece(start, words.pieces[index + 1].end, _bounded(value, way, words.context)), 2
    if word == "voor" and _means_for(words, index, gap):
        return replace(piece, start=start), 1
    if not word and _or_so(words, index):
        word = "rond"
    return Piece(start, piece.end, _bounded(value, word, words.context)), 1


def _or_so(words: _Words, index: int) -> bool:
    """Say whether "ongeveer" or "of zo" follows a time and is not said of the next one."""
    if not isinstance(words.value(index), Times) or isinstance(words.value(index + 1), Times):
        return False
    return bool(re.match(r"(?:rond|of zo|ofzo)(?!\S)", after(words.text, words.pieces, index)))


def _and_on(words: _Words, index: int) -> bool:
    """Say whether "of later", "en eerder" follows."""
    follows = words.value(index + 1)
    return follows in {Shift(Direction.LATER), Shift(Direction.EARLIER)} and words.gap(index + 1) in {"of", "en"}


def _means_for(words: _Words, index: int, gap: str) -> bool:
    """Tell "een afspraak voor dinsdag" from "voor 1 december": only the second is before it."""
    if isinstance(words.value(index), Times):
        return False
    refused = index > 0 and isinstance(words.value(index - 1), Mark) and gap == "voor"
    piece = words.pieces[index]
    said = _SAID_FOR.match(words.text[piece.start : piece.end])
    return bool(_NAMED_FOR.search(gap) or (said and not refused))


def _stretch(words: _Words, index: int, word: str) -> Days | Times | None:
    """Give all from this piece to the next, where the words say that both are the ends of one range."""
    if word not in {"", "van", "vanaf", "tussen"} or index + 1 >= len(words.pieces):
        return None
    first, last, gap = words.value(index), words.value(index + 1), words.gap(index + 1)
    to = _TO.fullmatch(gap)
    if not to and not (word == "tussen" and gap == "en"):
        return None
    if isinstance(first, Times) and isinstance(last, Times):
        return times_between(first, last, inclusive=bool(to) and gap.startswith("totenmet"))
    if isinstance(first, Days | Weekday) and isinstance(last, Days | Weekday):
        return _days_between(first, last, words.context)
    return None


def _days_between(first: Days | Weekday, last: Days | Weekday, context: Context) -> Days | None:
    start = _settled(first, context).ranges[0].first
    since = DayRange(start) if isinstance(last, Weekday) else None
    end = _settled(last, context, since).ranges[-1].last
    return Days((DayRange(start, end),), period=True) if start <= end else None


def _settled(value: Days | Weekday, context: Context, since: DayRange | None = None) -> Days:
    """Give the days that are meant; of weekdays the coming ones, or the first in a range."""
    if isinstance(value, Days):
        return value
    today = context.today if since is None else days_after(since.first, -1)
    first = coming_weekday(min(value.numbers), today)
    return Days((DayRange(first, days_after(first, max(value.numbers) - min(value.numbers))),))


def _bounded(value: Days | Weekday | Times, word: str, context: Context) -> Days | Weekday | Times:
    if word in {"", "van", "tussen"}:
        return value
    if isinstance(value, Times):
        return _bounded_times(value, word)
    days = _settled(value, context)
    span = DayRange(days.ranges[0].first, days.ranges[-1].last)
    return Days((_bounded_days(span, word, context),), period=True)


def _bounded_days(span: DayRange, word: str, context: Context) -> DayRange:
    if word in _WEEKS:
        return week_of(span.last, _WEEKS[word])
    if word == "rond":
        slack = _DAYS_AROUND if length(span) <= _DAYS_AROUND else 0
        return DayRange(days_after(span.first, -slack), days_after(span.last, slack))
    if word == "vanaf" or word in _AFTER:
        return DayRange(span.first if word == "vanaf" else days_after(span.last, 1))
    end = span.last if word in _UNTIL else days_after(span.first, -1)
    return DayRange(min(context.today, end), end)


def _bounded_times(value: Times, word: str) -> Times:
    if word == "rond":
        return around(value) if value.point else value
    return Times(
        _bounded_range(value.range, word, value.point), value.twin and _bounded_range(value.twin, word, value.point)
    )


def _bounded_range(span: TimeRange, word: str, point: bool) -> TimeRange:
    if word == "vanaf":
        return TimeRange(span.first, LAST_MINUTE)
    if word in _AFTER:
        later = word == "later dan" or not point
        return TimeRange(moved(span.last, 1) if later else span.first, LAST_MINUTE)
    return TimeRange(last=span.last if word in _UNTIL else moved(span.first, -1))
