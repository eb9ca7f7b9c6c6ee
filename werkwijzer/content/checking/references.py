"""What names something else names something that is there: sentences, topics, tasks, places, trainings, facts."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from werkwijzer.content import facts, library
from werkwijzer.content.checking.finding import Finding
from werkwijzer.content.checking.material import Material
from werkwijzer.content.checking.source import Source
from werkwijzer.content.library import GROUPS
from werkwijzer.content.small_sentences import PLACEHOLDERS

_SENTENCES = "zinnen.yml"
_TRAININGS = "trainings.yml"


def wrong_sentences(material: Material) -> Iterator[Finding]:
    """Give the small sentences that are missing, that nobody says, or that ask for words that are not filled in."""
    source = material.sources.get(_SENTENCES)
    if source is None or not isinstance(source.data, dict):
        return
    for name in PLACEHOLDERS:
        if name not in source.data:
            yield Finding(_SENTENCES, 1, f"De zin {name} ontbreekt.", "Zet hem terug; de bot zegt hem.")
    for name, wordings in source.data.items():
        if name not in PLACEHOLDERS:
            problem = f"De zin {name} zegt de bot nooit."
            yield Finding(_SENTENCES, source.line(name), problem, "Haal hem weg, of verbeter de naam.", "warning")
            continue
        for number, wording in enumerate(wordings if isinstance(wordings, list) else []):
            yield from _wrong_placeholders(source, name, number, str(wording))


def _wrong_placeholders(source: Source, name: str, number: int, wording: str) -> Iterator[Finding]:
    line = source.line(name, number)
    try:
        asked = {field for _, field, *_ in Formatter().parse(wording) if field is not None}
    except ValueError:
        problem = f"In de zin {name} staat een accolade die niet wordt geopend of gesloten."
        yield Finding(_SENTENCES, line, problem, "Schrijf het woord tussen { en }, of haal de accolade weg.")
        return
    for field in sorted(asked - PLACEHOLDERS[name]):
        may = ", ".join(f"{{{known}}}" for known in sorted(PLACEHOLDERS[name])) or "niets"
        problem = f"In de zin {name} vult de bot {{{field}}} niet in."
        yield Finding(_SENTENCES, line, problem, f"Haal het weg. Tussen accolades kan hier: {may}.")
    for field in sorted(PLACEHOLDERS[name] - asked):
        problem = f"In de zin {name} ontbreekt {{{field}}}."
        yield Finding(_SENTENCES, line, problem, f"Zet {{{field}}} waar de bot het moet invullen.")


def repeated_trainings(material: Material) -> Iterator[Finding]:
    source = material.sources.get(_TRAININGS)
    if material.library is None or source is None:
        return
    ids = [training.id for training in material.library.trainings]
    for number, name in enumerate(ids):
        if name in ids[:number]:
            problem = f"De training {name} staat er twee keer."
            yield Finding(_TRAININGS, source.line(number, "id"), problem, "Haal er een weg, of geef hem een eigen id.")


def broken_references(material: Material) -> Iterator[Finding]:
    """Give what the program itself would refuse at its start."""
    if material.library is None:
        return
    for sentence in library.mistakes(material.library):
        before, _, rest = sentence.partition(": ")
        source = _named(material, before.partition(",")[0])
        yield Finding(
            source.name if source else before,
            source.line_of_value_in(rest) if source else 1,
            rest[:1].upper() + rest[1:],
            "Verbeter de naam, of zet erbij wat ontbreekt.",
        )


def repeated_titles(material: Material) -> Iterator[Finding]:
    """Give buttons with the same words: nobody can tell them apart."""
    titles = {topic.title.lower(): source for topic, source in material.topics.values()}
    tasks = material.library.task_titles.values() if material.library else ()
    counted = Counter([topic.title.lower() for topic, _ in material.topics.values()] + [task.lower() for task in tasks])
    for title, times in counted.items():
        if times > 1 and title in titles:
            source = titles[title]
            problem = f'De titel "{source.data["title"]}" staat ook op een andere knop.'
            yield Finding(source.name, source.line("title"), problem, "Kies andere woorden.")


def wrong_facts(material: Material) -> Iterator[Finding]:
    """Give facts of a topic or a region that is not there, and topics without a file of facts."""
    regions = {"nl", *(material.library.regions if material.library else ())}
    for name, known in material.facts.items():
        source = material.sources[f"{facts.FOLDER}/{name}.yml"]
        if name != facts.HELP_LINES and not any(f"{group}/{name}.yml" in material.files for group in GROUPS):
            problem = f"Er is geen onderwerp {name} bij deze feiten."
            yield Finding(source.name, 1, problem, "Geef het bestand de naam van zijn onderwerp.")
        for number, other in enumerate(known.also_from):
            if f"{facts.FOLDER}/{other}.yml" not in material.files:
                problem = f"Er zijn geen feiten over {other}."
                yield Finding(source.name, source.line("also_from", number), problem, "Verbeter de naam.")
        for number, fact in enumerate(known.facts):
            if material.library is not None and fact.region not in regions:
                problem = f"Er is geen regio {fact.region}."
                what_to_do = f"Kies uit {', '.join(sorted(regions))}."
                yield Finding(source.name, source.line("facts", number, "region"), problem, what_to_do)
    for name, (_, source) in material.topics.items():
        if f"{facts.FOLDER}/{name}.yml" not in material.files:
            problem = "Bij dit onderwerp horen geen feiten."
            yield Finding(source.name, 1, problem, f"Zet in {facts.FOLDER}/{name}.yml wat wij weten en waar het staat.")


def _named(material: Material, name: str) -> Source | None:
    stem = Path(name).stem
    of_topic = material.topics.get(stem)
    if of_topic is not None and not name.endswith(".yml"):
        return of_topic[1]
    by_file_name = (source for path, source in material.sources.items() if Path(path).name == name)
    return material.sources.get(name) or next(by_file_name, None)
