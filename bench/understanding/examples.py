"""Examples to train and to test on: from the voices of nlu/data, or from a benchmark in xSID's form."""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

TRAIN_VOICES = (
    "ambtelijk",
    "appjes",
    "boos",
    "dictaat",
    "keukentafel",
    "nieuwkomer",
    "precies",
    "straattaal",
    "voor_een_ander",
)
TEST_VOICES = ("gewoon", "laaggeletterd", "oudere", "trefwoord", "verhaal")
TRAIN_COUNT, TEST_COUNT = 2500, 1000
SEED = 2026

_ENTITY = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")
"""How Rasa marks an entity in an example: `[Schiedam](plaats)` or `[Schiedam]{"entity": "plaats"}`."""


@dataclass(frozen=True)
class Example:
    """A text with the flat labels that are right for it, the one meant first."""

    voice: str
    text: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Split:
    """What every system learns from, and what it is asked."""

    name: str
    train: list[Example]
    test: list[Example]


def voices(data: Path) -> list[Example]:
    """Give every example under `data`; a folder is a voice."""
    return [
        Example(path.parent.name, _ENTITY.sub(r"\1", text), labels)
        for path in sorted(data.glob("*/*.yml"))
        for entry in yaml.load(path.read_text(), Loader=yaml.CSafeLoader)["nlu"]
        if "intent" in entry
        for text, labels in _texts(entry)
    ]


def _texts(entry: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    label = flat(entry["intent"])
    if isinstance(entry["examples"], str):
        yield from ((line.removeprefix("- "), (label,)) for line in entry["examples"].splitlines())
        return
    for example in entry["examples"]:
        also = example.get("metadata", {}).get("also_ok", [])
        yield example["text"], (label, *map(flat, also))


def flat(label: str) -> str:
    """Give a label that no system takes for a retrieval intent, so that all have the same task."""
    return label.removeprefix("vraag/").replace("/", "_")


def between_voices(examples: Sequence[Example]) -> Split:
    """Learn from some voices, be asked by others; both drawn with each label in proportion."""
    return Split(
        "our own examples, writers apart",
        draw([example for example in examples if example.voice in TRAIN_VOICES], TRAIN_COUNT),
        draw([example for example in examples if example.voice in TEST_VOICES], TEST_COUNT),
    )


def draw(examples: Sequence[Example], count: int) -> list[Example]:
    """Draw `count` examples at random: of each label, and of each voice within it, as many as its share asks.

    Sorted by label and voice and otherwise shuffled, each so many-th is taken: a label's number is at most one off.
    """
    if count >= len(examples):
        return list(examples)
    shuffled = random.Random(SEED).sample(list(examples), len(examples))
    ordered = sorted(shuffled, key=lambda example: (example.labels[0], example.voice))
    return [ordered[index * len(ordered) // count] for index in range(count)]


def xsid(directory: Path) -> Split:
    """Give the Dutch part of xSID: learn from `valid`, be asked `test`; intents only."""
    return Split("xSID", _conll(directory / "nl.valid.conll"), _conll(directory / "nl.test.conll"))


def _conll(path: Path) -> list[Example]:
    examples, text = [], ""
    for line in path.read_text().splitlines():
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line.startswith("# intent = "):
            examples.append(Example("xsid", text, (flat(line.removeprefix("# intent = ")),)))
    return examples


def as_training_data(examples: Iterable[Example]) -> str:
    """Give the examples as the YAML that Rasa trains on."""
    ordered = sorted(examples, key=lambda example: example.labels[0])
    entries = [
        {"intent": label, "examples": [{"text": example.text} for example in group]}
        for label, group in groupby(ordered, key=lambda example: example.labels[0])
    ]
    return yaml.safe_dump({"version": "3.1", "nlu": entries}, allow_unicode=True, width=1000)
