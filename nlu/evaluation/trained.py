"""Take what training learned out of Rasa's model archive; Rasa itself would take seconds to load, and add nothing."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Sequence
from pathlib import Path

import joblib
from components.encoder import Encoder, make
from components.examples import Example, topic_id
from components.language import DUTCH
from components.understanding import Understanding

from evaluation.asking import Row, ask

LEARNED = "/understanding.joblib"


class Trained:
    """The model as the bot has it, with the encoder that it was trained with."""

    def __init__(self, understanding: Understanding, encoder: Encoder) -> None:
        self.understanding = understanding
        self.encoder = encoder

    @classmethod
    def load(cls, archive: Path) -> Trained:
        with tarfile.open(archive) as members:
            learned = next(member for member in members if member.name.endswith(LEARNED))
            kept = members.extractfile(learned)
            understanding: Understanding = joblib.load(io.BytesIO(kept.read()))
        return cls(understanding, make("e5" if understanding.model.has_meaning else "none"))

    def topics(self) -> frozenset[str]:
        """Give every label that the model knows, as in the list of topics."""
        return frozenset(map(topic_id, self.understanding.understand("hallo", DUTCH, self.encoder).shares))

    def ask(self, questions: Sequence[Example]) -> list[Row]:
        return ask(self.understanding, self.encoder, questions)
