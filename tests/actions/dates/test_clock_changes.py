"""Days and times around the nights in which the clock changes."""

from datetime import UTC, datetime

import pytest

from actions.dates import read
from tests.actions.dates.notation import (
    BEFORE_SUMMER_TIME,
    BEFORE_SUMMER_TIME_2027,
    BEFORE_WINTER_TIME,
    reading,
    shown,
)


@pytest.mark.parametrize(
    ("now", "phrase", "expected"),
    [
        (BEFORE_SUMMER_TIME, "morgen", "2026-03-29"),
        (BEFORE_SUMMER_TIME, "morgen om 10 uur", "2026-03-29 10:00"),
        (BEFORE_SUMMER_TIME, "over 3 uur", "2026-03-29 03:30-04:30"),
        (BEFORE_SUMMER_TIME, "over 2 dagen", "2026-03-30"),
        (BEFORE_SUMMER_TIME, "volgende week", "2026-03-30..2026-04-05"),
        (BEFORE_SUMMER_TIME, "dit weekend", "2026-03-28..2026-03-29"),
        (BEFORE_SUMMER_TIME, "29 maart 02.30 uur", "2026-03-29 02:30"),
        (BEFORE_WINTER_TIME, "morgen", "2026-10-25"),
        (BEFORE_WINTER_TIME, "over 3 uur", "2026-10-25 02:30-03:30"),
        (BEFORE_WINTER_TIME, "over 4 uur", "2026-10-25 02:30-03:30"),
        (BEFORE_WINTER_TIME, "over 5 uur", "2026-10-25 03:30-04:30"),
        (BEFORE_WINTER_TIME, "over 2 dagen", "2026-10-26"),
        (BEFORE_WINTER_TIME, "maandag half drie", "2026-10-26 14:30"),
        (BEFORE_SUMMER_TIME_2027, "morgen", "2027-03-28"),
        (BEFORE_SUMMER_TIME_2027, "eerste paasdag", "2027-03-28"),
        (BEFORE_SUMMER_TIME_2027, "over 4 uur", "2027-03-28 04:30-05:30"),
        (BEFORE_SUMMER_TIME_2027, "zondag om half 11", "2027-03-28 10:30"),
    ],
)
def test_calendar_days_are_kept_when_the_clock_changes(now: datetime, phrase: str, expected: str) -> None:
    assert reading(phrase, now) == expected


def test_today_is_the_day_in_amsterdam() -> None:
    late_in_london = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    assert shown(read("morgen", late_in_london)) == "2026-07-02"
