"""The subject of a course, in what people call it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.subjects import ALSO_CALLED, subject_of
from werkwijzer.content.library import Library


@pytest.fixture(scope="session")
def subjects(library: Library) -> list[str]:
    return sorted({subject for training in library.trainings for subject in training.subjects})


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("ik zoek een cursus rekenen", "rekenen"),
        ("cursus Excel", "digitale vaardigheden"),
        ("ik wil leren werken met de computer", "digitale vaardigheden"),
        ("training solliciteren", "sollicitatiegesprek"),
        ("hulp bij mijn CV", "cv"),
        ("motivatiebrief schrijven leren", "brief"),
        ("workshop LinkedIn", "linkedin"),
        ("leren netwerken", "netwerken"),
        ("cursus budgetteren", "geldzaken"),
        ("omgaan met DigiD", "digid"),
        ("hoe word ik zzp'er, is er een training ondernemen", "ondernemen"),
        ("lassen", "kansrijke sectoren"),
        ("training die bij mij past", "beroepskeuze"),
    ],
)
def test_subject_is_found_by_its_name_and_by_other_words(subjects: list[str], text: str, subject: str) -> None:
    assert subject_of(text, subjects) == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("cursus exel", "digitale vaardigheden"),
        ("cursus excell", "digitale vaardigheden"),
        ("computor cursus", "digitale vaardigheden"),
        ("solicitatiebrief", "brief"),
        ("netwerkn", "netwerken"),
        ("cursus nederlans", "taal"),
        ("ondernemn", "ondernemen"),
        ("wiskude", "rekenen"),
    ],
)
def test_typing_errors_are_allowed(subjects: list[str], text: str, subject: str) -> None:
    assert subject_of(text, subjects) == subject


@pytest.mark.parametrize(
    "text",
    [
        "",
        "???",
        "ik zoek een training",
        "een cursus bij mij in de buurt",
        "is er wat voor mij",
        "cursus paardrijden",
        "cursus tekenen en schilderen",
        "hoe word ik kapper",
    ],
)
def test_no_subject_is_made_up(subjects: list[str], text: str) -> None:
    assert subject_of(text, subjects) is None


def test_word_of_the_text_goes_before_a_word_that_looks_like_it(subjects: list[str]) -> None:
    assert subject_of("brieven en rekenen", subjects) == "rekenen"


def test_subject_without_trainings_is_not_found() -> None:
    assert subject_of("cursus excel", ["taal"]) is None


def test_every_subject_with_trainings_is_found_by_its_own_name(subjects: list[str]) -> None:
    assert [name for name in subjects if subject_of(f"cursus {name}", subjects) != name] == []


def test_other_names_belong_to_subjects_that_have_trainings(subjects: list[str]) -> None:
    assert set(ALSO_CALLED) <= set(subjects)


@given(text=st.text(max_size=120))
def test_no_text_at_all_is_too_strange(subjects: list[str], text: str) -> None:
    assert subject_of(text, subjects) in {None, *subjects}
