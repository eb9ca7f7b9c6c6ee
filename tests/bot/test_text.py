"""What a typed text becomes before it is stored and sent on."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import HIDDEN, clean, for_rasa, has_words

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(ANY_TEXT)
def test_cleaned_text_can_be_stored_anywhere(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.encode("utf-8").decode() == cleaned
    assert not [one for one in cleaned if one != "\n" and unicodedata.category(one) in ("Cc", "Cs", "Co", "Cn")]


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(categories=["L", "P"], max_codepoint=0x24F)))
def test_letters_and_punctuation_stay(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("control", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\t", "\r"])
def test_control_character_becomes_a_blank(control: str) -> None:
    assert clean(f"hoeveel{control}bijstand") == "hoeveel bijstand"


@pytest.mark.parametrize("code_points", [[0xD83D], [0xDE00], [0xDE00, 0xD83D]])
def test_lone_surrogate_does_not_stay_and_the_words_around_it_do(code_points: list[int]) -> None:
    lone = "".join(map(chr, code_points))
    cleaned = clean(f"een{lone}twee")
    assert cleaned.startswith("een")
    assert cleaned.endswith("twee")
    assert not set(lone) & set(cleaned)


def test_two_surrogates_that_belong_together_are_their_emoji() -> None:
    assert clean("hoi \ud83d\ude00") == "hoi 😀"


@pytest.mark.parametrize("invisible", ["\u200b", "\ufeff", "\u00ad", "\u2060"])
def test_character_that_nobody_sees_does_not_part_a_number(invisible: str) -> None:
    assert clean(f"111{invisible}222{invisible}333") == "111222333"


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u3000", "\u2009"])
def test_every_kind_of_blank_is_a_blank(blank: str) -> None:
    assert clean(f"111{blank}222") == "111 222"


@pytest.mark.parametrize("joined", ["👩\u200d🔧", "می\u200cخواهم"])
def test_joiner_inside_an_emoji_or_a_persian_word_stays(joined: str) -> None:
    assert clean(joined) == joined


def test_letter_and_accent_become_one_letter() -> None:
    assert clean("cafe\u0301") == "café"


def test_line_breaks_stay_but_at_most_two_together() -> None:
    assert clean("een\r\ntwee\n\n\n\n\ndrie\n") == "een\ntwee\n\ndrie"


@pytest.mark.parametrize("text", ["", " ", "😀", "👍🏽 👍🏽", "?!", "...", "\u200b", "\n", "❤️"])
def test_text_without_letter_or_digit_has_no_words(text: str) -> None:
    assert not has_words(clean(text))


@pytest.mark.parametrize("text", ["ja 😀", "7", "é", "نعم", "是"])
def test_letter_or_digit_of_any_script_is_a_word(text: str) -> None:
    assert has_words(clean(text))


@pytest.mark.parametrize("typed", ["/restart", "/", "  /kies_topic{}", "\n/stop"])
def test_typed_slash_is_no_payload_to_rasa(typed: str) -> None:
    assert for_rasa(typed) == HIDDEN + typed.lstrip()


@given(ANY_TEXT)
def test_no_typed_text_reaches_rasa_as_a_payload(text: str) -> None:
    assert not for_rasa(clean(text)).lstrip().startswith("/")


@pytest.mark.parametrize("typed", ["en/of", "1/2", "hallo"])
def test_slash_inside_a_text_needs_no_hiding(typed: str) -> None:
    assert for_rasa(typed) == typed
