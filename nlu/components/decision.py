"""Decide whether the bot is sure enough to answer, asks which of a few topics is meant, or is not about it."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import (
    FULL_RETRIEVAL_INTENT_NAME_KEY,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

OUTSIDE = "buiten_bereik"
CLARIFY = "verduidelijk"
EMERGENCY = "nood"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Decision(GraphComponent):
    """Replace the intent by `verduidelijk` or `buiten_bereik` where the ranking is not clear.

    The ranking stays as it is: the action that clarifies offers its first topics as buttons.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"answer_from": 0.45, "outside_from": 0.35, "outside_below": 0.06, "emergency_from": 0.15}

    def __init__(self, config: dict[str, Any]) -> None:
        self._answer_from = config["answer_from"]
        self._outside_from = config["outside_from"]
        self._outside_below = config["outside_below"]
        self._emergency_from = config["emergency_from"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Decision:
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            ranking = message.get(INTENT_RANKING_KEY) or []
            if not ranking and message.get(TEXT) is not None:
                # Nothing but control characters was left of the text.
                ranking = [{INTENT_NAME_KEY: OUTSIDE, PREDICTED_CONFIDENCE_KEY: 1.0}]
            if ranking:
                self._decide(message, ranking)
        return messages

    def _decide(self, message: Message, ranking: list[dict[str, Any]]) -> None:
        confidence = {full_name(intent): intent[PREDICTED_CONFIDENCE_KEY] for intent in ranking}
        best = dict(ranking[0])
        decision = self.decide(confidence)
        if decision == "clarify":
            best = {INTENT_NAME_KEY: CLARIFY, PREDICTED_CONFIDENCE_KEY: best[PREDICTED_CONFIDENCE_KEY]}
        elif decision == "outside":
            best = {INTENT_NAME_KEY: OUTSIDE, PREDICTED_CONFIDENCE_KEY: confidence.get(OUTSIDE, 0.0)}
        elif confidence.get(EMERGENCY, 0.0) >= self._emergency_from:
            best = {INTENT_NAME_KEY: EMERGENCY, PREDICTED_CONFIDENCE_KEY: confidence[EMERGENCY]}
        message.set(INTENT, best, add_to_output=True)
        message.set("decision", decision, add_to_output=True)

    def decide(self, confidence: dict[str, float]) -> str:
        """Give `answer`, `clarify` or `outside` for the labels' shares, the best first.

        A possible emergency is always answered: a help line too many costs nothing.
        """
        best = next(iter(confidence))
        if confidence.get(EMERGENCY, 0.0) >= self._emergency_from:
            return "answer"
        if best == OUTSIDE and confidence[OUTSIDE] >= self._outside_from:
            return "outside"
        if confidence[best] < self._outside_below:
            return "outside"
        if best == OUTSIDE or confidence[best] < self._answer_from:
            return "clarify"
        return "answer"


def full_name(intent: dict[str, Any]) -> str:
    """Give the intent's label as in the training data: `vraag/bijstand_hoogte`, `groet`."""
    return intent.get(FULL_RETRIEVAL_INTENT_NAME_KEY) or intent[INTENT_NAME_KEY]
