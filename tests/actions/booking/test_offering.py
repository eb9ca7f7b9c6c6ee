"""Which of the free times are offered."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from actions.booking.offering import NEAREST, OFFERED, offer
from actions.dates import Wish, read
from werkwijzer.clock import AMSTERDAM

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def _free(*days: int, hours: tuple[int, ...] = (9, 10, 11, 13, 14, 15)) -> list[datetime]:
    return [datetime(2026, 11, day, hour, tzinfo=AMSTERDAM) for day in days for hour in hours]


def _wish(text: str) -> Wish:
    reading = read(text, NOW)
    assert isinstance(reading, Wish)
    return reading


def test_without_a_wish_there_is_a_choice_of_days() -> None:
    found = offer(_free(26, 27, 28), Wish())
    assert found.fits
    assert len(found.times) == OFFERED
    assert {time.day for time in found.times} == {26, 27, 28}
    assert list(found.times) == sorted(found.times)


def test_times_of_one_day_are_spread_over_it() -> None:
    found = offer(_free(26, hours=tuple(range(9, 17))), _wish("donderdag"))
    assert [time.hour for time in found.times] == [9, 10, 12, 13, 15]


def test_few_times_are_all_offered() -> None:
    free = _free(26, hours=(9, 16))
    assert offer(free, _wish("donderdag")).times == tuple(free)


def test_two_days_share_five_times() -> None:
    assert len(offer(_free(26, 27), Wish()).times) == OFFERED


def test_as_soon_as_possible_gets_the_first_ones() -> None:
    free = _free(26, 27)
    assert offer(free, _wish("zo snel mogelijk")).times == tuple(free[:OFFERED])


def test_as_late_as_possible_gets_the_last_ones() -> None:
    free = _free(26, 27)
    assert offer(free, _wish("zo laat mogelijk")).times == tuple(free[-OFFERED:])


def test_nearest_three_stand_in_for_a_day_without_free_times() -> None:
    found = offer(_free(25, 30, hours=(9, 15)), _wish("vrijdag om 9 uur"))
    assert not found.fits
    assert [(time.day, time.hour) for time in found.times] == [(25, 9), (25, 15), (30, 9)]


def test_time_that_is_taken_gets_those_around_it() -> None:
    found = offer(_free(26, hours=(9, 10, 12, 15, 16)), _wish("donderdag om 11 uur"))
    assert [time.hour for time in found.times] == [9, 10, 12]


def test_nearest_times_are_none_that_were_refused() -> None:
    found = offer(_free(25, 26, 27, 30), Wish(_wish("zaterdag").windows, _wish("vrijdag kan ik niet").without))
    assert 27 not in {time.day for time in found.times}


def test_where_only_refused_times_are_free_they_are_offered_after_all() -> None:
    free = _free(27)
    found = offer(free, _wish("vrijdag kan ik niet"))
    assert not found.fits
    assert set(found.times) <= set(free)
    assert found.times


@given(
    st.lists(st.integers(0, 60 * 24 * 2), min_size=1, max_size=60, unique=True),
    st.sampled_from(
        ["donderdag", "in de ochtend", "volgende week", "vrijdag om 10 uur", "niet op maandag", "1 januari"]
    ),
)
def test_only_free_times_are_offered_in_order_and_never_too_many(halves: list[int], text: str) -> None:
    start = datetime.combine(date(2026, 11, 25), datetime.min.time(), AMSTERDAM)
    free = sorted(start + timedelta(minutes=30 * half) for half in halves)
    found = offer(free, _wish(text))
    assert set(found.times) <= set(free)
    assert list(found.times) == sorted(found.times)
    assert 1 <= len(found.times) <= (OFFERED if found.fits else NEAREST)
    assert all(_wish(text).allows(time) for time in found.times) == found.fits
