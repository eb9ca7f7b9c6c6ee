"""Read the numbered levels of vocational education: "mbo 3", "niveau 2 of 3", "niv. 4"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from components.extraction.found import LEVEL, Found

_NUMBERED = re.compile(
    r"(?<!\w)(?:mbo(?:[\s-]?(?:niveau|nivo|niv\.?))?|niveau|nivo|niv\.?)[\s-]?(?P<first>[1-4])"
    r"(?:\s?(?:/|-|of|en|tot|a|t/m|,)\s?(?P<second>[1-4]))?(?![\w/])"
)


def find(text: str) -> Iterator[Found]:
    """Give the levels in a text of aligned characters; the second of two stands at its number alone."""
    for match in _NUMBERED.finditer(text):
        yield Found(LEVEL, f"mbo-{match['first']}", match.start(), match.end("first"))
        if match["second"]:
            yield Found(LEVEL, f"mbo-{match['second']}", match.start("second"), match.end("second"))
