"""Measure how well each voice is understood by a model that never saw it.

Use: `python -m leave_one_voice_out [e5|none]`, with nlu/ on the path. "Right" counts a label or one that also fits
(`also_ok`).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from components.encoder import VectorCache, kept_in, make
from components.language import LanguageDetector
from components.model import TopicModel
from components.text import normalise
from ruamel.yaml import YAML

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Example:
    """A text with the labels that are right for it, the first one meant."""

    voice: str
    text: str
    language: str
    labels: tuple[str, ...]


def read(directory: Path = DATA) -> list[Example]:
    """Give every example of every voice; a folder is a voice."""
    detector = LanguageDetector()
    return [
        Example(path.parent.name, normalise(text), detector.language(normalise(text)), labels)
        for path in sorted(directory.glob("*/*.yml"))
        for entry in YAML(typ="safe").load(path)["nlu"]
        for text, labels in _texts(entry)
    ]


def _texts(entry: dict) -> list[tuple[str, tuple[str, ...]]]:
    label = entry["intent"].removeprefix("vraag/")
    if isinstance(entry["examples"], str):
        return [(line[2:], (label,)) for line in entry["examples"].splitlines()]
    return [(example["text"], (label, *example["metadata"]["also_ok"])) for example in entry["examples"]]


@dataclass(frozen=True)
class Measured:
    """Shares of a voice: right at once, right within three."""

    at_once: float
    within_three: float


def measure(train: Sequence[Example], test: Sequence[Example], cache: VectorCache) -> Measured:
    """Train on some voices and say how well the texts of another are understood."""
    texts = [example.text for example in train]
    labels = [example.labels[0] for example in train]
    model = TopicModel.fit(texts, labels, [example.language for example in train], cache.vectors(texts))
    best = [
        [ranked.label for ranked in model.rank_known(example.text, example.language, vector)[:3]]
        for example, vector in zip(test, cache.vectors([example.text for example in test]))
    ]
    return Measured(
        at_once=float(np.mean([labels[0] in example.labels for labels, example in zip(best, test)])),
        within_three=float(
            np.mean([any(label in example.labels for label in labels) for labels, example in zip(best, test)])
        ),
    )


def main(encoder: str = "e5") -> None:
    cache = VectorCache(kept_in(), make(encoder))
    examples = read()
    voices = sorted({example.voice for example in examples})
    print(f"{len(examples)} voorbeelden, {len(voices)} stemmen; elke stem gemeten met een model van de andere")
    print(f"{'stem':<20}{'meteen goed':>12}{'binnen drie':>12}")
    for voice in voices:
        train = [example for example in examples if example.voice != voice]
        test = [example for example in examples if example.voice == voice]
        measured = measure(train, test, cache)
        print(f"{voice:<20}{measured.at_once:>12.1%}{measured.within_three:>12.1%}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
