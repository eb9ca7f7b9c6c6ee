"""Codes in what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.booking.mine import ALPHABET, VIEW_ACTION, code_in, code_typed, is_code
from actions.small_talk import Emergency
from tests.actions.trackers import tracker
from werkwijzer.content.library import Library

CODES = st.text(ALPHABET, min_size=8, max_size=8).filter(lambda code: not code.isalpha())


@given(CODES, st.sampled_from(["{0}{1}", "{0} {1}", "{0}-{1}", " {0} {1}. "]))
def test_code_is_read_however_it_is_typed(code: str, form: str) -> None:
    typed = form.format(code[:4], code[4:])
    for text in (typed, typed.lower()):
        assert is_code(text)
        assert code_in(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("mijn code is k7pq 2m4x", "K7PQ2M4X"),
        ("K7PQ-2M4X graag", "K7PQ2M4X"),
        ("afspraak", None),
        ("verzet afspraak 2", None),
        ("ga naar K7PQ 2M4X naar vrijdag", "K7PQ2M4X"),
        ("ik weet mijn afspraak niet meer", None),
        ("0612345678", None),
        ("de eerste", None),
        ("", None),
    ],
)
def test_code_among_words_has_a_digit(text: str, code: str | None) -> None:
    assert code_in(text) == code


@pytest.mark.parametrize(
    "text", ["de eerste", "afspraak", "doen maar", "ik wil dood", "mijn code is K7PQ 2M4X", "doe maar 2", ""]
)
def test_text_with_more_than_a_code_is_none_alone(text: str) -> None:
    assert not is_code(text)


@pytest.mark.parametrize("text", ["K7PQ 2M4X", "mijn code is k7pq2m4x"])
async def test_code_that_looks_like_despair_is_looked_up(library: Library, text: str) -> None:
    told = code_typed(Emergency(library), tracker(text, intent="nood"))
    assert told is not None
    assert [event["name"] for event in told[1]] == [VIEW_ACTION]


@pytest.mark.parametrize("text", ["ik wil dood", "help help", "ik betaal 3452 huur en heb niets meer"])
async def test_despair_is_never_taken_for_a_code(library: Library, text: str) -> None:
    assert code_typed(Emergency(library), tracker(text, intent="nood")) is None
