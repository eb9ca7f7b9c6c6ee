"""What is said of a kind of talk is short, and whoever chooses one can have it."""

from collections.abc import Iterator

from werkwijzer.content.checking.finding import Finding
from werkwijzer.content.checking.length import MAX_WORDS
from werkwijzer.content.checking.material import Material
from werkwijzer.content.splitting import sentences, words


def long_texts(material: Material) -> Iterator[Finding]:
    for text in material.texts_of_appointments():
        if text.keys[-1] == "for_whom" and len(sentences(text.words)) > 1:
            yield text.finding(text.words, "Dit is meer dan één zin.", "Schrijf één zin die helpt om te kiezen.")
        count = len(words(text.words))
        if count > MAX_WORDS:
            problem = f"Deze tekst heeft {count} woorden; hoogstens {MAX_WORDS} mag."
            yield text.finding(text.words, problem, "Haal weg wat niet nodig is.")


def unreachable_talks(material: Material) -> Iterator[Finding]:
    """Warn of talks that somebody may choose and that he can then have in no way at all."""
    if material.appointments is None:
        return
    read, source = material.appointments
    for number, kind in enumerate(read.kinds):
        without = [region for region in kind.regions if not read.modes(kind, region)]
        if kind.planned and without:
            yield Finding(
                source.name,
                source.line("kinds", number, "modes"),
                f"Voor {kind.id} kan niemand een afspraak maken in {' en '.join(without)}: er is geen plek voor.",
                "Zet bij locations een plek, of bij modes telefoon of online. Kan dat niet? Kies planned: false.",
                "warning",
            )
