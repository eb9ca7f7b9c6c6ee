"""All that the rules look at: the files as written, and what the program makes of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from werkwijzer.content.appointments import Appointments
from werkwijzer.content.checking.finding import Finding, Severity
from werkwijzer.content.checking.source import Keys, Source
from werkwijzer.content.facts import TopicFacts
from werkwijzer.content.library import Library
from werkwijzer.content.schema import Answer, Topic

TEXTS: tuple[Keys, ...] = (("text",), ("simple",), ("next_step", "text"))
"""Where in an answer stands what a jobseeker reads."""


@dataclass(frozen=True)
class Text:
    """One text of an answer, and where it stands."""

    words: str
    source: Source
    keys: Keys

    @property
    def is_simple(self) -> bool:
        return self.keys[-1] == "simple"

    def finding(self, about: str, problem: str, what_to_do: str, severity: Severity = "error") -> Finding:
        """Give a finding on the line where the words that it is about begin."""
        return Finding(self.source.name, self.source.line_of(self.keys, about), problem, what_to_do, severity)


@dataclass(frozen=True)
class Written:
    """An answer, and where it stands."""

    topic: str
    region: str
    answer: Answer
    source: Source

    def texts(self) -> Iterator[Text]:
        for keys in TEXTS:
            words = self.answer.next_step.text if keys[0] == "next_step" else getattr(self.answer, str(keys[0]))
            yield Text(words, self.source, ("answers", self.region, *keys))

    def line(self, *keys: str | int) -> int:
        return self.source.line("answers", self.region, *keys)

    def finding(self, keys: Keys, problem: str, what_to_do: str, severity: Severity = "error") -> Finding:
        return Finding(self.source.name, self.line(*keys), problem, what_to_do, severity)


@dataclass(frozen=True)
class Material:
    """What was read; a file with a mistake in its form is among the sources only, and there is no library then."""

    today: date
    files: frozenset[str]
    """The names of all files, also of those that cannot be read."""
    sources: Mapping[str, Source]
    topics: Mapping[str, tuple[Topic, Source]]
    facts: Mapping[str, TopicFacts]
    officialese: Mapping[str, str]
    trusted_links: Mapping[str, str]
    trusted_sources: Mapping[str, str]
    appointments: tuple[Appointments, Source] | None
    library: Library | None
    asked: frozenset[str]
    """The topics that the examples of questions know."""

    def answers(self) -> Iterator[Written]:
        for name, (topic, source) in self.topics.items():
            for region, answer in topic.answers.items():
                yield Written(name, region, answer, source)

    def texts(self) -> Iterator[Text]:
        for written in self.answers():
            yield from written.texts()
        yield from self.texts_of_appointments()

    def texts_of_appointments(self) -> Iterator[Text]:
        """Give what a jobseeker reads of the kinds of appointment."""
        if self.appointments is None:
            return
        read, source = self.appointments
        for number, kind in enumerate(read.kinds):
            yield Text(kind.name, source, ("kinds", number, "name"))
            yield Text(kind.for_whom, source, ("kinds", number, "for_whom"))
            if kind.instead is not None:
                yield Text(kind.instead, source, ("kinds", number, "instead"))
            for place, thing in enumerate(kind.bring):
                yield Text(thing, source, ("kinds", number, "bring", place))
