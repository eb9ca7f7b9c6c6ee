"""Steps that somebody can take now: the form of stappen.yml, and which steps fit."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, model_validator

from werkwijzer.content.options import OptionQuestion
from werkwijzer.content.places import ELSEWHERE
from werkwijzer.content.schema import Form, Link, Task

if TYPE_CHECKING:
    from werkwijzer.content.library import Library

FILE = "stappen.yml"
FEWEST, MOST = 3, 5
"""Each step brings two buttons; more of them is a screen full."""
TRAININGS = "training_zoeken"

Id = Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]


class For(Form):
    """For whom a step is; an empty list is everybody."""

    wish: list[str] = Field(default=[])
    now: list[str] = Field(default=[])
    regions: list[str] = Field(default=[])

    def fits(self, region: str, wish: str, now: str) -> bool:
        asked = ((self.wish, wish), (self.now, now), (self.regions, region))
        return all(not allowed or answer in allowed for allowed, answer in asked)


class Step(Form):
    """One thing to do: follow a link, have the bot do a task, or read a topic. `known_by` point to it."""

    id: Id
    title: str = Field(min_length=5, max_length=60)
    button: str = Field(min_length=2, max_length=22)
    why: str = Field(min_length=10, max_length=120)
    known_by: list[str] = Field(min_length=1)
    link: Link | None = None
    task: Task | None = None
    topic: str | None = None
    subject: str | None = None
    whom: For = Field(default=For(), alias="for")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if sum(way is not None for way in (self.link, self.task, self.topic)) != 1:
            raise ValueError("een stap heeft precies één van link, task of topic")
        if self.subject is not None and self.task != TRAININGS:
            raise ValueError(f"een subject hoort bij de task {TRAININGS}")
        return self


class Steps(Form):
    """All steps, and the two questions that choose among them."""

    offered_with: list[str]
    asked_by: list[str] = Field(min_length=1)
    done_by: list[str] = Field(min_length=1)
    wish: OptionQuestion
    now: OptionQuestion
    steps: list[Step]


def choose(steps: Iterable[Step], region: str | None, wish: str, now: str, holds: Callable[[str], bool]) -> list[Step]:
    """Give the steps that fit, the first of the file first.

    `holds` says of a topic whether what it is about still exists where somebody lives.
    """
    where = region or ELSEWHERE
    fitting = [step for step in steps if step.whom.fits(where, wish, now)]
    return [step for step in fitting if step.topic is None or holds(step.topic)][:MOST]


def chosen(library: "Library", region: str | None, wish: str, now: str) -> list[Step]:
    """Give the steps of content/ that fit; a scheme that ended or may have ended is none."""

    def holds(topic: str) -> bool:
        return library.answer(topic, region).status == "active"

    return choose(library.steps.steps, region, wish, now, holds)


def mistakes(library: "Library") -> Iterator[str]:
    """Give a sentence for everything in stappen.yml that leads nowhere, and for who gets too few steps."""
    plan = library.steps
    lost = [
        *(f"er is geen onderwerp {topic}" for topic in plan.offered_with if topic not in library.topics),
        *(f"{name} staat er twee keer" for name in _twice([step.id for step in plan.steps])),
        *(f"{name} staat er twee keer" for name in _twice([*plan.wish.ids(), *plan.now.ids()])),
        *(problem for step in plan.steps for problem in _lost_of(step, library)),
    ]
    yield from (f"{FILE}: {problem}." for problem in lost)
    if not lost:
        yield from _too_few(library)


def _lost_of(step: Step, library: "Library") -> Iterator[str]:
    plan = library.steps
    subjects = {subject for training in library.trainings for subject in training.subjects}
    if step.topic is not None and step.topic not in library.topics:
        yield f"{step.id}: er is geen onderwerp {step.topic}"
    if step.task is not None and step.task not in library.task_titles:
        yield f"{step.id}: de taak {step.task} heeft geen titel in taken.yml"
    if step.subject is not None and step.subject not in subjects:
        yield f"{step.id}: er is geen training over {step.subject}"
    known = ((step.whom.wish, plan.wish.ids()), (step.whom.now, plan.now.ids()), (step.whom.regions, library.where))
    for names, allowed in known:
        yield from (f"{step.id}: {name} is geen antwoord en geen regio" for name in names if name not in allowed)


def _too_few(library: "Library") -> Iterator[str]:
    plan = library.steps
    for region, wish, now in product(sorted(library.where), plan.wish.ids(), plan.now.ids()):
        count = len(chosen(library, region, wish, now))
        if count < FEWEST:
            yield f"{FILE}: {region}, {wish} en {now} geeft maar {count} stappen die nu kunnen."


def _twice(names: Sequence[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})
