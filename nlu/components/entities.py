"""Give the entities that a search needs: occupation, sector, place, hours, level, subject, kind of appointment."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import ENTITY_ATTRIBUTE_CONFIDENCE_TYPE
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    EXTRACTOR,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from ruamel.yaml import YAML

from components.extraction import common
from components.extraction.extractor import Extractor
from components.extraction.found import Found
from components.extraction.lexicon import ENTITY_OF, Lexicon, Lists
from components.text import PAYLOAD

KEPT = "vocabulary.json"
_NLU = Path(__file__).resolve().parents[1]
_USED = ("id", "name", "also", "unsure", "never", "postcodes")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class VocabularyExtractor(GraphComponent):
    """Look words up in the lists of content/woorden, which training takes into the model."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"words": "../content/woorden"}  # the folder with the lists, seen from nlu/

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        extractor: Extractor | None = None,
    ) -> None:
        self._words = _NLU / config["words"]
        self._model_storage = model_storage
        self._resource = resource
        self._extractor = extractor

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> VocabularyExtractor:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> VocabularyExtractor:
        with model_storage.read_from(resource) as directory:
            kept = json.loads((directory / KEPT).read_text(encoding="utf-8"))
        return cls(config, model_storage, resource, Extractor(**kept))

    def train(self, training_data: TrainingData) -> Resource:
        kept = vocabulary(self._words)
        with self._model_storage.write_to(self._resource) as directory:
            (directory / KEPT).write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        self._extractor = Extractor(**kept)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get(TEXT)
            if self._extractor is not None and text and not text.startswith(PAYLOAD):
                found = [_as_entity(one, self.__class__.__name__) for one in self._extractor.find(text)]
                message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        return messages


def vocabulary(directory: Path) -> dict[str, Any]:
    """Give what an `Extractor` is made of, read from the word lists and from wordfreq."""
    lists = {file: _groups(directory / f"{file}.yml") for file in ENTITY_OF}
    return {"lists": lists, "correct": _correct(lists), "common": common.common_words()}


def _correct(lists: Lists) -> list[str]:
    return common.correct_words(Lexicon(lists).vocabulary())


def _groups(path: Path) -> list[dict[str, Any]]:
    groups: list[Mapping[str, Any]] = YAML(typ="safe").load(path)
    return [{key: group[key] for key in _USED if key in group} for group in groups]


def _as_entity(found: Found, extractor: str) -> dict[str, Any]:
    return {
        ENTITY_ATTRIBUTE_TYPE: found.entity,
        ENTITY_ATTRIBUTE_VALUE: found.value,
        ENTITY_ATTRIBUTE_START: found.start,
        ENTITY_ATTRIBUTE_END: found.end,
        ENTITY_ATTRIBUTE_CONFIDENCE_TYPE: round(found.confidence, 3),
        EXTRACTOR: extractor,
    }
