"""Days and times in words, and the same words read back."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from actions.dates import DayRange, TimeRange, Window, Wish, read, say, say_short
from tests.actions.dates.notation import BEFORE_SUMMER_TIME, BEFORE_WINTER_TIME, LAST_OF_YEAR, SUNDAY, TUESDAY
from werkwijzer.clock import AMSTERDAM

TEN_YEARS = st.datetimes(datetime(2026, 1, 1), datetime(2036, 1, 1), timezones=st.just(AMSTERDAM))
NOWS = st.sampled_from([TUESDAY, SUNDAY, LAST_OF_YEAR, BEFORE_SUMMER_TIME, BEFORE_WINTER_TIME])


def _exactly(moment: datetime) -> Wish:
    """Give the wish for one minute, as the clocks in Amsterdam show it."""
    local = moment.astimezone(AMSTERDAM)
    start = time(local.hour, local.minute)
    return Wish((Window(DayRange(local.date(), local.date()), TimeRange(start, start)),))


@pytest.mark.parametrize(
    ("moment", "full", "short"),
    [
        (
            datetime(2026, 11, 24, 14, 30, tzinfo=AMSTERDAM),
            "dinsdag 24 november 2026 om 14.30 uur",
            "di 24 nov, 14.30 uur",
        ),
        (datetime(2026, 11, 26, 8, 0, tzinfo=UTC), "donderdag 26 november 2026 om 9.00 uur", "do 26 nov, 9.00 uur"),
        (datetime(2026, 3, 29, 1, 30, tzinfo=UTC), "zondag 29 maart 2026 om 03.30 uur", "zo 29 mrt 2026, 03.30 uur"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "zondag 25 oktober 2026 om 02.30 uur", "zo 25 okt 2026, 02.30 uur"),
        (
            datetime(2028, 2, 29, 10, 5, tzinfo=AMSTERDAM),
            "dinsdag 29 februari 2028 om 10.05 uur",
            "di 29 feb, 10.05 uur",
        ),
        (date(2027, 11, 24), "woensdag 24 november 2027", "wo 24 nov 2027"),
        (date(2027, 1, 4), "maandag 4 januari 2027", "ma 4 jan"),
    ],
)
def test_day_and_time_are_said_in_full_and_short(moment: date, full: str, short: str) -> None:
    assert (say(moment), say_short(moment, TUESDAY)) == (full, short)


def test_time_alone_is_said() -> None:
    assert [say(time(14, 30)), say(time(9, 0)), say(time(0, 15))] == ["14.30 uur", "9.00 uur", "00.15 uur"]


@settings(deadline=None)
@given(moment=TEN_YEARS, now=NOWS)
@example(moment=datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM, fold=1), now=BEFORE_WINTER_TIME)
@example(moment=datetime(2026, 3, 29, 3, 0, tzinfo=AMSTERDAM), now=BEFORE_SUMMER_TIME)
@example(moment=datetime(2027, 3, 28, 1, 59, tzinfo=AMSTERDAM), now=TUESDAY)
@example(moment=datetime(2028, 2, 29, 20, 26, tzinfo=AMSTERDAM), now=TUESDAY)
def test_moment_that_was_said_is_read_back(moment: datetime, now: datetime) -> None:
    assert read(say(moment), now) == _exactly(moment)
    assert read(say_short(moment, now), now) == _exactly(moment)


@settings(deadline=None)
@given(day=st.dates(date(2026, 1, 1), date(2036, 1, 1)), now=NOWS)
def test_day_that_was_said_is_read_back(day: date, now: datetime) -> None:
    only = Wish((Window(DayRange(day, day)),))
    assert read(say(day), now) == read(say_short(day, now), now) == only


@settings(deadline=None)
@given(clock=st.times(), now=NOWS)
def test_time_that_was_said_is_read_back(clock: time, now: datetime) -> None:
    start = clock.replace(second=0, microsecond=0)
    assert read(say(clock), now) == Wish((Window(times=TimeRange(start, start)),))


@settings(deadline=None)
@given(moment=TEN_YEARS, now=NOWS)
def test_wish_for_a_moment_allows_it_and_not_the_next_day(moment: datetime, now: datetime) -> None:
    wish = read(say(moment), now)
    assert isinstance(wish, Wish)
    assert wish.allows(moment)
    assert not wish.allows(moment + timedelta(days=1))
