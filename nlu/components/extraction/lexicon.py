"""The word lists of content/woorden, ready to be looked up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components.extraction import inflection
from components.extraction.found import APPOINTMENT, LEVEL, NOTHING, OCCUPATION, PLACE, SECTOR, SUBJECT
from components.extraction.tokens import words

ENTITY_OF = {
    "beroepen": OCCUPATION,
    "sectoren": SECTOR,
    "niveaus": LEVEL,
    "plaatsen": PLACE,
    "onderwerpen": SUBJECT,
    "afspraken": APPOINTMENT,
}
"""What the words of each file stand for."""

LONGEST_PHRASE = 6
_LEAST_GLUED = 8
_LEAST_PART = 3

Lists = Mapping[str, Sequence[Mapping[str, Any]]]
"""The groups of each file as they stand in it."""


@dataclass(frozen=True)
class Reading:
    """What a phrase may stand for; one that is not sure needs its neighbours to say so."""

    entity: str
    value: str
    is_sure: bool


class Lexicon:
    """Every phrase of the lists with its readings."""

    def __init__(self, lists: Lists) -> None:
        self._readings: dict[str, list[Reading]] = defaultdict(list)
        for file, entity in ENTITY_OF.items():
            for group in lists[file]:
                self._add(entity, group)
        self._add_plurals(lists["beroepen"])
        self._glued: dict[str, str] = {}
        for phrase in sorted(self._readings):
            self._glued.setdefault(phrase.replace(" ", ""), phrase)

    def _add(self, entity: str, group: Mapping[str, Any]) -> None:
        value = group.get("id") or group["name"]
        unsure = {_phrase(name) for name in group.get("unsure", [])}
        for phrase in dict.fromkeys(map(_phrase, [group["name"], *group.get("also", []), *group.get("unsure", [])])):
            self._readings[phrase].append(Reading(entity, value, phrase not in unsure))
        for phrase in map(_phrase, group.get("never", [])):
            self._readings[phrase].append(Reading(NOTHING, entity, True))

    def _add_plurals(self, occupations: Sequence[Mapping[str, Any]]) -> None:
        names = [name for group in occupations for key in ("also", "unsure") for name in group.get(key, [])]
        for phrase in map(_phrase, [*(group["name"] for group in occupations), *names]):
            *before, last = phrase.split()
            for form in inflection.plurals(last):
                several = " ".join([*before, form])
                if several not in self._readings:
                    self._readings[several] = [one for one in self._readings[phrase] if one.entity == OCCUPATION]

    def vocabulary(self) -> set[str]:
        """Give every word of every phrase that may be misspelt; a place name that is a common word may not."""
        return {
            word
            for phrase, readings in self._readings.items()
            if any(reading.is_sure or reading.entity != PLACE for reading in readings)
            for word in phrase.split()
        }

    def readings(self, phrase: Sequence[str]) -> list[Reading]:
        """Give what the words stand for together; "order picker" and "orderpicker" are the same."""
        found = self._readings.get(" ".join(phrase))
        if found is None and all(len(word) >= _LEAST_PART for word in phrase):
            glued = "".join(phrase)
            found = self._readings.get(self._glued.get(glued, "")) if len(glued) >= _LEAST_GLUED else None
        if found is None and len(phrase) == 1:
            compound = self._compound(phrase[0])
            found = [compound] if compound else None
        return found or []

    def _compound(self, word: str) -> Reading | None:
        """Give what a compound stands for: a sort of work, of course, or of some occupation."""
        for stem, entities, makes_sure in (
            (inflection.stem_of_job(word), (OCCUPATION, SECTOR), True),
            (inflection.stem_of_work(word), (OCCUPATION, SECTOR), False),
            (inflection.stem_of_course(word), (SUBJECT, OCCUPATION), True),
        ):
            for known in self._of_kinds(stem or "", entities):
                return Reading(known.entity, known.value, known.is_sure or makes_sure)
        for head in inflection.heads(word):
            for known in self._of_kinds(head, (OCCUPATION,)):
                if known.is_sure:
                    return known
        return None

    def _of_kinds(self, phrase: str, entities: Sequence[str]) -> list[Reading]:
        known = self._readings.get(phrase, [])
        return [one for entity in entities for one in known if one.entity == entity]


def _phrase(name: str) -> str:
    return " ".join(words(name))
