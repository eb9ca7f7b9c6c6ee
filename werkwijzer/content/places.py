"""Find the region in what somebody says about where he lives."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from werkwijzer.content.schema import RegionEntry

ELSEWHERE = "elders"

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
    """The names and postcodes of places, each at its region (`elders` for the rest of the country)."""

    def __init__(self, regions: Mapping[str, RegionEntry], elsewhere: Iterable[str]) -> None:
        self._postcodes = [(first, last, key) for key, entry in regions.items() for first, last in entry.postcodes]
        self._region_of = {plain(name): ELSEWHERE for name in elsewhere}
        for key, entry in regions.items():
            for name in [*entry.municipalities, *entry.also]:
                self._region_of[plain(name)] = key
        longest_first = sorted(self._region_of, key=len, reverse=True)
        self._names = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")

    def mentioned(self, text: str) -> Found | None:
        """Give the region that the text names, if it names one and no second one."""
        words = plain(text)
        return self._named(words) or self._coded(words, _SURE_POSTCODE)

    def residence(self, text: str) -> Found | None:
        """Give the region where the text says that the person lives: a bare place name, or a sentence that says so."""
        words = plain(text)
        sure = self.mentioned(text)
        found = sure or self._coded(words, _POSTCODE)
        if found is None:
            return Found(ELSEWHERE, "") if _DOES_NOT_MATTER.match(words) else None
        if re.search(_NOT_THERE + re.escape(found.words), words):
            return None
        if sure is not None and _RESIDENCE.search(words):
            return sure
        rest = _POSTCODE.sub(" ", words.replace(found.words, " ")).split()
        return found if all(word in _FILLER for word in rest) else None

    def _named(self, words: str) -> Found | None:
        return _only({self._region_of[match]: match for match in self._names.findall(words)})

    def _coded(self, words: str, pattern: re.Pattern[str]) -> Found | None:
        if self._names.search(words):
            return None
        codes = ((code[0], code[code.lastindex or 0]) for code in pattern.finditer(words))
        return _only({region: said for said, digits in codes if (region := self._of_postcode(int(digits)))})

    def _of_postcode(self, digits: int) -> str | None:
        for first, last, region in self._postcodes:
            if first <= digits <= last:
                return region
        return None


def _only(found: dict[str, str]) -> Found | None:
    """Give the one region that was found with its words; two regions are none."""
    return Found(*next(iter(found.items()))) if len(found) == 1 else None


def plain(text: str) -> str:
    """Give the text in lower case, without accents, hyphens and punctuation, on one line."""
    # A phone types a curly apostrophe: ’s-Gravenhage, R’dam.
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'")).lower()
    letters = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(re.sub(r"[^\w']+", " ", letters).split())
