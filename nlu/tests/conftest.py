"""What the tests of the extraction share: an extractor made of the lists of content/, once for the whole run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from components.entities import vocabulary
from components.extraction.extractor import Extractor

WORDS = Path(__file__).parents[2] / "content" / "woorden"

Find = Callable[[str], dict[str, list[str]]]


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor(**vocabulary(WORDS))


@pytest.fixture(scope="session")
def find(extractor: Extractor) -> Find:
    """Give the values that are found in a text, by entity, in the order of the text."""

    def values(text: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for one in extractor.find(text):
            found.setdefault(one.entity, []).append(one.value)
        return found

    return values
