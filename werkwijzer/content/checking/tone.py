"""How we speak to people: politely, plainly, without promising what only the municipality can give."""

import re
from collections.abc import Iterator

from werkwijzer.content.checking.finding import Finding
from werkwijzer.content.checking.material import Material, Text, Written
from werkwijzer.content.splitting import sentences

_INFORMAL = re.compile(r"\b(?:je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
_NAMES = re.compile(r"\bPak je kans\b")
"""Names of schemes, which speak as they like."""
_PROMISE = re.compile(r"\b(?:u heeft|u hebt|heeft u|hebt u|u krijgt altijd) (?:\w+ ){0,2}?recht op\b", re.IGNORECASE)
_AMOUNT = re.compile(r"€ ?\d|\d euro\b")
_YEAR = re.compile(r"\b20\d\d\b")
_ADDRESS = re.compile(r"https?://\S*|www\.\S*|\]\(|\*\*|^#")
_STRANGE = re.compile("[\t\r\u00a0\u200b\ufeff]")
_NO_DECISION = "Dit is geen besluit."
_FIRST_SAID = {
    "ended": (
        re.compile(r"\b(?:gestopt|stopte|voorbij|gesloten|afgelopen|geëindigd|bestaat niet meer|bestond tot)\b", re.I),
        "dat het gestopt is",
    ),
    "unconfirmed": (
        re.compile(r"\b(?:weten wij niet|wij weten niet|weten wij ook niet|onzeker|niet zeker)\b", re.I),
        "dat wij niet zeker weten of het nog bestaat",
    ),
}


def impolite_words(material: Material) -> Iterator[Finding]:
    for text in material.texts():
        for match in _INFORMAL.finditer(_NAMES.sub("", text.words)):
            yield text.finding(match[0], f'Hier staat "{match[0]}".', "Zeg u, uw of uzelf.")
        if "!" in text.words:
            yield text.finding("!", "Hier staat een uitroepteken.", "Zet een punt: de bot blijft rustig.")
    source = material.sources.get("zinnen.yml")
    for number, line in enumerate(source.text.splitlines() if source else [], start=1):
        for word in _INFORMAL.findall("" if line.startswith("#") else line):
            yield Finding("zinnen.yml", number, f'Hier staat "{word}".', "Zeg u, uw of uzelf.")


def promises(material: Material) -> Iterator[Finding]:
    for text in material.texts():
        for match in _PROMISE.finditer(text.words):
            problem = f'"{match[0]}" belooft een recht, en de gemeente of UWV beslist.'
            yield text.finding(match[0], problem, 'Schrijf "u kunt ... krijgen, als ...".')


def decisions(material: Material) -> Iterator[Finding]:
    """Give answers about a right that do not say that they decide nothing."""
    for written in material.answers():
        if written.topic.endswith("_recht"):
            for text in _read_first(written):
                if _NO_DECISION not in text.words:
                    problem = f'Een antwoord over recht zegt "{_NO_DECISION}", en dit niet.'
                    yield text.finding(text.words, problem, "Zet die zin aan het eind.")


def hidden_status(material: Material) -> Iterator[Finding]:
    """Give answers on what has ended, or may have, that do not begin with that."""
    for written in material.answers():
        said, what = _FIRST_SAID.get(written.answer.status, (None, ""))
        for text in _read_first(written) if said else ():
            first = sentences(text.words)[0]
            if said and not said.search(first):
                problem = f"De status is {written.answer.status}, maar de eerste zin zegt niet {what}."
                yield text.finding(first, problem, "Begin daarmee, of verander de status.")


def amounts_without_a_year(material: Material) -> Iterator[Finding]:
    for written in material.answers():
        for text in _read_first(written):
            match = _AMOUNT.search(text.words)
            if match and not _YEAR.search(text.words):
                problem = "Bij dit bedrag staat geen jaar."
                yield text.finding(match[0], problem, "Zeg van welk jaar het is: bedragen veranderen.")


def addresses(material: Material) -> Iterator[Finding]:
    for text in material.texts():
        for match in _ADDRESS.finditer(text.words):
            problem = f'"{match[0]}" is een adres of opmaak; die hoort niet in de tekst.'
            yield text.finding(match[0], problem, "Zet een adres bij links of bij next_step.")


def strange_characters(material: Material) -> Iterator[Finding]:
    for name, source in material.sources.items():
        for number, line in enumerate(source.text.split("\n"), start=1):
            if _STRANGE.search(line):
                problem = "Op deze regel staat een tab, een harde spatie of een ander onzichtbaar teken."
                yield Finding(name, number, problem, "Haal het weg en zet er gewone spaties voor in de plaats.")


def _read_first(written: Written) -> Iterator[Text]:
    """Give the two texts that are read by themselves, without the next step."""
    yield from (text for text in written.texts() if text.keys[-2:] != ("next_step", "text"))
