"""Read the examples that the model learns from.

A folder of nlu/data is a voice: one writer with his own way of typing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from components.language import LanguageDetector
from components.text import normalise

DATA = Path(__file__).parents[1] / "data"
RETRIEVAL = "vraag/"
"""What stands before a question's topic in the name of its intent; tasks and small talk are intents of their own."""


@dataclass(frozen=True)
class Example:
    """A text with the labels that are right for it, the first one meant; `voice` is empty where nobody knows it."""

    voice: str
    text: str
    language: str
    labels: tuple[str, ...]
    intent: str = ""
    """The name of the first label's intent as Rasa has it, `vraag/bijstand_hoogte`."""


def read(directory: Path = DATA) -> list[Example]:
    """Give every example of every voice, its text normalised."""
    detector = LanguageDetector()
    return [
        Example(voice, text, detector.language(text), labels, intent)
        for voice, text, labels, intent in _entries(directory)
    ]


def texts(directory: Path = DATA) -> list[str]:
    """Give the text of every example, in the same order and sooner: telling languages takes most of the time."""
    return [text for _, text, _, _ in _entries(directory)]


def _entries(directory: Path) -> Iterator[tuple[str, str, tuple[str, ...], str]]:
    """Give voice, normalised text, labels and intent of each example."""
    for path in sorted(directory.glob("*/*.yml")):
        for entry in YAML(typ="safe").load(path)["nlu"]:
            for text, labels in _texts(entry):
                yield path.parent.name, normalise(text), labels, entry["intent"]


def topic_id(label: str) -> str:
    """Give the label as in the list of topics: `bijstand_hoogte`, not `vraag/bijstand_hoogte`."""
    return label.removeprefix(RETRIEVAL)


def _texts(entry: dict) -> list[tuple[str, tuple[str, ...]]]:
    label = topic_id(entry["intent"])
    if isinstance(entry["examples"], str):
        return [(line[2:], (label,)) for line in entry["examples"].splitlines()]
    return [(one["text"], (label, *one["metadata"]["also_ok"])) for one in entry["examples"]]
