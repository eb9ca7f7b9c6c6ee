"""Choices among offered times, and what a number by itself means."""

import pytest

from actions.dates import Asked
from tests.actions.dates.notation import TUESDAY, Table, reading

OF_FIVE: Table = {
    "de tweede": "choice 2",
    "2": "choice 2",
    "2.": "choice 2",
    "doe maar 2": "choice 2",
    "twee graag": "choice 2",
    "nummer 3": "choice 3",
    "optie 4 graag": "choice 4",
    "de laatste": "choice 5",
    "doe die eerste maar": "choice 1",
    "de 1e": "choice 1",
    "de middelste": "choice 3",
    "de voorlaatste": "choice 4",
    "de bovenste": "choice 1",
    "de onderste": "choice 5",
    "de vroegste": "choice 1",
    "de eerste of de derde": "choice 1 3",
    "niet de eerste": "choice 2 3 4 5",
    "geen van deze": "choice none",
    "geen van alle": "choice none",
    "die passen allemaal niet": "choice none",
    "the second one please": "choice 2",
    "die van half drie": "14:30",
    "die om 10 uur": "10:00",
    "die op donderdag": "2026-11-26",
    "de 26e": "2026-11-26",
    "10": "10:00",
    "2 uur": "14:00",
    "om 2": "14:00",
    "de eerste maandag van december": "2026-12-07",
    "3 december": "2026-12-03",
    "iets later": "~ later",
    "de eerste is te vroeg": "~ later",
    "een andere dag": "~ other day",
}

NOTHING_OFFERED: Table = {
    "de tweede": "2026-12-02",
    "de laatste": "nothing",
    "2": "14:00",
    "26": "2026-11-26",
}

A_DAY_ASKED: Table = {
    "12": "2026-12-12",
    "10-12": "2026-12-10",
    "12.11": "2027-11-12",
    "3 december": "2026-12-03",
}

A_TIME_ASKED: Table = {
    "12": "12:00",
    "10-12": "10:00-11:59",
    "12.11": "12:11",
    "3": "15:00",
    "donderdag 10": "2026-11-26 10:00",
}


@pytest.mark.parametrize(("phrase", "expected"), OF_FIVE.items())
def test_one_of_the_offered_times_is_chosen(phrase: str, expected: str) -> None:
    assert reading(phrase, TUESDAY, offered=5) == expected


@pytest.mark.parametrize(("phrase", "expected"), NOTHING_OFFERED.items())
def test_without_an_offer_there_is_nothing_to_choose(phrase: str, expected: str) -> None:
    assert reading(phrase, TUESDAY) == expected


@pytest.mark.parametrize(("phrase", "expected"), A_DAY_ASKED.items())
def test_number_is_a_day_where_a_day_was_asked(phrase: str, expected: str) -> None:
    assert reading(phrase, TUESDAY, asked=Asked.DAY) == expected


@pytest.mark.parametrize(("phrase", "expected"), A_TIME_ASKED.items())
def test_number_is_a_time_where_a_time_was_asked(phrase: str, expected: str) -> None:
    assert reading(phrase, TUESDAY, asked=Asked.TIME) == expected


def test_number_above_the_offer_is_no_choice() -> None:
    assert reading("4", TUESDAY, offered=3) == "16:00"
    assert reading("de vierde", TUESDAY, offered=3) == "2026-12-04"
