"""A question of the bot with fixed answers: its form in content/, and which answer somebody typed."""

import re
from collections.abc import Sequence
from typing import Annotated

from pydantic import Field
from rapidfuzz.distance import OSA

from werkwijzer.content.schema import MAX_TITLE, Form
from werkwijzer.content.spoken import plain

LONGEST_ANSWER = 18
"""Words. Who writes more tells something else."""
NO = ("geen", "niet", "nooit", "zonder")
NUMBERS = {
    **{str(number): number for number in range(1, 7)},
    **dict(zip("een twee drie vier vijf zes".split(), range(1, 7), strict=True)),  # noqa: SIM905
    **dict(zip("eerste tweede derde vierde vijfde zesde".split(), range(1, 7), strict=True)),  # noqa: SIM905
}
_QUESTION = re.compile(
    r"^(?:en |maar |ja |hoi |hallo )*(?:wat|hoe|waar|wie|waarom|wanneer|welke?|hoeveel|kan|kun|mag|moet|moeten|krijg"
    r"|heb ik|bestaat|is er|zijn er|what|how|where|can)\b"
)

Id = Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]


class Option(Form):
    """One of the answers to a question; `words` is how people type it."""

    id: Id
    title: str = Field(min_length=2, max_length=MAX_TITLE)
    words: list[str] = Field(min_length=1)


class OptionQuestion(Form):
    text: str = Field(min_length=5)
    answers: list[Option] = Field(min_length=2, max_length=6)

    def ids(self) -> list[str]:
        return [answer.id for answer in self.answers]


def read_answer(answers: Sequence[Option], text: str) -> str | None:
    """Give the answer in what was typed: its number, its title or one of its words; nothing in a question."""
    said = plain(text).split()
    number = NUMBERS.get(said[-1]) if said and len(said) <= 2 else None
    if number is not None:
        return answers[number - 1].id if number <= len(answers) else None
    # The longest words count, then those that are spelt right, then those that come first.
    found = [
        (-len(phrase), " ".join(phrase) != " ".join(said[place : place + len(phrase)]), place, answer.id)
        for answer in answers
        for phrase in (plain(words).split() for words in (answer.title, *answer.words))
        for place in places_of(phrase, said)
    ]
    whole = [one for one in found if -one[0] == len(said)]
    if not whole and (len(said) > LONGEST_ANSWER or is_question(text)):
        return None
    return min(whole or found)[-1] if found else None


def is_question(text: str) -> bool:
    said = plain(text)
    return bool(_QUESTION.match(said)) or ("?" in text and len(said.split()) > 2)


def places_of(phrase: Sequence[str], said: Sequence[str]) -> list[int]:
    """Give where the words of a phrase stand in a row, without a "geen" before them; "geen" itself must stand alone."""
    if len(phrase) == 1 and phrase[0] in NO and len(said) > 1:
        return []
    found = []
    for start in range(len(said) - len(phrase) + 1):
        row = said[start : start + len(phrase)]
        denied = start > 0 and said[start - 1] in NO and phrase[0] not in NO
        if not denied and all(_alike(word, wanted) for word, wanted in zip(row, phrase, strict=True)):
            found.append(start)
    return found


def _alike(word: str, wanted: str) -> bool:
    """Say whether a word is the wanted one; one letter may be wrong from six letters on, two from ten."""
    errors = 2 if len(wanted) >= 10 else 1 if len(wanted) >= 6 else 0
    return word == wanted or (errors > 0 and OSA.distance(word, wanted, score_cutoff=errors) <= errors)
