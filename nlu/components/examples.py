"""Read the examples that the model learns from.

A folder of nlu/data is a voice: one writer with his own way of typing.
"""

from __future__ import annotations

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


def read(directory: Path = DATA) -> list[Example]:
    """Give every example of every voice, its text normalised."""
    detector = LanguageDetector()
    found = []
    for path in sorted(directory.glob("*/*.yml")):
        for entry in YAML(typ="safe").load(path)["nlu"]:
            for text, labels in _texts(entry):
                normal = normalise(text)
                found.append(Example(path.parent.name, normal, detector.language(normal), labels))
    return found


def topic_id(label: str) -> str:
    """Give the label as in the list of topics: `bijstand_hoogte`, not `vraag/bijstand_hoogte`."""
    return label.removeprefix(RETRIEVAL)


def _texts(entry: dict) -> list[tuple[str, tuple[str, ...]]]:
    label = topic_id(entry["intent"])
    if isinstance(entry["examples"], str):
        return [(line[2:], (label,)) for line in entry["examples"].splitlines()]
    return [(one["text"], (label, *one["metadata"]["also_ok"])) for one in entry["examples"]]
