"""Every file can be read and has its form: what pydantic finds, in Dutch and with its line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from werkwijzer.content import appointments, facts, glossary, steps, vocabulary
from werkwijzer.content.appointments import Appointments
from werkwijzer.content.checking.finding import Finding
from werkwijzer.content.checking.source import Keys, Source, Unreadable, read_source
from werkwijzer.content.facts import TopicFacts
from werkwijzer.content.files import is_ours
from werkwijzer.content.glossary import Explained
from werkwijzer.content.library import GROUPS, RegionKey, Wordings
from werkwijzer.content.notice import Notice
from werkwijzer.content.schema import OwnLanguage, RegionEntry, Topic, Training
from werkwijzer.content.steps import Steps
from werkwijzer.content.words import Named, Occupation, Place, WordGroup
from werkwijzer.reasons import in_dutch

OFFICIALESE = "ambtelijke-woorden.yml"
WEBSITES = "websites.yml"

_SHAPES: dict[str, Any] = {
    "zinnen.yml": dict[str, Wordings],
    "taken.yml": dict[str, str],
    "menu.yml": list[str],
    "talen.yml": dict[str, OwnLanguage],
    "regions.yml": dict[RegionKey, RegionEntry],
    "trainings.yml": list[Training],
    "melding.yml": Notice | None,
    OFFICIALESE: dict[str, str],
    WEBSITES: dict[str, dict[str, str]],
    glossary.FILE: list[Explained],
    steps.FILE: Steps,
    appointments.FILE: Appointments,
    f"{vocabulary.FOLDER}/beroepen.yml": list[Occupation],
    f"{vocabulary.FOLDER}/sectoren.yml": list[WordGroup],
    f"{vocabulary.FOLDER}/niveaus.yml": list[Named],
    f"{vocabulary.FOLDER}/onderwerpen.yml": list[WordGroup],
    vocabulary.APPOINTMENTS: list[Named],
    f"{vocabulary.FOLDER}/plaatsen.yml": list[Place],
}
_FOLDERS: dict[str, Any] = {**dict.fromkeys(GROUPS, Topic), facts.FOLDER: TopicFacts}
_MAY_BE_MISSING = ("melding.yml",)
_FIELDS = "docs/redactie.md legt de velden uit"


class Forms:
    """The files of content/: as they were written, as they are understood, and what is wrong with their form."""

    def __init__(self, directory: Path) -> None:
        self.files: list[str] = []
        self.sources: dict[str, Source] = {}
        self.bodies: dict[str, Any] = {}
        self.findings: list[Finding] = []
        for path in sorted(directory.rglob("*.yml")):
            if all(is_ours(part) for part in path.relative_to(directory).parts):
                self._read(directory, path)
        self._miss()

    def in_folder(self, folder: str) -> Iterator[tuple[str, Any, Source]]:
        """Give what could be read in a folder: the name without `.yml`, the body, and the file."""
        for name, body in self.bodies.items():
            if name.startswith(f"{folder}/"):
                yield Path(name).stem, body, self.sources[name]

    def read(self, name: str) -> tuple[Any, Source] | None:
        """Give the body of a file and the file; nothing where it is missing or has not its form."""
        return (self.bodies[name], self.sources[name]) if name in self.bodies else None

    def _read(self, directory: Path, path: Path) -> None:
        name = path.relative_to(directory).as_posix()
        self.files.append(name)
        try:
            source = read_source(directory, path)
        except Unreadable as error:
            self.findings.append(Finding(name, error.line, error.problem, error.what_to_do))
            return
        self.sources[name] = source
        self.findings += _repeated(source)
        shape = _SHAPES.get(name) or _FOLDERS.get(path.relative_to(directory).parts[0] if "/" in name else "")
        if shape is None:
            self.findings.append(
                Finding(
                    name,
                    1,
                    "Dit bestand gebruikt het programma niet.",
                    "Kijk of de naam en de map kloppen, of haal het bestand weg.",
                    "warning",
                )
            )
            return
        self._form(source, shape)

    def _form(self, source: Source, shape: Any) -> None:
        try:
            self.bodies[source.name] = TypeAdapter(shape).validate_python(source.data)
        except ValidationError as error:
            self.findings += [_of_form(source, one) for one in error.errors()]

    def _miss(self) -> None:
        for name in _SHAPES:
            if name not in self.files and name not in _MAY_BE_MISSING:
                self.findings.append(Finding(name, 1, "Dit bestand ontbreekt.", "Zet het terug."))


def _repeated(source: Source) -> Iterator[Finding]:
    for line, key in source.repeated_keys():
        yield Finding(source.name, line, f"{key} staat hier twee keer.", "Haal er een weg: alleen de laatste telt.")


def _of_form(source: Source, error: ErrorDetails) -> Finding:
    keys: Keys = tuple(part for part in error["loc"] if part != "[key]")
    place = " > ".join(str(part) for part in keys) or "het hele bestand"
    return Finding(source.name, source.line(*keys), f"{place}: {in_dutch(error)}.", _advice(error, keys))


def _advice(error: ErrorDetails, keys: Keys) -> str:
    last = str(keys[-1]) if keys else ""
    if error["type"] == "missing":
        return f"Vul {last} in; {_FIELDS}."
    if error["type"] == "extra_forbidden":
        return f"Haal {last} weg, of kijk of het goed gespeld is; {_FIELDS}."
    return f"Verander dit; {_FIELDS}."
