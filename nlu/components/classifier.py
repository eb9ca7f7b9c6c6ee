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
from sklearn.pipeline import Pipeline

from components.model import Ranked, build, rank
from components.text import PAYLOAD

RANKING_LENGTH = 10


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(GraphComponent):
    """Predict the full retrieval intent (`vraag/bijstand_hoogte`) in one step.

    Rasa's own way is a classifier for `vraag` and a response selector for the rest; one linear model over all of
    them knows the neighbours of a topic, tasks included, and gives one ranking to clarify from.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"temperature": 0.15}

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, model: Pipeline | None = None
    ) -> None:
        self._temperature = config["temperature"]
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TopicClassifier:
        return cls(config, model_storage, resource)

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
            return cls(config, model_storage, resource, joblib.load(directory / "model.joblib"))

    def train(self, training_data: TrainingData) -> Resource:
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        labels = [example.get(INTENT_RESPONSE_KEY) or example.get(INTENT) for example in examples]
        self._model = build().fit([example.get(TEXT).lower() for example in examples], labels)
        with self._model_storage.write_to(self._resource) as directory:
            joblib.dump(self._model, directory / "model.joblib")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get(TEXT)
            if self._model is not None and text and not text.startswith(PAYLOAD):
                self._set_intent(message, rank(self._model, text.lower()))
        return messages

    def _set_intent(self, message: Message, ranking: list[Ranked]) -> None:
        scores = np.array([ranked.score for ranked in ranking]) / self._temperature
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        rows = [as_intent(ranked.label, float(share)) for ranked, share in zip(ranking, shares[:RANKING_LENGTH])]
        message.set(INTENT, dict(rows[0]), add_to_output=True)
        message.set(INTENT_RANKING_KEY, rows, add_to_output=True)


def as_intent(label: str, confidence: float) -> dict[str, Any]:
    """Give the label as Rasa writes an intent; a retrieval intent shows its base name and keeps its full one."""
    intent: dict[str, Any] = {INTENT_NAME_KEY: label.split("/")[0], PREDICTED_CONFIDENCE_KEY: confidence}
    if "/" in label:
        intent[FULL_RETRIEVAL_INTENT_NAME_KEY] = label
    return intent
