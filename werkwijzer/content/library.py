"""Hold all of content/ in memory, read once and checked whole."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import Field, TypeAdapter, ValidationError

from werkwijzer.content.places import Places
from werkwijzer.content.schema import Answer, RegionEntry, Topic, Training
from werkwijzer.errors import ContentError
from werkwijzer.reasons import in_dutch

Shape = TypeVar("Shape")
Wordings = Annotated[list[str], Field(min_length=1)]
GROUPS = ("inkomen", "werk", "scholing", "dienstverlening")


@dataclass(frozen=True)
class Library:
    """What the bot says and knows."""

    topics: dict[str, Topic]
    sentences: dict[str, list[str]]
    task_titles: dict[str, str]
    menu: list[str]
    languages: dict[str, str]
    regions: dict[str, RegionEntry]
    places: Places
    trainings: list[Training]

    def answer(self, topic: str, region: str | None) -> Answer:
        """Give the answer for the region, or the national one where there is none.

        Raises:
            KeyError: there is no such topic.
        """
        answers = self.topics[topic].answers
        for key, answer in answers.items():
            if key == region:
                return answer
        return answers["nl"]

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
    """Read content/.

    Raises:
        ContentError: a file is missing, is not YAML, or does not have its form; the sentence names file and place.
    """
    topics = {}
    for group in GROUPS:
        for path in sorted((directory / group).glob("*.yml")):
            topics[path.stem] = _read(path, Topic)
    regions = _read(directory / "regions.yml", dict[str, RegionEntry])
    library = Library(
        topics=topics,
        sentences=_read(directory / "zinnen.yml", dict[str, Wordings]),
        task_titles=_read(directory / "taken.yml", dict[str, str]),
        menu=_read(directory / "menu.yml", list[str]),
        languages=_read(directory / "talen.yml", dict[str, str]),
        regions=regions,
        places=Places(regions, _read(directory / "plaatsen-elders.yml", list[str])),
        trainings=_read(directory / "trainings.yml", list[Training]),
    )
    for sentence in _broken_references(library):
        raise ContentError(sentence)
    return library


def _broken_references(library: Library) -> Iterator[str]:
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


def _read(path: Path, shape: type[Shape]) -> Shape:
    try:
        return TypeAdapter(shape).validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ContentError(f"{path.name} kan niet worden gelezen: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ContentError(f"{path.name} is niet als UTF-8 bewaard (teken {error.start}).") from error
    except yaml.YAMLError as error:
        raise ContentError(f"{path.name} is geen geldig YAML: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = " > ".join(str(part) for part in first["loc"])
        raise ContentError(f"{path.name}: {place}: {in_dutch(first)}.") from error
