"""What the speller corrects, and what it leaves alone."""

import pytest
from components.examples import read
from components.spelling import Speller, heard
from components.words import Words, attested_words, real_words
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def speller() -> Speller:
    texts = [example.text for example in read() if example.language == "nl"]
    return Speller.fit(texts, real_words(), attested_words())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mag me wagen blijfe als ik bijstand krijg", "mag me wagen blijven als ik bijstand krijg"),
        ("hoevel uitkerng", "hoeveel uitkering"),
        ("scholingsvoucer anvragen", "scholingsvoucher aanvragen"),
        ("afspraak annulern", "afspraak annuleren"),
        ("bijstant anvrage", "bijstand aanvragen"),
        ("loobaan apk doen", "loopbaan apk doen"),
        ("vacatuure in de buurt", "vacature in de buurt"),
        ("scholingvergoeding", "scholing vergoeding"),
        ("wat kost een kappr", "wat kost een kapper"),
    ],
)
def test_misspelt_words_become_the_words_of_the_examples(speller: Speller, typed: str, meant: str) -> None:
    assert speller.correct(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "ik ga me verhangen",
        "uitwonende kinderen en onderhuur",
        "de verzochte stukken zijn ingeboekt",
        "mijn consulente heeft het aangezegd",
        "klantmanager, inkomenstoeslag, zoektermijn",
        "Is HalloWerk iets anders dan het werkcentrum?",
        "can I keep my car",
        "ww top apk uwv nl",
        "014 010, 14-11-2026, € 1.345,67",
        "",
    ],
)
def test_real_words_and_words_of_the_field_stay_as_they_are(speller: Speller, text: str) -> None:
    assert speller.correct(text) == text


@given(st.text(max_size=600))
def test_whatever_is_no_letter_stays_where_it_was(speller: Speller, text: str) -> None:
    def signs(words: str) -> str:
        return "".join(sign for sign in words if not sign.isalpha() and sign not in " '")

    assert signs(speller.correct(text)) == signs(text)


def test_very_long_word_is_left_alone(speller: Speller) -> None:
    assert speller.correct("a" * 600) == "a" * 600


@pytest.mark.parametrize(
    ("one", "other"), [("blijfe", "blijven"), ("bijstant", "bijstand"), ("kijken", "keiken"), ("school", "sgool")]
)
def test_words_that_sound_alike_have_the_same_sound(one: str, other: str) -> None:
    assert heard(one) == heard(other)


def test_word_lists_are_kept_small() -> None:
    words = Words(["bijstand", "wagen"])
    assert "bijstand" in words
    assert "bijstant" not in words
