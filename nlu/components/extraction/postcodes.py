"""Read a postcode as the place that it lies in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from components.extraction.found import PLACE, Found

_POSTCODE = re.compile(
    r"(?<![\w.,€])(?:(?P<with_letters>[1-9]\d{3})(?:[a-z]{2}|(?P<apart> [a-z]{2}))|(?P<alone>[1-9]\d{3}))"
    r"(?!\w)(?! euro|,-)"
)
_ANNOUNCED = re.compile(r"(?<!\w)(?:postcode(?: is)?|in|omgeving|rond|bij)[\s:]+$")


class Postcodes:
    """The ranges of the places; of two that hold a postcode the smaller one says where it is."""

    def __init__(self, places: Sequence[Mapping[str, Any]]) -> None:
        ranges = [
            (last - first, first, last, place["name"]) for place in places for first, last in place.get("postcodes", [])
        ]
        self._ranges = sorted(ranges)

    def find(self, text: str, typed: str) -> Iterator[Found]:
        """Give the places of the postcodes in a text of aligned characters; `typed` is the text with its capitals.

        Four digits alone may be an amount or a year, and two small letters behind them a word: "1100 op de bank".
        """
        for match in _POSTCODE.finditer(text):
            place = self._place(int(match["with_letters"] or match["alone"]))
            apart = typed[match.start("apart") : match.end("apart")]
            is_sure = match["alone"] is None and (match["apart"] is None or apart.isupper())
            is_all = match.end() - match.start() == len(text.strip())
            if place and (is_sure or is_all or _ANNOUNCED.search(text[: match.start()])):
                yield Found(PLACE, place, match.start(), match.end())

    def _place(self, digits: int) -> str | None:
        return next((name for _, first, last, name in self._ranges if first <= digits <= last), None)
