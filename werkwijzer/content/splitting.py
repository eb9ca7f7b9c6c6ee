"""Take texts apart as their readers do: in sentences and words."""

import re

_END = re.compile(r"(?<=[.!?])\s+(?=[^\s])")
_READ_AS_ONE = re.compile(r"(?<=€) (?=\d)|(?<=\d) (?=\d)")


def sentences(text: str) -> list[str]:
    """Give the sentences; a point within a number or an address ends none."""
    return [sentence for sentence in _END.split(" ".join(text.split())) if sentence]


def words(text: str) -> list[str]:
    """Give the words; `€ 1.401` and `010 433 96 00` count as one, as they are read."""
    joined = _READ_AS_ONE.sub("", text)
    return [word for word in joined.split() if any(character.isalnum() for character in word)]
