"""No example nearly repeats another, nor a text that is held out to measure with."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
from components.examples import Example
from hypothesis import given
from hypothesis import strategies as st
from near_duplicates import LIMITS, Pair, find, find_in_data, look_alikes

LONG = "ik ben vorige maand ontslagen en heb nu recht op ww denk ik"
COPY = "ik ben vorige week ontslagen en heb nu recht op ww denk ik"
SHORT = "hoe vraag ik ww aan"
ELSEWHERE = "waar staat de bus naar het strand"
"""A text with another meaning: without one, the mean of all vectors would be the only vector there is."""


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    return find_in_data()


def test_no_example_nearly_repeats_another(pairs: list[Pair]) -> None:
    assert [str(pair) for pair in pairs if not pair.is_held_out] == []


def test_no_example_nearly_repeats_a_text_to_measure_with(pairs: list[Pair]) -> None:
    assert [str(pair) for pair in pairs if pair.is_held_out] == []


def example(text: str, *labels: str) -> Example:
    return Example("stem", text, "nl", labels or ("ww_recht",))


def meaning_alike(texts: Sequence[str]) -> np.ndarray:
    return np.array([[0, 1] if text == ELSEWHERE else [1, 0] for text in texts], dtype=np.float32).reshape(-1, 2)


def meaning_apart(texts: Sequence[str]) -> np.ndarray:
    return np.array([[0, 1] if text == COPY else [1, 0] for text in texts], dtype=np.float32).reshape(-1, 2)


def no_meaning(texts: Sequence[str]) -> np.ndarray:
    return np.zeros((len(texts), 0), dtype=np.float32)


def near(*examples: Example, held_out: Sequence[Example] = ()) -> list[tuple[str, str]]:
    found = find([*examples, example(ELSEWHERE)], held_out, meaning_alike)
    return [(pair.example.text, pair.other.text) for pair in found]


def test_copy_with_one_word_replaced_is_found() -> None:
    assert near(example(LONG), example(COPY)) == [(LONG, COPY)]


def test_copy_under_another_topic_is_found() -> None:
    assert near(example(LONG, "ww_recht"), example(COPY, "ontslagen")) == [(LONG, COPY)]


def test_copy_under_a_topic_that_also_fits_may_stand() -> None:
    assert near(example(LONG, "ww_recht"), example(COPY, "ontslagen", "ww_recht")) == []


def test_copy_under_the_same_topic_may_not_stand_whatever_also_fits() -> None:
    assert near(example(LONG, "ww_recht", "ontslagen"), example(COPY, "ww_recht")) == [(LONG, COPY)]


def test_copy_of_a_held_out_text_is_found_whatever_also_fits() -> None:
    held_out = [example(COPY, "ontslagen", "ww_recht")]
    assert near(example(LONG), held_out=held_out) == [(LONG, COPY)]


def test_held_out_texts_may_be_near_each_other() -> None:
    assert near(held_out=[example(LONG), example(COPY)]) == []


def test_same_letters_with_another_meaning_may_stand() -> None:
    assert find([example(LONG), example(COPY)], [], meaning_apart) == []


def test_same_meaning_in_other_words_may_stand() -> None:
    assert near(example(LONG), example("mijn baas gooide me eruit, krijg ik wat van het uwv")) == []


def test_same_words_are_too_near_however_short_and_typed() -> None:
    assert near(example("nee hoor"), example("Nee, hoor!")) == [("nee hoor", "Nee, hoor!")]


def test_texts_of_three_words_may_be_near() -> None:
    assert near(example("ww nu aanvragen"), example("ww nu aanvrage")) == []


def test_long_text_is_sooner_too_near_than_a_short_one() -> None:
    short, long = "hoe vraag jij je ww aan", "ik werd vorige week ontslagen en heb nu recht op ww denk ik"
    for one, other in ((SHORT, short), (LONG, long)):
        [(_, _, letters)] = look_alikes([one, other])
        assert LIMITS[1].letters < letters < LIMITS[0].letters
    assert near(example(SHORT), example(short)) == []
    assert near(example(LONG), example(long)) == [(LONG, long)]


def test_without_an_encoder_only_the_same_words_are_found() -> None:
    found = find([example(LONG), example(COPY), example(LONG + "?")], [], no_meaning)
    assert [(pair.example.text, pair.other.text) for pair in found] == [(LONG, LONG + "?")]


WORDS = st.sampled_from(["ww", "voucher", "vouchers", "aanvragen", "aanvraag", "ik", "werkloos", "werk"])
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=9)


@given(TEXTS, st.integers(1, 4))
def test_every_pair_of_look_alikes_is_found_once(texts: list[str], block: int) -> None:
    ngrams = [_ngrams(text) for text in texts]
    shares = {
        (one, other): len(ngrams[one] & ngrams[other]) / len(ngrams[one] | ngrams[other])
        for one, other in combinations(range(len(texts)), 2)
    }
    expected = {pair: share for pair, share in shares.items() if share >= min(limit.letters for limit in LIMITS)}
    found = list(look_alikes(texts, block))
    assert len(found) == len(expected)
    assert {(one, other): share for one, other, share in found} == pytest.approx(expected)


def _ngrams(text: str) -> set[str]:
    words = [f" {word} " for word in text.split()]
    return {word[start : start + 4] for word in words for start in range(max(1, len(word) - 3))}
