"""Hours a week."""

import pytest
from components.extraction import hours, numbers
from components.extraction.tokens import aligned


def _hours(text: str, is_about_work: bool = False) -> list[str]:
    return [found.value for found in hours.find(aligned(text), is_about_work)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("24 uur", "24"),
        ("24u", "24"),
        ("32 uren", "32"),
        ("20uur", "20"),
        ("20 uur werken", "20"),
        ("24-32 uur", "24-32"),
        ("24/32 uur", "24-32"),
        ("16 tot 24 uur", "16-24"),
        ("24 à 32 uur", "24-32"),
        ("tussen de 20 en 30 uur", "20-30"),
        ("minimaal 24 uur", "24-40"),
        ("24+ uur", "24-40"),
        ("max 20 uur", "1-20"),
        ("minder dan 25 uur", "1-25"),
        ("36-urige werkweek", "36"),
        ("24 uurs contract", "24"),
        ("32 hours", "32"),
        ("twintig uur per week", "20"),
        ("vierentwintig uur", "24"),
        ("vier en twintig uur", "24"),
        ("tweeëndertig uur", "32"),
        ("6 uur per week", "6"),
        ("10 uur in de week", "10"),
        ("baan van 12 uur", "12"),
        ("3 dagen in de week", "24"),
        ("drie dagen per week", "24"),
        ("3 dgn pw", "24"),
        ("2 a 3 dagen in de week", "16-24"),
        ("4 daagse werkweek", "32"),
        ("ik werk 3 dagen", "24"),
        ("één dag in de week", "8"),
        ("halve dagen", "20"),
        ("twee dagdelen", "8"),
        ("een dagdeel", "4"),
        ("3 ochtenden in de week", "12"),
        ("fulltime", "36-40"),
        ("full-time", "36-40"),
        ("fulltijm", "36-40"),
        ("voltijds", "36-40"),
        ("parttime", "1-35"),
        ("part time", "1-35"),
        ("deeltijd", "1-35"),
    ],
)
def test_hours_a_week_are_read(text: str, found: str) -> None:
    assert _hours(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "om 10 uur",
        "om 16 uur",
        "na 17 uur want ik werk nog",
        "na 17 uur werken",
        "vanaf 9 uur",
        "maandag 10 uur",
        "donderdag 16 uur",
        "van 9 tot 17 uur",
        "tussen 9 en 12 uur",
        "14.30 uur",
        "10:15 uur",
        "16 uur 's middags",
        "half 16 uur",
        "binnen 24 uur antwoord",
        "24 uur per dag open",
        "24 uur geleden",
        "24-uurszorg",
        "24 uurs opvang",
        "ik heb 24 uur gewacht",
        "3 dagen ziek",
        "binnen 3 dagen",
        "ik ben 24 jaar",
        "120 uur per week",
        "heeft iemand 14 uur",
        "4 weken",
    ],
)
def test_time_of_the_clock_or_stretch_of_time_is_none(text: str) -> None:
    assert _hours(text) == []


def test_small_number_of_hours_counts_in_a_text_about_work() -> None:
    assert _hours("kassa 12u") == []
    assert _hours("kassa 12u", is_about_work=True) == ["12"]


def test_every_number_in_words_has_its_value() -> None:
    assert [numbers.NUMBERS[word] for word in ("een", "twaalf", "eenentwintig", "achtenveertig", "zestig")] == [
        1, 12, 21, 48, 60,
    ]  # fmt: skip
    assert len(set(numbers.NUMBERS.values())) == 69
