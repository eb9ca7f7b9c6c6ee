"""What a wish allows, and what ranges have in common."""

from datetime import date, datetime, time, timedelta

from actions.dates import DayRange, TimeRange, Window, Wish, read
from tests.actions.dates.notation import TUESDAY
from werkwijzer.clock import AMSTERDAM

DECEMBER = DayRange(date(2026, 12, 1), date(2026, 12, 31))


def _wish(text: str) -> Wish:
    found = read(text, TUESDAY)
    assert isinstance(found, Wish)
    return found


def _allowed(text: str, *moments: tuple[int, int, int, int]) -> list[bool]:
    """Say of moments (month, day, hour, minute) of 2026 whether a wish allows them."""
    wish = _wish(text)
    return [wish.allows(datetime(2026, *moment, tzinfo=AMSTERDAM)) for moment in moments]


def test_wish_allows_what_is_wanted_and_not_refused() -> None:
    text = "volgende week na 10 uur, maar niet op vrijdag"
    assert _allowed(text, (12, 1, 10, 0), (12, 1, 9, 59), (12, 4, 11, 0), (12, 8, 11, 0)) == [True, False, False, False]


def test_wish_that_only_refuses_allows_all_else() -> None:
    assert _allowed("zaterdag kan ik niet", (11, 28, 12, 0), (12, 5, 12, 0), (11, 27, 12, 0)) == [False, False, True]


def test_weekdays_of_a_month_are_allowed_and_others_not() -> None:
    assert _allowed("een dinsdag in december", (12, 8, 9, 0), (12, 9, 9, 0), (11, 24, 9, 0)) == [True, False, False]


def test_seconds_within_the_last_minute_do_not_count() -> None:
    late = datetime(2026, 12, 1, 15, 0, 59, tzinfo=AMSTERDAM)
    assert Window(times=TimeRange(last=time(15, 0))).allows(late)
    assert not Window(times=TimeRange(last=time(15, 0))).allows(late + timedelta(seconds=1))


def test_ranges_give_what_they_have_in_common() -> None:
    from_the_tenth = DayRange(date(2026, 12, 10))
    assert DECEMBER.overlap(from_the_tenth) == DayRange(date(2026, 12, 10), date(2026, 12, 31))
    assert DECEMBER.overlap(DayRange(date(2027, 1, 1))) is None
    assert TimeRange().overlap(TimeRange(time(9), time(10))) == TimeRange(time(9), time(10))
