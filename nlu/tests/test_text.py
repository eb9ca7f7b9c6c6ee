"""What strangers type becomes one safe form."""

import unicodedata

import pytest
from components.text import HIDDEN, MAX_CHARACTERS, normalise
from hypothesis import given
from hypothesis import strategies as st


@given(st.text(max_size=3000))
def test_nothing_but_printable_characters_on_one_line_is_left(text: str) -> None:
    left = normalise(text)
    assert len(left) <= MAX_CHARACTERS
    assert all(unicodedata.category(character)[0] != "C" for character in left)
    assert left == " ".join(left.split())


@given(st.text(max_size=300))
def test_normalising_twice_changes_nothing(text: str) -> None:
    # What the cut left of a long text may compose anew, so only whole texts are compared.
    once = normalise(text)
    if len(once) < MAX_CHARACTERS:
        assert normalise(once) == once


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("  hoe  vraag ik\nww aan ", "hoe vraag ik ww aan"),
        ("ﬁets", "fiets"),
        ("bij\u200bstand", "bij stand"),
        ("bijstand\x00; DROP TABLE", "bijstand ; DROP TABLE"),
        (HIDDEN + "/groet", "groet"),
        (HIDDEN + "// wat", "wat"),
        ('/kies_topic{"topic": "digid"}', '/kies_topic{"topic": "digid"}'),
        ("", ""),
        ("hoe vraag ik ww aan, mijn bsn is [bsn]", "hoe vraag ik ww aan,"),
        ("BSN nr: [bsn] wanneer krijg ik geld", "wanneer krijg ik geld"),
        ("bel me op [telefoon 1] over [e-mail 2]", "bel me op over"),
        ("wat gebeurt er met mijn bsn", "wat gebeurt er met mijn bsn"),
    ],
)
def test_known_texts(typed: str, left: str) -> None:
    assert normalise(typed) == left


def test_long_run_of_the_character_that_nfkc_spells_out_is_cut() -> None:
    assert len(normalise("\ufdfa" * 5000)) <= MAX_CHARACTERS


def test_lone_surrogates_are_dropped() -> None:
    assert normalise("a\ud800b") == "a b"
