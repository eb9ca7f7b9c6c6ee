"""Read what people type about their steps: that they want to see them, or that one is done."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from werkwijzer.content.options import NO, NUMBERS, is_question, places_of
from werkwijzer.content.spoken import joined, plain
from werkwijzer.content.steps import Step, Steps

LONGEST_REPORT = 10
"""Words. Who writes more tells something else."""
_HAVE = re.compile(r"(?:ja |ok |oke |zo )*(?:ik |k )?(?:heb|ben) ")
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


def read_report(plan: Steps, steps: Sequence[Step], text: str) -> Report | None:
    """Give which of somebody's steps he says are done; nothing when he says something else."""
    said = plain(text)
    words = said.split()
    if not words or len(words) > LONGEST_REPORT or is_question(text) or any(no in words for no in (*NO, "nog")):
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
    named = tuple(step for step in steps if any(places_of(plain(name).split(), words) for name in step.known_by))
    return Report(named) if named else None


def _reports(done: Sequence[str], said: Sequence[str]) -> bool:
    """Say whether the words for being done end what was said, or stand in a sentence that begins with "ik heb"."""
    if _HAVE.match(" ".join(said)):
        return bool(places_of(done, said))
    return len(said) - len(done) in places_of(done, said)


def _numbered(words: Sequence[str], count: int) -> list[int]:
    """Give the numbers of steps ("stap 2 en 3 zijn gedaan", "de tweede stap is klaar")."""
    if not any(word in ("stap", "stappen", "stapje", "nummer") for word in words):
        return []
    return [number for word in words if (number := NUMBERS.get(word, 0)) and number <= count]
