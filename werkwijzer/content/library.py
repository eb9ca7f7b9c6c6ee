"""Hold all of content/ in memory, read once and checked whole."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from werkwijzer.content import appointments, glossary, steps, vocabulary
from werkwijzer.content.appointments import Appointments
from werkwijzer.content.files import contents_of, topic_files, version_of
from werkwijzer.content.glossary import Explained, Glossary
from werkwijzer.content.notice import Notice
from werkwijzer.content.places import ELSEWHERE, Places
from werkwijzer.content.reading import read, read_if_filled
from werkwijzer.content.schema import COUNTRY, Answer, OwnLanguage, RegionEntry, Topic, Training
from werkwijzer.content.steps import Steps
from werkwijzer.content.vocabulary import Vocabulary
from werkwijzer.errors import ContentError

Wordings = Annotated[list[str], Field(min_length=1)]
RegionKey = Annotated[str, Field(pattern="^[a-z][a-z-]*$")]
GROUPS = ("inkomen", "werk", "scholing", "dienstverlening")


@dataclass(frozen=True)
class Library:
    """What the bot says and knows."""

    topics: dict[str, Topic]
    sentences: dict[str, list[str]]
    task_titles: dict[str, str]
    menu: list[str]
    languages: dict[str, OwnLanguage]
    regions: dict[str, RegionEntry]
    words: Vocabulary
    places: Places
    trainings: list[Training]
    glossary: Glossary
    steps: Steps
    appointments: Appointments
    notice: Notice | None
    version: str
    """The name of the state of the files that this was read from."""

    @property
    def where(self) -> set[str]:
        """Give every region that somebody may say he lives in."""
        return {*self.regions, ELSEWHERE}

    def answer(self, topic: str, region: str | None) -> Answer:
        """Give the answer for the region, or the national one where there is none.

        Raises:
            KeyError: there is no such topic.
        """
        answers = self.topics[topic].answers
        return answers.get(region or COUNTRY, answers[COUNTRY])

    def differs_by_region(self, topic: str) -> bool:
        return len(self.topics[topic].answers) > 1

    def title(self, name: str) -> str:
        """Give the words on a button for a topic or a task."""
        return self.topics[name].title if name in self.topics else self.task_titles[name]

    def has_title(self, name: str) -> bool:
        return name in self.topics or name in self.task_titles

    def sentence(self, name: str, turn: int | None = None, **values: Any) -> str:
        """Give one of the wordings of a small sentence, filled in.

        `turn` chooses in order, so that two turns in a row never get the same words; without it chance does.
        """
        wordings = self.sentences[name]
        chosen = random.choice(wordings) if turn is None else wordings[turn % len(wordings)]  # noqa: S311
        return chosen.format(**values)


def load(directory: Path) -> Library:
    """Read content/ and see that what names something else names something that is there.

    Raises:
        ContentError: as `read_whole`, or a name leads nowhere; the sentence names file and place.
    """
    library = read_whole(directory)
    for sentence in mistakes(library):
        raise ContentError(sentence)
    return library


def read_whole(directory: Path) -> Library:
    """Read content/.

    Raises:
        ContentError: a file is missing, is not YAML, or does not have its form; the sentence names file and place.
    """
    topics = {}
    for group in GROUPS:
        for path in topic_files(directory / group):
            topics[path.stem] = read(path, Topic)
    words = vocabulary.load(directory)
    return Library(
        topics=topics,
        sentences=read(directory / "zinnen.yml", dict[str, Wordings]),
        task_titles=read(directory / "taken.yml", dict[str, str]),
        menu=read(directory / "menu.yml", list[str]),
        languages=read(directory / "talen.yml", dict[str, OwnLanguage]),
        regions=read(directory / "regions.yml", dict[RegionKey, RegionEntry]),
        words=words,
        places=Places(words.places),
        trainings=read(directory / "trainings.yml", list[Training]),
        glossary=Glossary(read(directory / glossary.FILE, list[Explained])),
        steps=read(directory / steps.FILE, Steps),
        appointments=read(directory / appointments.FILE, Appointments),
        notice=read_if_filled(directory / "melding.yml", Notice),
        version=version_of(contents_of(directory)),
    )


def mistakes(library: Library) -> Iterator[str]:
    """Give a sentence for every name that leads nowhere."""
    subjects = {subject for training in library.trainings for subject in training.subjects}
    yield from vocabulary.mistakes(library.words, library.regions, subjects)
    yield from _unknown_regions(library)
    yield from glossary.mistakes(library.glossary, library.topics)
    yield from steps.mistakes(library)
    yield from appointments.mistakes(library)
    yield from (
        f"menu.yml: {name} is geen onderwerp en geen taak." for name in library.menu if not library.has_title(name)
    )
    for name, topic in library.topics.items():
        for region, answer in topic.answers.items():
            for reference in (answer.successor, answer.next_step.topic):
                if reference is not None and reference not in library.topics:
                    yield f"{name}, {region}: er is geen onderwerp {reference}."
            if answer.next_step.task is not None and answer.next_step.task not in library.task_titles:
                yield f"{name}, {region}: de taak {answer.next_step.task} heeft geen titel in taken.yml."


def _unknown_regions(library: Library) -> Iterator[str]:
    regions = {COUNTRY, *library.regions}
    yield from (
        f"regions.yml: {key} is geen naam voor een regio." for key in (COUNTRY, ELSEWHERE) if key in library.regions
    )
    for name, topic in library.topics.items():
        yield from (f"{name}: er is geen regio {key} in regions.yml." for key in topic.answers if key not in regions)
    for training in library.trainings:
        if training.region not in regions:
            yield f"trainings.yml: {training.id}: er is geen regio {training.region}."
    shown_in = (library.notice and library.notice.regions) or []
    yield from (f"melding.yml: er is geen regio {key}." for key in shown_in if key not in library.where)
