"""What somebody says about the moment, put together with what he said before."""

from datetime import UTC, date, datetime, time

import pytest

from actions.booking.wishes import exact_moment, merged, only_day, shifted
from actions.dates import Wish, read
from werkwijzer.clock import AMSTERDAM

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
"""A Tuesday."""


def _said(*texts: str, offered: tuple[datetime, ...] = ()) -> Wish:
    """Give what is wished after these texts in a row."""
    wish = Wish()
    for text in texts:
        reading = read(text, NOW)
        assert isinstance(reading, Wish), text
        wish = shifted(wish, reading.shift, offered) if reading.shift else merged(wish, reading)
    return wish


def _shifted(before: Wish, text: str, offered: tuple[datetime, ...]) -> Wish:
    reading = read(text, NOW)
    assert isinstance(reading, Wish)
    assert reading.shift is not None
    return shifted(before, reading.shift, offered)


def _at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("texts", "fits", "fits_not"),
    [
        (("donderdag", "liever in de ochtend"), [_at(26, 9)], [_at(26, 14), _at(27, 9)]),
        (("in de ochtend", "donderdag"), [_at(26, 9)], [_at(26, 14), _at(27, 9)]),
        (("in de ochtend", "donderdag", "dan vrijdag"), [_at(27, 9)], [_at(27, 14), _at(26, 9)]),
        # The exact time was not free on Thursday; on Friday another will do.
        (("donderdag om 10 uur", "dan vrijdag"), [_at(27, 10), _at(27, 15)], [_at(26, 10)]),
        (("donderdag om 10 uur", "11 uur kan ook"), [_at(26, 11)], [_at(26, 10), _at(27, 11)]),
        (("volgende week", "niet op maandag"), [_at(1, 9, month=12)], [_at(30, 9), _at(26, 9)]),
        (("niet op vrijdag", "volgende week"), [_at(30, 9)], [_at(4, 9, month=12)]),
        (("niet op vrijdag", "toch maar vrijdag"), [_at(27, 9)], [_at(26, 9)]),
        (("vrijdag kan ik niet", "maakt niet uit"), [_at(27, 9)], []),
        (("donderdag of vrijdag", "in de middag"), [_at(26, 14), _at(27, 14)], [_at(26, 9), _at(30, 14)]),
    ],
)
def test_later_words_narrow_or_replace_what_was_said_before(
    texts: tuple[str, ...], fits: list[datetime], fits_not: list[datetime]
) -> None:
    wish = _said(*texts)
    assert [moment for moment in fits if not wish.allows(moment)] == []
    assert [moment for moment in fits_not if wish.allows(moment)] == []


OFFERED = (_at(26, 10), _at(26, 11), _at(26, 14))


@pytest.mark.parametrize(
    ("text", "fits", "fits_not"),
    [
        ("iets later", [_at(26, 14, 30), _at(27, 9)], [_at(26, 14), _at(26, 9)]),
        ("iets eerder", [_at(26, 9, 30), _at(25, 16)], [_at(26, 10), _at(27, 9)]),
        ("een uur later", [_at(26, 15)], [_at(26, 16), _at(26, 14)]),
        ("een dag later", [_at(27, 9)], [_at(26, 15), _at(30, 9)]),
        ("een andere dag", [_at(27, 9), _at(25, 9)], [_at(26, 16)]),
        ("andere tijden", [_at(26, 9), _at(27, 10)], [_at(26, 10), _at(26, 14)]),
    ],
)
def test_earlier_later_and_other_are_seen_from_what_was_offered(
    text: str, fits: list[datetime], fits_not: list[datetime]
) -> None:
    wish = _said(text, offered=OFFERED)
    assert [moment for moment in fits if not wish.allows(moment)] == []
    assert [moment for moment in fits_not if wish.allows(moment)] == []


def test_what_is_refused_stays_refused_when_other_times_are_asked() -> None:
    wish = _shifted(_said("niet op vrijdag"), "andere tijden", OFFERED)
    assert not wish.allows(_at(27, 9))
    assert not wish.allows(_at(26, 10))
    assert wish.allows(_at(26, 9))


def test_part_of_the_day_holds_for_another_day_too() -> None:
    wish = _shifted(_said("donderdagmiddag"), "een dag later", OFFERED)
    assert wish.allows(_at(27, 14))
    assert not wish.allows(_at(27, 10))


def test_without_times_offered_nothing_can_be_later() -> None:
    before = _said("donderdag")
    assert _shifted(before, "later", ()) == before


def test_day_and_time_together_are_one_moment() -> None:
    assert exact_moment(_said("donderdag om half drie")) == (date(2026, 11, 26), time(14, 30))
    assert exact_moment(_said("donderdag")) is None
    assert exact_moment(_said("om 10 uur")) is None
    assert exact_moment(Wish()) is None


def test_day_of_a_wish_is_known_whatever_its_times() -> None:
    assert only_day(_said("donderdag in de ochtend")) == date(2026, 11, 26)
    assert only_day(_said("donderdag om 10 of om 11 uur")) == date(2026, 11, 26)
    assert only_day(_said("volgende week")) is None
    assert only_day(Wish()) is None
