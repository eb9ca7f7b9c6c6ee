"""The component around the extraction: what it keeps in the model, and how Rasa sees what it finds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from components.entities import KEPT, VocabularyExtractor
from conftest import WORDS
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

RESOURCE = Resource("words")


class _Storage:
    """A model storage that is one folder."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    @contextmanager
    def write_to(self, resource: Resource) -> Iterator[Path]:
        yield self._directory

    @contextmanager
    def read_from(self, resource: Resource) -> Iterator[Path]:
        yield self._directory


@pytest.fixture(scope="session")
def storage(tmp_path_factory: pytest.TempPathFactory) -> _Storage:
    storage = _Storage(tmp_path_factory.mktemp("model"))
    config = VocabularyExtractor.get_default_config()
    VocabularyExtractor.create(config, storage, RESOURCE, None).train(TrainingData())
    return storage


@pytest.fixture(scope="session")
def component(storage: _Storage) -> VocabularyExtractor:
    """Give the component as a server loads it, with no lists at hand."""
    return VocabularyExtractor.load({"words": "nowhere"}, storage, RESOURCE, None)


def test_entity_has_the_form_of_rasa(component: VocabularyExtractor) -> None:
    [message] = component.process([Message({TEXT: "werk als sgoonmaker in Schiedam"})])
    assert message.get(ENTITIES) == [
        {
            "entity": "beroep",
            "value": "schoonmaker",
            "start": 9,
            "end": 19,
            "confidence_entity": pytest.approx(0.818, abs=0.001),
            "extractor": "VocabularyExtractor",
        },
        {
            "entity": "plaats",
            "value": "Schiedam",
            "start": 23,
            "end": 31,
            "confidence_entity": 1.0,
            "extractor": "VocabularyExtractor",
        },
    ]
    assert ENTITIES in message.as_dict(only_output_properties=True)


@pytest.mark.parametrize("payload", ['/training_zoeken{"onderwerp": "taal"}', "/kies_regio", ""])
def test_button_and_empty_text_are_left_alone(component: VocabularyExtractor, payload: str) -> None:
    [message] = component.process([Message({TEXT: payload})])
    assert message.get(ENTITIES) is None


def test_only_what_is_looked_up_is_kept_in_the_model(storage: _Storage) -> None:
    with storage.read_from(RESOURCE) as directory:
        kept = json.loads((directory / KEPT).read_text(encoding="utf-8"))
    assert set(kept["lists"]) == {path.stem for path in WORDS.glob("*.yml")}
    keys = {key for groups in kept["lists"].values() for group in groups for key in group}
    assert keys == {"id", "name", "also", "unsure", "never", "postcodes"}


def test_component_before_training_finds_nothing() -> None:
    made = VocabularyExtractor.create(VocabularyExtractor.get_default_config(), None, RESOURCE, None)
    [message] = made.process([Message({TEXT: "werk als kok"})])
    assert message.get(ENTITIES) is None
