"""Read what people type about their steps: an answer to a question, or that a step is done."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from werkwijzer.content.spoken import joined, plain
from werkwijzer.content.steps import Step, StepQuestion, Steps

LONGEST_ANSWER = 18
LONGEST_REPORT = 10
"""Words. Who writes more tells something else."""
_QUESTION = re.compile(
    r"^(?:en |maar |ja |hoi |hallo )*(?:wat|hoe|waar|wie|waarom|wanneer|welke?|hoeveel|kan|kun|mag|moet|moeten|krijg"
    r"|heb ik|bestaat|is er|zijn er|what|how|where|can)\b"
)
_HAVE = re.compile(r"(?:ja |ok |oke |zo )*(?:ik |k )?(?:heb|ben) ")
_NO = ("geen", "niet", "nooit", "zonder")
_NUMBERS = {
    **{str(number): number for number in range(1, 7)},
    **dict(zip("een twee drie vier vijf zes".split(), range(1, 7), strict=True)),  # noqa: SIM905
    **dict(zip("eerste tweede derde vierde vijfde zesde".split(), range(1, 7), strict=True)),  # noqa: SIM905
}
_ALL = re.compile(
    r"(?:ik heb |ik ben |ja |nu |heb )*(?:met )?(?:alles|allemaal|alle stappen|ze allemaal)"
    r"(?: al| nu| is| zijn| heb ik)*(?: gedaan| klaar| af| afgerond| gelukt)"
)
_ALL_DONE = ("alles gedaan", "alles is gedaan", "alle stappen gedaan", "alle stappen zijn gedaan")
_THIS = re.compile(
    r"(?:ja |ok |oke |zo )*(?:dat |deze |die |dit |het |een )?(?:stap )?(?:is |heb ik |ik heb )?"
    r"(?:dat |deze |het |een )?(?:stap )?(?:al |nu )?(?:gedaan|afgevinkt|afgerond|gelukt)"
)


@dataclass(frozen=True)
class Report:
    """What somebody says is done: these steps, or something of which we do not know which step it is."""

    steps: tuple[Step, ...] = ()


def asks_for_steps(plan: Steps, text: str) -> bool:
    """Say whether these are the words for seeing one's steps, perhaps with a typing error."""
    said = joined(text)
    return any(OSA.distance(said, joined(phrase)) <= len(joined(phrase)) // 9 for phrase in plan.asked_by)


def names_steps(plan: Steps, text: str) -> bool:
    """Say whether this is, letter for letter, a wording with the word for steps in it: it can mean nothing else."""
    said = joined(text)
    return "stap" in said and any(said == joined(phrase) for phrase in plan.asked_by)


def says_all_done(text: str) -> bool:
    """Say whether this is, word for word, that all is done."""
    return plain(text) in _ALL_DONE


def read_answer(question: StepQuestion, text: str) -> str | None:
    """Give the answer in what was typed: its number, its title or one of its words; nothing in a question."""
    said = plain(text).split()
    number = _NUMBERS.get(said[-1]) if said and len(said) <= 2 else None
    if number is not None:
        return question.answers[number - 1].id if number <= len(question.answers) else None
    # The longest words count, then those that are spelt right, then those that come first.
    found = [
        (-len(phrase), " ".join(phrase) != " ".join(said[place : place + len(phrase)]), place, answer.id)
        for answer in question.answers
        for phrase in (plain(words).split() for words in (answer.title, *answer.words))
        for place in _places(phrase, said)
    ]
    whole = [one for one in found if -one[0] == len(said)]
    if not whole and (len(said) > LONGEST_ANSWER or _is_question(text)):
        return None
    return min(whole or found)[-1] if found else None


def read_report(plan: Steps, steps: Sequence[Step], text: str) -> Report | None:
    """Give which of somebody's steps he says are done; nothing when he says something else."""
    said = plain(text)
    words = said.split()
    if not words or len(words) > LONGEST_REPORT or _is_question(text) or any(no in words for no in (*_NO, "nog")):
        return None
    if _ALL.fullmatch(said):
        return Report(tuple(steps))
    if _THIS.fullmatch(said):
        return Report()
    if not any(_reports(plain(done).split(), words) for done in plan.done_by):
        return None
    numbered = _numbered(words, len(steps))
    if numbered:
        return Report(tuple(steps[number - 1] for number in numbered))
    named = tuple(step for step in steps if any(_places(plain(name).split(), words) for name in step.known_by))
    return Report(named) if named else None


def _reports(done: Sequence[str], said: Sequence[str]) -> bool:
    """Say whether the words for being done end what was said, or stand in a sentence that begins with "ik heb"."""
    if _HAVE.match(" ".join(said)):
        return bool(_places(done, said))
    return len(said) - len(done) in _places(done, said)


def _numbered(words: Sequence[str], count: int) -> list[int]:
    """Give the numbers of steps ("stap 2 en 3 zijn gedaan", "de tweede stap is klaar")."""
    if not any(word in ("stap", "stappen", "stapje", "nummer") for word in words):
        return []
    return [number for word in words if (number := _NUMBERS.get(word, 0)) and number <= count]


def _is_question(text: str) -> bool:
    said = plain(text)
    return bool(_QUESTION.match(said)) or ("?" in text and len(said.split()) > 2)


def _places(phrase: Sequence[str], said: Sequence[str]) -> list[int]:
    """Give where the words of a phrase stand in a row, without a "geen" before them; "geen" itself must stand alone."""
    if len(phrase) == 1 and phrase[0] in _NO and len(said) > 1:
        return []
    found = []
    for start in range(len(said) - len(phrase) + 1):
        row = said[start : start + len(phrase)]
        denied = start > 0 and said[start - 1] in _NO and phrase[0] not in _NO
        if not denied and all(_alike(word, wanted) for word, wanted in zip(row, phrase, strict=True)):
            found.append(start)
    return found


def _alike(word: str, wanted: str) -> bool:
    """Say whether a word is the wanted one; one letter may be wrong from six letters on, two from ten."""
    errors = 2 if len(wanted) >= 10 else 1 if len(wanted) >= 6 else 0
    return word == wanted or (errors > 0 and OSA.distance(word, wanted, score_cutoff=errors) <= errors)
