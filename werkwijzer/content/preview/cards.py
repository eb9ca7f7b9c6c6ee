"""Put beside each answer what an editor wants to know of it: figures, days, and what the check found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from werkwijzer.content.checking.finding import Finding
from werkwijzer.content.checking.length import MAX_WORDS, MAX_WORDS_A_SENTENCE, MAX_WORDS_SIMPLE
from werkwijzer.content.checking.reading_level import EASY, EASY_SIMPLE, ease
from werkwijzer.content.checking.source import Source, read_source
from werkwijzer.content.files import topic_files
from werkwijzer.content.library import GROUPS, Library
from werkwijzer.content.places import ELSEWHERE
from werkwijzer.content.schema import COUNTRY, Answer, Topic
from werkwijzer.content.splitting import sentences, words


@dataclass(frozen=True)
class Wording:
    """A text and how it reads; the limits are those of the check."""

    text: str
    most_words: int
    easy_from: float

    @property
    def words(self) -> int:
        return len(words(self.text))

    @property
    def longest(self) -> int:
        """Words of the longest sentence."""
        return max(len(words(sentence)) for sentence in sentences(self.text))

    @property
    def ease(self) -> int:
        return round(ease(self.text))

    @property
    def too_many_words(self) -> bool:
        return self.words > self.most_words

    @property
    def too_long(self) -> bool:
        return self.longest > MAX_WORDS_A_SENTENCE

    @property
    def too_hard(self) -> bool:
        return self.ease < self.easy_from


@dataclass(frozen=True)
class Step:
    """Where the next step leads: another topic on this page, a task of the bot, or a website."""

    kind: str
    title: str
    url: str | None


@dataclass(frozen=True)
class Card:
    """One answer."""

    topic: str
    key: str
    region: str
    read_in: Sequence[str]
    """The regions whose people read this answer: its own, or for the national one all that have none."""
    answer: Answer
    step: Step
    successor: str
    """The words of the topic that came instead, where one did."""
    overdue: bool
    findings: Sequence[Finding]

    @property
    def text(self) -> Wording:
        return Wording(self.answer.text, MAX_WORDS, EASY)

    @property
    def simple(self) -> Wording:
        return Wording(self.answer.simple, MAX_WORDS_SIMPLE, EASY_SIMPLE)


@dataclass(frozen=True)
class Entry:
    """One topic; its findings are those that belong to no answer."""

    name: str
    file: str
    title: str
    cards: Sequence[Card]
    findings: Sequence[Finding]


def groups(
    directory: Path, library: Library, findings: Sequence[Finding], today: date
) -> Iterator[tuple[str, list[Entry]]]:
    """Give the topics of every group, in the order of the alphabet."""
    for group in GROUPS:
        sources = [read_source(directory, path) for path in topic_files(directory / group)]
        yield group, [_entry(source, library, findings, today) for source in sources]


def region_names(library: Library) -> dict[str, str]:
    """Give every key under which people read answers, with its name."""
    return {**{key: entry.name for key, entry in library.regions.items()}, ELSEWHERE: "Ergens anders"}


def _entry(source: Source, library: Library, findings: Sequence[Finding], today: date) -> Entry:
    name = Path(source.name).stem
    topic = library.topics[name]
    begins = {key: source.line("answers", key) for key in topic.answers}
    of_answers: dict[str | None, list[Finding]] = {}
    for finding in findings:
        if finding.file == source.name:
            of_answers.setdefault(_answer_at(finding.line, begins), []).append(finding)
    cards = [
        Card(
            topic=name,
            key=key,
            region="Heel Nederland" if key == COUNTRY else region_names(library).get(key, key),
            read_in=[key] if key != COUNTRY else _without_their_own(library, topic),
            answer=answer,
            step=_step(library, answer),
            successor=_title(library, answer.successor or ""),
            overdue=answer.review < today,
            findings=of_answers.get(key, []),
        )
        for key, answer in topic.answers.items()
    ]
    return Entry(name, source.name, topic.title, cards, of_answers.get(None, []))


def _answer_at(line: int, begins: dict[str, int]) -> str | None:
    before = [key for key, begin in begins.items() if begin <= line]
    return max(before, key=begins.__getitem__, default=None)


def _without_their_own(library: Library, topic: Topic) -> list[str]:
    return [key for key in region_names(library) if key not in topic.answers]


def _step(library: Library, answer: Answer) -> Step:
    step = answer.next_step
    if step.link is not None:
        return Step("Link", step.link.title, step.link.url)
    if step.topic is not None:
        return Step("Onderwerp", _title(library, step.topic), f"#{step.topic}")
    return Step("Taak van de bot", _title(library, step.task or ""), None)


def _title(library: Library, name: str) -> str:
    return library.title(name) if library.has_title(name) else name
