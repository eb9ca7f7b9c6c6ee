"""Ask an understanding what it makes of texts, and keep that beside what is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from components.decision import EMERGENCY, OUTSIDE
from components.encoder import Encoder
from components.examples import Example, topic_id
from components.understanding import Understanding, Understood

CHOICES = 3


@dataclass(frozen=True)
class Row:
    """A text of a group, the topics that are right for it (the first one meant), and what was made of it.

    `best` are the alternatives of `werkwijzer parse`, the one decided for first, and `confidence` is what it gives.
    `asked` says whether the sentence encoder was needed.
    """

    group: str
    text: str
    labels: tuple[str, ...]
    best: tuple[str, ...]
    confidence: float
    decision: str
    asked: bool

    @property
    def meant(self) -> str:
        return self.labels[0]

    @property
    def given(self) -> str:
        return self.best[0]

    @property
    def is_right(self) -> bool:
        return self.given in self.labels

    @property
    def is_in_scope(self) -> bool:
        return self.meant != OUTSIDE

    @property
    def is_answered(self) -> bool:
        return self.decision == "answer"

    @property
    def is_taken_for_emergency(self) -> bool:
        return self.is_answered and self.given == EMERGENCY


class Noticing:
    """An encoder that notices whether it was asked."""

    def __init__(self, encoder: Encoder) -> None:
        self.name = encoder.name
        self.size = encoder.size
        self.asked = False
        self._encoder = encoder

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.asked = True
        return self._encoder.encode(texts)


class KnownVectors:
    """An encoder that first looks up what was encoded before."""

    def __init__(self, texts: Sequence[str], vectors: np.ndarray, encoder: Encoder) -> None:
        self.name = encoder.name
        self.size = encoder.size
        self._known = dict(zip(texts, vectors))
        self._encoder = encoder

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        return np.stack(
            [self._known[text] if text in self._known else self._encoder.encode([text])[0] for text in texts]
        )


def ask(understanding: Understanding, encoder: Encoder, questions: Sequence[Example]) -> list[Row]:
    """Give what is made of each question; its voice becomes the group."""
    rows = []
    for question in questions:
        noticing = Noticing(encoder)
        understood = understanding.understand(question.text, question.language, noticing)
        rows.append(as_row(question, understood, noticing.asked))
    return rows


def as_row(question: Example, understood: Understood, asked: bool) -> Row:
    chosen = understood.intent if understood.decision == "answer" else next(iter(understood.shares))
    best = [chosen, *(label for label in understood.shares if label != chosen)][:CHOICES]
    return Row(
        question.voice,
        question.text,
        question.labels,
        tuple(map(topic_id, best)),
        understood.shares[chosen],
        understood.decision,
        asked,
    )
