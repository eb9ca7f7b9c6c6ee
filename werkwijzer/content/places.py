"""Find the region in what somebody says about where he lives."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from werkwijzer.content.spoken import plain
from werkwijzer.content.words import Place

ELSEWHERE = "elders"
"""The region of a place that is in none of ours."""

_FILLER = frozenset(
    """
    ik wij we mijn ben woon wonen verhuisd verhuis nu momenteel kom uit in naar te bij van de het omgeving buurt regio
    gemeente stad gewoon daar hier dus ja oh is woonplaats woongemeente nee sorry en postcode vlakbij net sinds kort
    tegenwoordig niet meer maar noord oost zuid west centrum
    """.split()  # noqa: SIM905
)
_RESIDENCE = re.compile(
    r"\b(?:ik|wij|we)\s+(?:\w+\s+){0,2}?(?:woon|wonen|kom|komen|verhuis|verhuizen)\b|\bverhuisd\b|\bwoonachtig\b"
    r"|\bi (?:now )?live\b|\bi(?:'m| am) from\b|\bmoved to\b"
)
_DOES_NOT_MATTER = re.compile(
    r"^(?:dat )?(?:weet (?:ik|k) ?niet|geen idee|maakt (?:mij )?niet uit|(?:ergens |heel )?(?:anders|elders)"
    r"|zeg ik (?:liever )?niet|overal|nergens|buitenland|niet daar|geen van beide(?:n)?)(?: eigenlijk| hoor)?$"
)
_PREPOSITION = re.compile(r"\b(?:in|te|uit|naar|bij|van|regio|gemeente|omgeving|plaats) $")
_NOT_THERE = r"\b(?:niet|nooit)(?: meer)?(?: (?:in|te|uit|naar|van))? "
_POSTCODE = re.compile(r"\b([1-9]\d{3})(?: ?[a-z]{2})?\b")
_SURE_POSTCODE = re.compile(r"\b(?:postcode|in) ([1-9]\d{3})(?: ?[a-z]{2})?\b(?! euro)|\b([1-9]\d{3})[a-z]{2}\b")
"""A postcode within a sentence. Four digits alone may be an amount: "3000 euro spaargeld", "ik heb 1100 op de bank"."""


@dataclass(frozen=True)
class Found:
    """A region, and the words that named it."""

    region: str
    words: str


class Places:
    """The names and postcodes of places, each at its region (`elders` for the rest of the country).

    A name that is a common word too counts behind a preposition ("in Best"), or where nothing else is said.
    """

    def __init__(self, places: Iterable[Place]) -> None:
        self._region_of: dict[str, str] = {}
        self._postcodes: list[tuple[int, int, str]] = []
        self._unsure: set[str] = set()
        for place in places:
            self._region_of |= {plain(name): place.region for name in (place.name, *place.also, *place.unsure)}
            self._postcodes += [(first, last, place.region) for first, last in place.postcodes]
            self._unsure |= {plain(name) for name in place.unsure}
        longest_first = sorted(self._region_of, key=len, reverse=True)
        self._names = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")

    def mentioned(self, text: str) -> Found | None:
        """Give the region that the text names, if it names one and no second one."""
        words = plain(text)
        return _only(self._named(words) or self._coded(words, _SURE_POSTCODE))

    def residence(self, text: str) -> Found | None:
        """Give the region where the text says that the person lives: a bare place name, or a sentence that says so."""
        words = plain(text)
        sure = self.mentioned(text)
        found = sure or _only(self._coded(words, _POSTCODE))
        if found is None:
            return Found(ELSEWHERE, "") if _DOES_NOT_MATTER.match(words) else None
        if re.search(_NOT_THERE + re.escape(found.words), words):
            return None
        if sure is not None and _RESIDENCE.search(words):
            return sure
        rest = _POSTCODE.sub(" ", words.replace(found.words, " ")).split()
        return found if all(word in _FILLER for word in rest) else None

    def _named(self, words: str) -> dict[str, str]:
        matches = [match for match in self._names.finditer(words) if self._is_meant(match)]
        return {self._region_of[match[0]]: match[0] for match in matches}

    def _is_meant(self, match: re.Match[str]) -> bool:
        before, after = match.string[: match.start()], match.string[match.end() :]
        if match[0] not in self._unsure or _PREPOSITION.search(before):
            return True
        return all(word in _FILLER for word in (before + after).split())

    def _coded(self, words: str, pattern: re.Pattern[str]) -> dict[str, str]:
        if self._named(words):
            return {}
        codes = ((code[0], code[code.lastindex or 0]) for code in pattern.finditer(words))
        return {region: said for said, digits in codes if (region := self._of_postcode(int(digits)))}

    def _of_postcode(self, digits: int) -> str | None:
        for first, last, region in self._postcodes:
            if first <= digits <= last:
                return region
        return None


def _only(found: dict[str, str]) -> Found | None:
    """Give the one region that was found with its words; two regions are none."""
    return Found(*next(iter(found.items()))) if len(found) == 1 else None
