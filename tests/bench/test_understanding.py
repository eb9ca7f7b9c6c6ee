"""The pure parts of the measurement of understanding: a fair split, shares and ratios."""

from collections import Counter
from math import isnan
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bench.understanding.examples import (
    TEST_VOICES,
    TRAIN_VOICES,
    Example,
    Split,
    as_training_data,
    between_voices,
    draw,
    voices,
    xsid,
)
from bench.understanding.report import shares
from bench.understanding.speed import ratios
from bench.understanding.systems import Cost, Parse, Run, typical
from werkwijzer.paths import NLU

LABELS = st.sampled_from("abcdefgh")
EXAMPLES = st.lists(LABELS, min_size=1, max_size=200).map(
    lambda labels: [Example("gewoon", f"tekst {number}", (label,)) for number, label in enumerate(labels)]
)


@pytest.fixture(scope="module")
def split() -> Split:
    return between_voices(voices(NLU / "data"))


def parsed(*ranking: str, wall: float = 0.0, cpu: float = 0.0, asked: bool = False) -> Parse:
    return Parse(ranking, wall, cpu, asked)


def test_nobody_is_asked_about_a_voice_that_was_learned_from(split: Split) -> None:
    assert (len(split.train), len(split.test)) == (2500, 1000)
    assert {example.voice for example in split.train} == set(TRAIN_VOICES)
    assert {example.voice for example in split.test} == set(TEST_VOICES)
    assert set(TRAIN_VOICES).isdisjoint(TEST_VOICES)


def test_every_label_that_is_asked_can_be_learned(split: Split) -> None:
    assert {example.labels[0] for example in split.test} <= {example.labels[0] for example in split.train}


@given(EXAMPLES, st.data())
def test_each_label_is_drawn_in_proportion(examples: list[Example], data: st.DataObject) -> None:
    count = data.draw(st.integers(1, len(examples)))
    drawn = draw(examples, count)
    assert len(set(drawn)) == count
    having, got = (Counter(example.labels[0] for example in some) for some in (examples, drawn))
    assert all(abs(got[label] - number * count / len(examples)) < 1 for label, number in having.items())


def test_the_same_examples_are_drawn_each_time() -> None:
    examples = [Example("gewoon", f"tekst {number}", (str(number % 7),)) for number in range(90)]
    assert draw(examples, 20) == draw(examples, 20)
    assert draw(examples, 20) != examples[:20]


def test_examples_are_read_with_what_also_fits_and_without_marks(tmp_path: Path) -> None:
    entries = [
        {"intent": "vraag/contact", "examples": "- waar zit u in [Schiedam](plaats)\n- bellen\n"},
        {"intent": "groet", "examples": [{"text": "hoi, hulp", "metadata": {"also_ok": ["vraag/hulp"]}}]},
        {"lookup": "plaats", "examples": "- Schiedam\n"},
    ]
    (tmp_path / "oudere").mkdir()
    (tmp_path / "oudere" / "werk.yml").write_text(yaml.safe_dump({"nlu": entries}))
    assert voices(tmp_path) == [
        Example("oudere", "waar zit u in Schiedam", ("contact",)),
        Example("oudere", "bellen", ("contact",)),
        Example("oudere", "hoi, hulp", ("groet", "hulp")),
    ]


def test_xsid_is_read_with_flat_intents(tmp_path: Path) -> None:
    for name, text in (("valid", "Gaat het regenen?"), ("test", "Hoe heet wordt het?")):
        lines = ["# id = 1", f"# text = {text}", "# intent = weather/find", "1\tGaat\tweather/find\tO", ""]
        (tmp_path / f"nl.{name}.conll").write_text("\n".join(lines))
    split = xsid(tmp_path)
    assert split.train == [Example("xsid", "Gaat het regenen?", ("weather_find",))]
    assert split.test == [Example("xsid", "Hoe heet wordt het?", ("weather_find",))]


def test_training_data_holds_each_text_under_its_first_label() -> None:
    examples = [Example("x", 'met: "tekens"', ("b", "a")), Example("x", "een", ("a",)), Example("x", "twee", ("b",))]
    assert yaml.safe_load(as_training_data(examples))["nlu"] == [
        {"intent": "a", "examples": [{"text": "een"}]},
        {"intent": "b", "examples": [{"text": 'met: "tekens"'}, {"text": "twee"}]},
    ]


def test_fallback_is_passed_over_and_what_also_fits_is_right() -> None:
    learned = [Example("x", label, (label,)) for label in "abcd"]
    asked = [Example("y", "1", ("a",)), Example("y", "2", ("b", "c")), Example("y", "3", ("d",)), learned[0]]
    rankings = [("nlu_fallback", "a", "b"), ("c", "a"), ("a", "b", "d"), ("nlu_fallback", "b", "c", "d", "a")]
    run = Run(Cost(0, 0), 0, 0, [parsed(*ranking) for ranking in rankings])
    assert shares(Split("", learned, asked), run) == (0.5, 0.75)


def test_one_disturbed_round_does_not_count() -> None:
    quiet = Run(Cost(2, 1), 10, 20, [parsed("a", wall=3, cpu=2), parsed("b", wall=1, cpu=1)])
    disturbed = Run(Cost(90, 80), 10, 70, [parsed("a", wall=900, cpu=4), parsed("b", wall=1, cpu=1)])
    assert typical([quiet, disturbed, quiet]) == quiet


def test_ratios_keep_texts_that_skip_the_encoder_apart() -> None:
    own = [parsed(wall=2.0, cpu=1.0), parsed(wall=20.0, cpu=10.0, asked=True)]
    found = ratios(own, [parsed(wall=1.0, cpu=1.0)] * 2)
    assert (found.texts, found.skipped) == (2, 0.5)
    assert (found.skipped_wall, found.skipped_cpu, found.asked_cpu) == (2.0, 1.0, 10.0)
    assert (found.all_wall, found.all_cpu) == (11.0, 5.5)


def test_ratio_over_no_texts_is_no_number() -> None:
    asked = [parsed(wall=2.0, cpu=2.0, asked=True)]
    found = ratios(asked, asked)
    assert found.skipped == 0
    assert isnan(found.skipped_cpu)
