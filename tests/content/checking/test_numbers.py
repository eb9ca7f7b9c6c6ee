"""Numbers are found in figures and in words, with what they count."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from werkwijzer.content.checking.numbers import Quantity, numbers_in, phones_in


def _pairs(text: str) -> list[tuple[str, str]]:
    return [(found.quantity.value, found.quantity.of) for found in numbers_in(text)]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("€ 1.401 netto per maand", [("1401", "euro")]),
        ("€ 1.369,06", [("1369.06", "euro")]),
        ("hoogstens 2.500 euro", [("2500", "euro")]),
        ("1,4 miljard euro", [("1400000000", "euro")]),
        ("€ 14 miljoen", [("14000000", "euro")]),
        ("87,5% of 12 procent", [("87.5", "procent"), ("12", "procent")]),
        ("80 tot 85 procent", [("80", "procent"), ("85", "procent")]),
        ("een kwart van uw loon", [("25", "procent")]),
        ("bel 14 010", [("14010", "telefoon")]),
        ("010 433 96 00, keuze 2", [("0104339600", "telefoon"), ("2", "")]),
        ("113 of 0800-0113", [("113", "telefoon"), ("08000113", "telefoon")]),
        ("binnen acht weken", [("8", "week")]),
        ("6 tot hoogstens 12 weken", [("6", "week"), ("12", "week")]),
        ("18, 19 of 20 jaar", [("18", "jaar"), ("19", "jaar"), ("20", "jaar")]),
        ("18- tot 20-jarigen", [("18", "jaar"), ("20", "jaar")]),
        ("de vierwekentermijn", [("4", "week")]),
        ("een tweejarige opleiding", [("2", "jaar")]),
        ("een half jaar, soms anderhalf jaar", [("0.5", "jaar"), ("1.5", "jaar")]),
        ("5 of meer werkuren", [("5", "uur")]),
        ("minstens 1.225 uur per jaar", [("1225", "uur")]),
        ("3 werkdagen, 10 kalenderdagen", [("3", "werkdag"), ("10", "dag")]),
        ("uiterlijk een week erna", [("1", "week")]),
        ("één keer per maand", [("1", "keer")]),
        ("26 van de laatste 36 weken", [("26", ""), ("36", "week")]),
        ("de tweede dag, het 57e jaar", [("2", ""), ("57", "")]),
        ("rond de 23e tot 26e", [("23", ""), ("26", "")]),
        ("sinds 1 januari 2026", [("2026-01-01", "datum")]),
        ("in mei 2021 en in 2022", [("2021-05", "datum"), ("2022", "datum")]),
        ("gelezen op 2025-12-18", [("2025-12-18", "datum")]),
        ("2023-2024", [("2023", "datum"), ("2024", "datum")]),
        ("Postbus 1011, 3000 BA Rotterdam", [("1011", ""), ("3000", "")]),
        ("vier mensen", [("4", "")]),
        ("een uitkering voor wie er een zoekt", []),
        ("Bel werk.nl, de mbo-opleiding of DigiD", []),
    ],
)
def test_number_is_found_with_what_it_counts(text: str, pairs: list[tuple[str, str]]) -> None:
    assert _pairs(text) == pairs


def test_words_of_a_number_are_those_of_the_text() -> None:
    assert [found.words for found in numbers_in("In 2020 was dat € 1.234 in\n  acht weken.")] == [
        "2020",
        "€ 1.234",
        "acht weken",
    ]


def test_emergency_numbers_are_telephone_numbers_where_nothing_else_is() -> None:
    said = "Danger? Call 112. Call 113 or 0800-0113. 112'yi arayın. In 1120 niet."
    assert {found.quantity.value for found in phones_in(said)} == {"112", "113", "08000113"}


@given(number=st.integers(1, 10**7))
@example(number=14010)
def test_point_between_thousands_makes_no_other_number(number: int) -> None:
    dutch = f"{number:,}".replace(",", ".")
    assert _pairs(f"€ {dutch}") == _pairs(f"{number} euro") == [(str(number), "euro")]


@given(text=st.text(st.sampled_from("0123456789.,€%- enéjarwkuo") | st.characters(), max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    for found in numbers_in(text):
        assert found.words
        assert isinstance(found.quantity, Quantity)
