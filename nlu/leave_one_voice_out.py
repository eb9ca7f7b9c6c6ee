"""Measure how well each voice is understood by a model that never saw it.

Use: `python -m leave_one_voice_out`, with nlu/ on the path. "Right" counts a label or one that also fits (`also_ok`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from components.model import build, rank
from components.text import normalise
from ruamel.yaml import YAML

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Example:
    """A text with the labels that are right for it, the first one meant."""

    voice: str
    text: str
    labels: tuple[str, ...]


def read(directory: Path = DATA) -> list[Example]:
    """Give every example of every voice; a folder is a voice."""
    return [
        example
        for path in sorted(directory.glob("*/*.yml"))
        for entry in YAML(typ="safe").load(path)["nlu"]
        for example in _examples(path.parent.name, entry)
    ]


def _examples(voice: str, entry: dict) -> list[Example]:
    label = entry["intent"].removeprefix("vraag/")
    if isinstance(entry["examples"], str):
        texts = [line[2:] for line in entry["examples"].splitlines()]
        return [Example(voice, normalise(text), (label,)) for text in texts]
    return [
        Example(voice, normalise(example["text"]), (label, *example["metadata"]["also_ok"]))
        for example in entry["examples"]
    ]


def measure(train: Sequence[Example], test: Sequence[Example]) -> tuple[float, float]:
    """Give the shares of `test` right at once and right within three."""
    model = build().fit([example.text.lower() for example in train], [example.labels[0] for example in train])
    at_once = within_three = 0
    for example in test:
        best = [ranked.label for ranked in rank(model, example.text.lower())[:3]]
        at_once += best[0] in example.labels
        within_three += any(label in example.labels for label in best)
    return at_once / len(test), within_three / len(test)


def main() -> None:
    examples = read()
    voices = sorted({example.voice for example in examples})
    print(f"{len(examples)} voorbeelden, {len(voices)} stemmen; elke stem gemeten met een model van de andere")
    print(f"{'stem':<20}{'meteen goed':>12}{'binnen drie':>12}")
    for voice in voices:
        train = [example for example in examples if example.voice != voice]
        test = [example for example in examples if example.voice == voice]
        at_once, within_three = measure(train, test)
        print(f"{voice:<20}{at_once:>12.1%}{within_three:>12.1%}", flush=True)


if __name__ == "__main__":
    main()
