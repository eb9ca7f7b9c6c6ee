"""Every number that a jobseeker reads stands in a fact of the topic, with its source."""

from collections.abc import Iterable, Iterator
from datetime import date

from werkwijzer.content.checking.finding import Finding
from werkwijzer.content.checking.material import Material, Text, Written
from werkwijzer.content.checking.numbers import BARE, DAY, MONEY, PHONE, SHARE, Found, Quantity, numbers_in, phones_in
from werkwijzer.content.facts import FOLDER, HELP_LINES, Fact
from werkwijzer.content.schema import COUNTRY

_EXACT = (MONEY, SHARE, PHONE)
_WITH_NUMBERS_TO_CALL = ("contact", HELP_LINES)
_SPOKEN = ("zinnen.yml", "talen.yml")


def unproved_numbers(material: Material) -> Iterator[Finding]:
    """Give the numbers in answers that stand in no fact of the topic and not in the answer's own source line."""
    to_call = _to_call(material)
    for written in material.answers():
        facts = list(facts_of(material, written.topic))
        everywhere = _of_source(written) | _quantities(facts)
        here = _of_source(written) | _quantities(fact for fact in facts if fact.region in (COUNTRY, written.region))
        for text in written.texts():
            for found in numbers_in(text.words):
                known = to_call if found.quantity.of == PHONE else set()
                if not _is_known(found.quantity, everywhere | known):
                    yield _unproved(text, written.topic, found)
                elif found.quantity.of not in (PHONE, DAY) and not _is_known(found.quantity, here):
                    yield from _of_another_region(material, text, written, found)


def numbers_of_appointments(material: Material) -> Iterator[Finding]:
    """Give the numbers in what is said of a kind of talk: it has no facts, so only a number to call may stand there."""
    to_call = _to_call(material)
    for text in material.texts_of_appointments():
        for found in numbers_in(text.words):
            if not _is_known(found.quantity, to_call):
                problem = f'Het getal "{found.words}" heeft hier geen bron.'
                yield text.finding(found.words, problem, "Haal het weg: een getal hoort in een antwoord, met bron.")


def unproved_telephone_numbers(material: Material) -> Iterator[Finding]:
    """Give the telephone numbers in the small sentences that are no number to call that we have a source for."""
    to_call = _to_call(material)
    for name in _SPOKEN:
        source = material.sources.get(name)
        for number, line in enumerate(source.text.splitlines() if source else [], start=1):
            for found in phones_in("" if line.startswith("#") else line):
                if not _is_known(found.quantity, to_call):
                    yield Finding(
                        name,
                        number,
                        f'Het telefoonnummer "{found.words}" staat in geen feit.',
                        f"Zet het met zijn bron in {FOLDER}/contact.yml of {FOLDER}/{HELP_LINES}.yml, of haal het weg.",
                    )


def facts_of(material: Material, topic: str) -> Iterator[Fact]:
    """Give the facts that count for a topic: its own, and those of the topics it borrows from."""
    own = material.facts.get(topic)
    if own is not None:
        yield from own.facts
        for other in own.also_from:
            yield from material.facts[other].facts if other in material.facts else ()


def _to_call(material: Material) -> set[Quantity]:
    facts = (fact for topic in _WITH_NUMBERS_TO_CALL for fact in facts_of(material, topic) if fact.source is not None)
    return {found.quantity for fact in facts for found in phones_in(fact.fact)}


def _unproved(text: Text, topic: str, found: Found) -> Finding:
    return text.finding(
        found.words,
        f'Het getal "{found.words}" staat in geen feit van dit onderwerp.',
        f"Zet het feit met zijn bron in {FOLDER}/{topic}.yml, of haal het getal weg.",
    )


def _of_another_region(material: Material, text: Text, written: Written, found: Found) -> Iterator[Finding]:
    """Warn of a rule of one region that is told to people elsewhere without a word about where it holds."""
    regions = {
        fact.region
        for fact in facts_of(material, written.topic)
        if fact.region != COUNTRY and _is_known(found.quantity, _quantities([fact]))
    }
    said = f"{written.answer.text} {text.words} {written.answer.source.title}".lower()
    if regions and not any(place in said for region in regions for place in _places(material, region)):
        yield text.finding(
            found.words,
            f'Het getal "{found.words}" komt uit een feit over {", ".join(sorted(regions))}, en dat staat er niet bij.',
            "Schrijf erbij waar het geldt, of zoek een bron voor het hele land.",
            "warning",
        )


def _places(material: Material, region: str) -> Iterator[str]:
    """Give the words by which a text names a region: its own name, and the towns in it."""
    yield region
    places = material.library.words.places if material.library else ()
    yield from (place.name.lower() for place in places if place.region == region)


def _is_known(wanted: Quantity, known: set[Quantity]) -> bool:
    if wanted in known:
        return True
    if wanted.of == DAY:
        return any(one.of == DAY and one.value.startswith(f"{wanted.value}-") for one in known)
    # "27 jaar" proves "jonger dan 27", and the other way round it proves nothing.
    return wanted.of == BARE and any(one.value == wanted.value and one.of not in (*_EXACT, DAY) for one in known)


def _quantities(facts: Iterable[Fact]) -> set[Quantity]:
    return {quantity for fact in facts if fact.source is not None for quantity in _of_fact(fact)}


def _of_fact(fact: Fact) -> Iterator[Quantity]:
    for text in (fact.fact, fact.source_date or ""):
        yield from (found.quantity for found in numbers_in(text))
    yield from (_day(day) for day in (fact.valid_from, fact.valid_until) if day is not None)


def _of_source(written: Written) -> set[Quantity]:
    source = written.answer.source
    return {found.quantity for text in (source.title, source.dated or "") for found in numbers_in(text)}


def _day(day: date) -> Quantity:
    return Quantity(day.isoformat(), DAY)
