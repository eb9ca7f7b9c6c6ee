"""Put a text at one of the topics, tasks or small talk of the domain."""

from __future__ import annotations

from typing import Any

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import (
    FULL_RETRIEVAL_INTENT_NAME_KEY,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    INTENT_RESPONSE_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.encoder import Encoder, VectorCache, kept_in, make
from components.language import LanguageDetector
from components.model import Ranked, TopicModel
from components.text import PAYLOAD

RANKING_LENGTH = 10
LANGUAGE = "language"
"""Where a message says in which language it is."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(GraphComponent):
    """Predict the full retrieval intent (`vraag/bijstand_hoogte`) in one step.

    Rasa's own way is a classifier for `vraag` and a response selector for the rest; one linear model over all of
    them knows the neighbours of a topic, tasks included, and gives one ranking to clarify from.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"temperature": 0.2, "encoder": "e5"}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        encoder: Encoder,
        model: TopicModel | None = None,
    ) -> None:
        self._temperature = config["temperature"]
        self._model_storage = model_storage
        self._resource = resource
        self._encoder = encoder
        self._languages = LanguageDetector()
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TopicClassifier:
        return cls(config, model_storage, resource, make(config["encoder"]))

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TopicClassifier:
        with model_storage.read_from(resource) as directory:
            model: TopicModel = joblib.load(directory / "model.joblib")
        return cls(config, model_storage, resource, make(config["encoder"] if model.has_meaning else "none"), model)

    def train(self, training_data: TrainingData) -> Resource:
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        texts = [example.get(TEXT) for example in examples]
        labels = [example.get(INTENT_RESPONSE_KEY) or example.get(INTENT) for example in examples]
        vectors = VectorCache(kept_in(), self._encoder).vectors(texts)
        languages = [self._languages.language(text) for text in texts]
        self._model = TopicModel.fit(texts, labels, languages, vectors)
        with self._model_storage.write_to(self._resource) as directory:
            joblib.dump(self._model, directory / "model.joblib")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get(TEXT)
            if self._model is not None and text and not text.startswith(PAYLOAD):
                language = self._languages.language(text)
                message.set(LANGUAGE, language, add_to_output=True)
                self._set_intent(message, self._model.rank(text, language, self._encoder))
        return messages

    def _set_intent(self, message: Message, ranking: list[Ranked]) -> None:
        rows = [
            as_intent(ranked.label, share)
            for ranked, share in zip(ranking[:RANKING_LENGTH], shares(ranking, self._temperature))
        ]
        message.set(INTENT, dict(rows[0]), add_to_output=True)
        message.set(INTENT_RANKING_KEY, rows, add_to_output=True)


def shares(ranking: list[Ranked], temperature: float) -> list[float]:
    """Give the scores as shares that add up to one; a lower temperature gives the best label more."""
    scores = np.array([ranked.score for ranked in ranking]) / temperature
    powers = np.exp(scores - scores.max())
    return [float(share) for share in powers / powers.sum()]


def as_intent(label: str, confidence: float) -> dict[str, Any]:
    """Give the label as Rasa writes an intent; a retrieval intent shows its base name and keeps its full one."""
    intent: dict[str, Any] = {INTENT_NAME_KEY: label.split("/")[0], PREDICTED_CONFIDENCE_KEY: confidence}
    if "/" in label:
        intent[FULL_RETRIEVAL_INTENT_NAME_KEY] = label
    return intent
