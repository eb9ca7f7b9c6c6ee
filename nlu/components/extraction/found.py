"""What is found in a text, and which of two that overlap stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

OCCUPATION = "beroep"
SECTOR = "sector"
PLACE = "plaats"
LEVEL = "niveau"
HOURS = "uren"
SUBJECT = "onderwerp"
APPOINTMENT = "soort_afspraak"

ENTITIES = (APPOINTMENT, OCCUPATION, SECTOR, PLACE, LEVEL, HOURS, SUBJECT)
"""Where nothing else decides between two readings of the same words, the first of these stays."""

NOTHING = ""
"""The entity of words that look like something and are not: they stay, and so keep shorter readings out."""


@dataclass(frozen=True)
class Found:
    """An entity with its normalised value, and where its words stand; `weight` is how much speaks for this reading."""

    entity: str
    value: str
    start: int
    end: int
    confidence: float = 1.0
    weight: int = 1


def without_overlaps(found: Iterable[Found]) -> list[Found]:
    """Give one entity for each stretch of text, in the order of the text: the longest, then the one most speaks for."""
    chosen: list[Found] = []
    for candidate in sorted(found, key=_rank):
        if all(candidate.end <= other.start or other.end <= candidate.start for other in chosen):
            chosen.append(candidate)
    return sorted((one for one in chosen if one.entity != NOTHING), key=lambda one: one.start)


def _rank(one: Found) -> tuple[float, ...]:
    order = ENTITIES.index(one.entity) if one.entity in ENTITIES else -1
    return (one.start - one.end, -one.weight, -one.confidence, order, one.start)
