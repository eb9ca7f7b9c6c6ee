"""Put a text at one of the topics, tasks or small talk of the domain, and decide what to do with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import joblib
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
from components.examples import RETRIEVAL, Example, topic_id
from components.importer import EXAMPLE
from components.language import LanguageDetector
from components.learning import learn
from components.text import PAYLOAD
from components.understanding import Understanding, Understood

RANKING_LENGTH = 10
LANGUAGE, DECISION, ALSO = "language", "decision", "also"
"""Where a message says in which language it is, what was decided, and which second topic it names."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(GraphComponent):
    """Predict the full retrieval intent (`vraag/bijstand_hoogte`) in one step.

    Rasa's own way is a classifier for `vraag` and a response selector for the rest; one linear model over all of
    them knows the neighbours of a topic, tasks included, and gives one ranking to clarify from. Where that ranking is
    not clear the intent becomes `verduidelijk` or `buiten_bereik`; the ranking stays, and its first topics are offered.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"encoder": "e5"}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        encoder: Encoder,
        understanding: Understanding | None = None,
    ) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._encoder = encoder
        self._languages = LanguageDetector()
        self._understanding = understanding

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
            known: Understanding = joblib.load(directory / "understanding.joblib")
        encoder = make(config["encoder"] if known.model.has_meaning else "none")
        return cls(config, model_storage, resource, encoder, known)

    def train(self, training_data: TrainingData) -> Resource:
        examples = _examples(training_data, self._languages)
        vectors = VectorCache(kept_in(), self._encoder).vectors([example.text for example in examples])
        self._understanding = learn(examples, vectors)
        with self._model_storage.write_to(self._resource) as directory:
            joblib.dump(self._understanding, directory / "understanding.joblib")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get(TEXT)
            if self._understanding is not None and text is not None and not text.startswith(PAYLOAD):
                language = self._languages.language(text)
                message.set(LANGUAGE, language, add_to_output=True)
                self._set(message, self._understanding.understand(text, language, self._encoder))
        return messages

    def _set(self, message: Message, understood: Understood) -> None:
        rows = [as_intent(label, share) for label, share in list(understood.shares.items())[:RANKING_LENGTH]]
        confidence = understood.shares.get(understood.intent, understood.confidence)
        message.set(INTENT, as_intent(understood.intent, confidence), add_to_output=True)
        message.set(INTENT_RANKING_KEY, rows, add_to_output=True)
        message.set(DECISION, understood.decision, add_to_output=True)
        message.set(ALSO, understood.also, add_to_output=True)


def _examples(training_data: TrainingData, languages: LanguageDetector) -> list[Example]:
    """Give the examples with the names of their intents as labels; one that Rasa's own reader read has no voice."""
    labelled = [(message, _label(message)) for message in training_data.intent_examples]
    full = {topic_id(label): label for _, label in labelled}
    examples = []
    for message, label in labelled:
        text, own = message.get(TEXT), message.get(EXAMPLE)
        own = own or Example("", text, languages.language(text), (topic_id(label),))
        examples.append(replace(own, text=text, labels=tuple(full[one] for one in own.labels if one in full)))
    return examples


def _label(message: Message) -> str:
    return message.get(INTENT_RESPONSE_KEY) or message.get(INTENT)


def as_intent(label: str, confidence: float) -> dict[str, Any]:
    """Give the label as Rasa writes an intent; a retrieval intent shows its base name and keeps its full one."""
    intent: dict[str, Any] = {INTENT_NAME_KEY: label.split("/")[0], PREDICTED_CONFIDENCE_KEY: confidence}
    if RETRIEVAL in label:
        intent[FULL_RETRIEVAL_INTENT_NAME_KEY] = label
    return intent


def full_name(intent: dict[str, Any]) -> str:
    """Give the intent's label as in the training data: `vraag/bijstand_hoogte`, `groet`."""
    return intent.get(FULL_RETRIEVAL_INTENT_NAME_KEY) or intent[INTENT_NAME_KEY]
