"""Check all that stands in content/: each rule is a function that gives what is wrong, with file, line and advice."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from werkwijzer.content import facts, library
from werkwijzer.content.appointments import FILE as APPOINTMENTS
from werkwijzer.content.checking import (
    appointments,
    coverage,
    dates,
    evidence,
    length,
    links,
    officialese,
    reading_level,
    references,
    telegram,
    tone,
)
from werkwijzer.content.checking.coverage import asked_topics
from werkwijzer.content.checking.finding import Finding
from werkwijzer.content.checking.material import Material
from werkwijzer.content.checking.shapes import OFFICIALESE, WEBSITES, Forms
from werkwijzer.errors import ContentError
from werkwijzer.paths import NLU

Rule = Callable[[Material], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    references.wrong_sentences,
    references.repeated_trainings,
    references.broken_references,
    references.repeated_titles,
    references.wrong_facts,
    coverage.unanswered_questions,
    coverage.unasked_answers,
    coverage.needless_answers,
    dates.wrong_dates,
    length.long_sentences,
    length.long_texts,
    reading_level.hard_texts,
    officialese.officials_words,
    links.wrong_links,
    links.wrong_sources,
    links.wrong_links_of_trainings,
    links.wrong_links_of_steps,
    evidence.unproved_numbers,
    evidence.unproved_telephone_numbers,
    evidence.numbers_of_appointments,
    appointments.long_texts,
    appointments.unreachable_talks,
    telegram.unsendable_answers,
    tone.impolite_words,
    tone.promises,
    tone.decisions,
    tone.hidden_status,
    tone.amounts_without_a_year,
    tone.addresses,
    tone.strange_characters,
)


def check(directory: Path, today: date, examples: Path = NLU / "data") -> list[Finding]:
    """Give all that is wrong with content/ on a day, in the order of files and lines.

    `examples` holds the examples of questions, which say what the bot understands.
    """
    forms = Forms(directory)
    material = _material(forms, directory, today, asked_topics(examples))
    found = set(forms.findings)
    for rule in RULES:
        found.update(rule(material))
    return sorted(found)


def _material(forms: Forms, directory: Path, today: date, asked: frozenset[str]) -> Material:
    loaded = None
    if all(finding.severity == "warning" for finding in forms.findings):
        with suppress(ContentError):
            loaded = library.read_whole(directory)
    websites = forms.bodies.get(WEBSITES, {})
    return Material(
        today=today,
        files=frozenset(forms.files),
        sources=forms.sources,
        topics={name: (topic, source) for group in library.GROUPS for name, topic, source in forms.in_folder(group)},
        facts={name: known for name, known, _ in forms.in_folder(facts.FOLDER)},
        officialese=forms.bodies.get(OFFICIALESE, {}),
        trusted_links=websites.get(links.LINKS, {}),
        trusted_sources=websites.get(links.SOURCES, {}),
        appointments=forms.read(APPOINTMENTS),
        library=loaded,
        asked=asked,
    )
