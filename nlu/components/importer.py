"""Give Rasa the examples of nlu/data and the rules of stories/."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.examples import Example, read

EXAMPLE = "example"
"""Where a message of the training data keeps the example that it is, with its voice and all labels that fit."""


class VoicesImporter(RasaFileImporter):
    """Read examples with our own reader, everything else as Rasa does.

    Rasa's reader validates each file against a schema and then looks for entities in every line; our examples have
    none, their form is tested, and the writer of a text would be lost.
    """

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        return TrainingData([ExampleMessage.of(example) for example in _examples()])


@lru_cache(maxsize=1)
def _examples() -> list[Example]:
    """Read once: Rasa makes an importer for each of three purposes."""
    return read()


class ExampleMessage(Message):
    """A message that is quick to copy and to compare.

    Rasa merges training data a dozen times, and each time copies every message in depth and hashes all that it holds:
    half a minute for our examples, of which nothing ever changes in place.
    """

    @classmethod
    def of(cls, example: Example) -> ExampleMessage:
        """Give the example as Rasa's own reader would, and as we know it."""
        message = cls.build(example.text, example.intent)
        message.set(EXAMPLE, example)
        return message

    def fingerprint(self) -> str:
        return hashlib.md5(repr(sorted(self.data.items())).encode(), usedforsecurity=False).hexdigest()

    def __deepcopy__(self, memo: dict[int, Any]) -> ExampleMessage:
        return type(self)(self.data, set(self.output_properties), self.time, list(self.features))
