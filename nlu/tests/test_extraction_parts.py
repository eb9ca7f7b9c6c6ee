"""The parts that the extraction is made of, with small lists of their own."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import Any

import pytest
from components.extraction.extractor import Extractor
from components.extraction.found import ENTITIES, Found, without_overlaps
from components.extraction.inflection import plurals
from components.extraction.lexicon import ENTITY_OF
from components.extraction.spelling import Spelling
from components.extraction.tokens import aligned, tokenise
from components.sound import sound
from components.text import MAX_CHARACTERS, normalise
from hypothesis import given
from hypothesis import strategies as st

FAST = 3.0
"""Milliseconds a text, on average."""


def _extractor(**groups: list[dict[str, Any]]) -> Extractor:
    return Extractor({file: groups.get(file, []) for file in ENTITY_OF}, correct=[], common=["bakkie"])


def _found(extractor: Extractor, text: str) -> list[tuple[str, str]]:
    return [(one.entity, one.value) for one in extractor.find(text)]


def test_new_group_is_found_by_all_its_words() -> None:
    made = _extractor(beroepen=[{"name": "imker", "also": ["bijenhouder"], "unsure": ["honing"]}])
    assert _found(made, "ik ben imker") == [("beroep", "imker")]
    assert _found(made, "bijenhouders gezocht") == [("beroep", "imker")]
    assert _found(made, "werken in de honing") == [("beroep", "imker")]
    assert _found(made, "honing op brood") == []


def test_phrase_in_which_a_word_is_not_meant_keeps_it_out() -> None:
    made = _extractor(sectoren=[{"name": "zorg", "never": ["ik zorg"]}])
    assert _found(made, "iets in de zorg") == [("sector", "zorg")]
    assert _found(made, "ik zorg voor haar") == []


def test_id_goes_before_the_name_as_value() -> None:
    made = _extractor(afspraken=[{"id": "loopbaan_apk", "name": "Loopbaan-APK"}])
    assert _found(made, "de loopbaan apk") == [("soort_afspraak", "loopbaan_apk")]


def test_longest_of_overlapping_phrases_stays() -> None:
    made = _extractor(plaatsen=[{"name": "Rotterdam"}, {"name": "Rotterdam Zuid"}, {"name": "Zuid Holland"}])
    assert _found(made, "rotterdam zuid") == [("plaats", "Rotterdam Zuid")]


@given(st.lists(st.tuples(st.sampled_from(ENTITIES), st.integers(0, 30), st.integers(1, 9))))
def test_what_stays_never_overlaps_and_is_in_order(spans: list[tuple[str, int, int]]) -> None:
    kept = without_overlaps(Found(entity, "x", start, start + length) for entity, start, length in spans)
    assert all(before.end <= after.start for before, after in pairwise(kept))
    assert bool(kept) == bool(spans)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("schoonmakr", "schoonmaker"),
        ("shcoonmaker", "schoonmaker"),
        ("sgoonmaaker", "schoonmaker"),
        ("schonmakker", "schoonmaker"),
        ("loodgeiter", "loodgieter"),
        ("bakerr", "bakker"),
        ("kok", None),
        ("bakkie", None),
        ("schilderij", None),
        ("1234567", None),
        ("loodgieterswinkelier", None),
    ],
)
def test_nearest_word_was_meant(typed: str, meant: str | None) -> None:
    found = Spelling(["schoonmaker", "loodgieter", "bakker", "kok", "schilder"], ["schilderij"], ["bakkie"]).meant(
        typed
    )
    assert (found.word if found else None) == meant


def test_word_that_is_nearer_to_a_common_word_is_not_ours() -> None:
    assert Spelling(["codeur"], [], []).meant("coder") is not None
    assert Spelling(["codeur"], [], ["codes"]).meant("codee") is None


def test_compound_of_common_words_is_no_misspelling() -> None:
    spelling = Spelling(["loopbaancoach"], [], ["loopbaan", "koets"])
    assert spelling.meant("loopbaankoets") is None


def test_words_that_sound_alike_are_alike() -> None:
    assert sound("schoonmaker") == sound("schonmakker") == sound("sgoonmaker")
    assert sound("magazijn") == sound("magasein")


@pytest.mark.parametrize(
    ("word", "several"),
    [
        ("lasser", ["lassers"]),
        ("timmerman", ["timmermannen", "timmerlieden"]),
        ("psycholoog", ["psychologen"]),
        ("verzorgende", ["verzorgendes", "verzorgenden"]),
        ("lassen", []),
    ],
)
def test_plurals(word: str, several: list[str]) -> None:
    assert list(plurals(word)) == several


@given(st.text(max_size=200))
def test_aligned_text_is_as_long_as_the_text(text: str) -> None:
    assert len(aligned(text)) == len(text)
    for token in tokenise(text):
        assert aligned(text)[token.start : token.end] == token.word


def test_no_text_of_600_characters_is_too_strange(extractor: Extractor) -> None:
    words = [
        "werk als ",
        "kok ",
        "24 uur ",
        "mbo 3/",
        "010 ",
        "R'dam",
        "cursus ",
        "in ",
        "'s ",
        "-",
        "é",
        "²",
        "ﬁ",
        "३",
    ]

    @given(
        st.text(st.characters() | st.sampled_from("".join(words)), max_size=MAX_CHARACTERS)
        | st.lists(st.sampled_from(words), max_size=120).map("".join)
    )
    def holds(text: str) -> None:
        for given_text in (text[:MAX_CHARACTERS], normalise(text)):
            found = extractor.find(given_text)
            assert all(0 <= one.start < one.end <= len(given_text) for one in found)
            assert all(one.entity in ENTITIES and one.value and 0 < one.confidence <= 1 for one in found)
            assert all(before.end <= after.start for before, after in pairwise(found))

    holds()


def test_text_is_read_fast(extractor: Extractor) -> None:
    texts = [
        f"heb je wat in de zorg of als schoonmaker{number} voor 24 uur in Schiedamm {number}" for number in range(200)
    ]
    began = time.process_time()
    for text in texts:
        extractor.find(text)
    assert (time.process_time() - began) / len(texts) * 1000 < FAST
