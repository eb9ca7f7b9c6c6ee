"""Read sets of questions: files of JSON lines with a text, its label and the labels that also fit."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from components.examples import Example
from components.language import LanguageDetector
from components.text import HIDDEN, normalise

GROUPED_BY = ("persona", "lang")
EVERYTHING = "alle teksten"


class CannotMeasure(Exception):
    """What was asked for cannot be measured; `str(error)` is the sentence to show."""


def read_set(path: Path, known: Collection[str]) -> list[Example]:
    """Give the questions of a file, each with its group as its voice; `known` are the topics of the model.

    Raises:
        CannotMeasure: the file cannot be read, or a line is not as it should be.
    """
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise CannotMeasure(f"{path} is er niet, of is niet te lezen.") from error
    detector = LanguageDetector()
    questions = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                questions.append(_question(_entry(line, known), path, detector))
            except ValueError as error:
                raise CannotMeasure(f"{path}, regel {number}: {error}.") from error
    if not questions:
        raise CannotMeasure(f"{path} bevat geen enkele vraag.")
    return questions


def _entry(line: bytes, known: Collection[str]) -> dict[str, Any]:
    try:
        entry = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ValueError("dit is geen JSON") from error
    if not isinstance(entry, dict):
        raise ValueError('dit is geen object met "text" en "label"')
    for key in ("text", "label"):
        if not isinstance(entry.get(key), str):
            raise ValueError(f'"{key}" ontbreekt of is geen tekst')
    for key in GROUPED_BY:
        if not isinstance(entry.get(key, ""), str):
            raise ValueError(f'"{key}" is geen tekst')
    _check_labels(entry, known)
    return entry


def _check_labels(entry: dict[str, Any], known: Collection[str]) -> None:
    fitting = entry.setdefault("also_ok", [])
    if not isinstance(fitting, list) or not all(isinstance(label, str) for label in fitting):
        raise ValueError('"also_ok" is geen lijst van onderwerpen')
    strange = [label for label in (entry["label"], *fitting) if label not in known]
    if strange:
        raise ValueError(f'het model kent het onderwerp "{strange[0]}" niet')


def _question(entry: dict[str, Any], path: Path, detector: LanguageDetector) -> Example:
    own = next((entry[key] for key in GROUPED_BY if entry.get(key)), EVERYTHING)
    # Hidden as the bot hides what is typed, so that a leading slash does not look like a button's payload.
    text = normalise(HIDDEN + entry["text"])
    return Example(normalise(f"{path.stem}: {own}"), text, detector.language(text), (entry["label"], *entry["also_ok"]))
