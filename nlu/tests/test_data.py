"""The examples that the model learns from."""

from collections import Counter, defaultdict
from pathlib import Path

from components.decision import Thresholds
from components.encoder import VectorCache, kept_in, make
from components.examples import read
from components.understanding import Temperatures
from evaluation.leaving_out import LeavingOut, Trust
from evaluation.measures import measure
from ruamel.yaml import YAML

EXAMPLES = read()
DOMAIN = Path(__file__).parents[2] / "stories" / "domain"
ONLY_BY_BUTTON = {
    "kies_topic",
    "kies_regio",
    "eenvoudiger",
    "geen_van_deze",
    "leg_uit",
    "mijn_stappen",
    "stappen_antwoord",
    "stappen_opnieuw",
    "stap_gedaan",
    "afspraak_antwoord",
    "afspraak_herinneren",
}
LEAST_EXAMPLES, LEAST_VOICES = 20, 4


def test_every_label_has_enough_examples_in_enough_voices() -> None:
    count = Counter(example.labels[0] for example in EXAMPLES)
    voices = defaultdict(set)
    for example in EXAMPLES:
        voices[example.labels[0]].add(example.voice)
    assert [label for label in count if count[label] < LEAST_EXAMPLES] == []
    assert [label for label in count if len(voices[label]) < LEAST_VOICES] == []


def test_every_intent_of_the_domain_has_examples_or_only_a_button() -> None:
    intents = {intent for path in DOMAIN.glob("*.yml") for intent in YAML(typ="safe").load(path).get("intents", [])}
    learned = {example.labels[0] for example in EXAMPLES}
    assert intents - learned - ONLY_BY_BUTTON == {"vraag", "verduidelijk"}


def test_no_text_stands_under_two_labels() -> None:
    labels = defaultdict(set)
    for example in EXAMPLES:
        labels[example.text.lower()].add(example.labels[0])
    assert {text: found for text, found in labels.items() if len(found) > 1} == {}


def test_no_text_stands_twice() -> None:
    count = Counter(example.text.lower() for example in EXAMPLES)
    assert [text for text, times in count.items() if times > 1] == []


def test_voice_left_out_is_understood_by_the_others() -> None:
    vectors = VectorCache(kept_in(), make("e5")).vectors([example.text for example in EXAMPLES])
    trust = Trust(Temperatures(), Thresholds())
    measured = measure(LeavingOut.of(EXAMPLES, vectors, "e5", trust).leave_out("gewoon"))
    assert measured.at_once.value >= 0.9
    assert measured.within_three.value >= 0.95
