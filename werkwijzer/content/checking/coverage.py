"""Every question that the bot understands has an answer, and every answer a question."""

import re
from collections.abc import Iterator
from pathlib import Path

from werkwijzer.content.checking.finding import Finding
from werkwijzer.content.checking.material import Material
from werkwijzer.content.library import GROUPS
from werkwijzer.content.schema import COUNTRY

_INTENT = re.compile(r"^\s*-?\s*intent:\s*vraag/([\w-]+)\s*$", re.MULTILINE)


def asked_topics(examples: Path) -> frozenset[str]:
    """Give the topics for which there are examples of questions."""
    return frozenset(
        name for path in examples.rglob("*.yml") for name in _INTENT.findall(path.read_text(encoding="utf-8"))
    )


def unanswered_questions(material: Material) -> Iterator[Finding]:
    there = {Path(name).stem for name in material.files if name.partition("/")[0] in GROUPS}
    for topic in sorted(material.asked - there):
        what_to_do = f"Maak {topic}.yml in een van de mappen {', '.join(GROUPS)}."
        yield Finding(f"{GROUPS[0]}/{topic}.yml", 1, f"Op vragen over {topic} is er geen antwoord.", what_to_do)


def unasked_answers(material: Material) -> Iterator[Finding]:
    for name, (_, source) in material.topics.items():
        if material.asked and name not in material.asked:
            problem = f"De bot herkent geen vragen over {name}."
            yield Finding(source.name, 1, problem, "Vraag een programmeur om voorbeelden, of verbeter de bestandsnaam.")


def needless_answers(material: Material) -> Iterator[Finding]:
    """Give answers of a region that say what the national one says: two places to keep up, and a question too many."""
    for written in material.answers():
        national = material.topics[written.topic][0].answers[COUNTRY]
        if written.region != COUNTRY and written.answer == national:
            problem = f"Het antwoord voor {written.region} is gelijk aan het landelijke."
            yield written.finding((), problem, "Haal het weg, of schrijf wat er in deze regio anders is.")
