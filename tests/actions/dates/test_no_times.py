"""What looks like a day or a time and is none."""

import pytest

from tests.actions.dates.notation import TUESDAY, Table, reading

NO_TIMES = [
    "",
    "hallo",
    "20 uur werken",
    "ik wil 20 uur werken",
    "24 uur per week",
    "32 uur in de week",
    "een baan van 24 uur",
    "contract voor 36 uur",
    "16 tot 20 uur per week",
    "20-24 uur pw",
    "ik werk nu 12 uur",
    "minimaal 20 uur",
    "ik ben 54",
    "ik ben 54 jaar",
    "54 jaar oud",
    "3000 euro",
    "€ 3000",
    "mbo 4",
    "mbo niveau 3",
    "14 010",
    "14010",
    "0800 1234",
    "1012 AB",
    "mijn postcode is 3011 AA",
    "ik heb 3 kinderen",
    "2 keer",
    "al 3 weken ziek",
    "10 jaar ervaring",
    "na 10 jaar",
    "na 3 sollicitaties",
    "voor 2 personen",
    "een gesprek van 30 minuten",
    "hoe lang duurt het, 1 uur?",
    "hbo of wo",
    "mijn ma belt",
    "zo is dat",
    "goedemorgen",
    "goede middag",
    "fijn weekend",
    "ik ben geboren op 12-03-1972",
    "gisteren",
    "vorige week",
    "afgelopen maandag",
    "sinds 2019",
    "100%",
    "[telefoon 1]",
    "do you speak english",
    "waar komt u vandaan",
    "weet ik niet",
    "ja hoor",
    "cursus excel",
]

BESIDE_A_TIME: Table = {
    "ik ben 54 en wil donderdag om 10 uur komen": "2026-11-26 10:00",
    "ik wil 20 uur werken, kan ik morgen langskomen?": "2026-11-25",
    "mbo 4, maandag om 3 uur": "2026-11-30 15:00",
    "goedemorgen, kan het vanmiddag?": "2026-11-24 12:00-17:59",
    "met 2 kinderen kan ik alleen na 9 uur": "09:00-",
    "ik bel 14 010 morgen": "2026-11-25",
}


@pytest.mark.parametrize("phrase", NO_TIMES)
def test_what_names_no_time_is_not_read(phrase: str) -> None:
    assert reading(phrase, TUESDAY) == "nothing"


@pytest.mark.parametrize(("phrase", "expected"), BESIDE_A_TIME.items())
def test_other_numbers_do_not_hide_a_time(phrase: str, expected: str) -> None:
    assert reading(phrase, TUESDAY) == expected
