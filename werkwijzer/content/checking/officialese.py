"""Words of officials have a plain word beside them in ambtelijke-woorden.yml."""

import re
from collections.abc import Iterator

from werkwijzer.content.checking.finding import Finding
from werkwijzer.content.checking.material import Material
from werkwijzer.content.checking.shapes import OFFICIALESE


def officials_words(material: Material) -> Iterator[Finding]:
    plain = {official.lower(): word for official, word in material.officialese.items()}
    for text in material.texts():
        lower = text.words.lower()
        # To look for hundreds of words at once is slow, and hardly any is there.
        there = sorted((official for official in plain if official in lower), key=len, reverse=True)
        pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, there))})\b", re.IGNORECASE)
        for match in pattern.finditer(text.words) if there else ():
            yield text.finding(
                match[0],
                f'"{match[0]}" is een ambtelijk woord.',
                f"Schrijf liever: {plain[match[0].lower()]}. De lijst staat in {OFFICIALESE}.",
            )
