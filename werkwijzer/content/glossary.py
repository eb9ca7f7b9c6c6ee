"""Difficult words with their meaning, and how people ask for one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator
from rapidfuzz.distance import OSA

from werkwijzer.content.schema import Form
from werkwijzer.content.spoken import joined, plain

FILE = "woordenlijst.yml"
MAX_WORDS = 30
LONGEST = 5
"""More words than this between "wat is" and the end are a question about something else."""


def _short_and_general(meaning: str) -> str:
    if len(meaning.split()) > MAX_WORDS:
        raise ValueError(f"de uitleg mag hoogstens {MAX_WORDS} woorden hebben")
    if re.search(r"[\d€%]", meaning):
        raise ValueError("in de uitleg staat een getal, bedrag of percentage; dat hoort in een antwoord, met zijn bron")
    return meaning


class Explained(Form):
    """A word with all its forms and what it means; `topic` says more about it.

    The bot does not of itself offer to explain a word without `offer`, for nearly everybody knows it.
    """

    word: str = Field(min_length=2, max_length=30)
    also: list[str] = Field(default=[])
    meaning: Annotated[str, Field(min_length=10), AfterValidator(_short_and_general)]
    topic: str | None = None
    offer: bool = True

    @model_validator(mode="after")
    def _names_itself_once(self) -> Self:
        if joined(self.word) in {joined(form) for form in self.also}:
            raise ValueError("het woord zelf staat ook onder also")
        return self

    def forms(self) -> list[str]:
        return [self.word, *self.also]


class Glossary:
    """All words that can be explained."""

    def __init__(self, entries: Sequence[Explained]) -> None:
        self.entries = tuple(entries)
        self._by_form = {joined(form): entry for entry in entries for form in entry.forms()}
        self._offered = [(f" {plain(form)} ", entry) for entry in entries if entry.offer for form in entry.forms()]

    def word(self, written: str) -> Explained | None:
        """Give the word that was written, perhaps with a typing error; nothing where two are as near."""
        words = _trimmed(plain(written))
        if words.startswith(_OWN):
            return None
        key = joined(words)
        exact = self._by_form.get(key)
        if exact is not None:
            return exact
        limit = _errors_allowed(key)
        near = [(OSA.distance(key, form, score_cutoff=limit), entry) for form, entry in self._by_form.items()]
        nearest = min((distance for distance, _ in near), default=limit + 1)
        if limit == 0 or nearest > limit:
            return None
        best = {id(entry): entry for distance, entry in near if distance == nearest}
        return next(iter(best.values())) if len(best) == 1 else None

    def asked(self, text: str) -> Explained | None:
        """Give the word whose meaning somebody asks for; nothing when he asks for something else."""
        said = _LEAD.sub("", _mended(plain(text)))
        for asking in _ASKING:
            match = asking.fullmatch(said)
            entry = self.word(match["x"]) if match and len(match["x"].split()) <= LONGEST + 3 else None
            if entry is not None:
                return entry
        match = _NOT_UNDERSTOOD.fullmatch(said)
        entry = self.word(match["x"]) if match else None
        # "Ik snap het besluit niet" is not about the word, unless he says so.
        return entry if match and entry and (entry.offer or match["named"]) else None

    def within(self, text: str) -> list[Explained]:
        """Give the words of a text that are worth explaining, in the order in which they come."""
        padded = f" {plain(text)} "
        found = sorted(((padded.find(form), entry) for form, entry in self._offered if form in padded), key=_place)
        return list({entry.word: entry for _, entry in found}.values())


def mistakes(glossary: Glossary, topics: Iterable[str]) -> Iterator[str]:
    """Give a sentence for every word that stands there twice and every topic that is not there."""
    owner: dict[str, Explained] = {}
    for entry in glossary.entries:
        for form in entry.forms():
            other = owner.setdefault(joined(form), entry)
            if other is not entry:
                yield f"{FILE}: {form} staat bij {entry.word} en bij {other.word}."
        if entry.topic is not None and entry.topic not in topics:
            yield f"{FILE}: {entry.word}: er is geen onderwerp {entry.topic}."


def _place(found: tuple[int, Explained]) -> int:
    return found[0]


def _errors_allowed(key: str) -> int:
    """Give how many letters may be wrong: short words have too many neighbours."""
    return next(errors for length, errors in ((12, 3), (8, 2), (5, 1), (0, 0)) if len(key) >= length)


_VERBS = ("betekent", "betekenis", "bedoelt", "begrijp")


def _mended(said: str) -> str:
    """Give the text with the verbs that ask for a meaning spelt as the patterns know them."""
    return " ".join(_verb(word) for word in said.split())


def _verb(word: str) -> str:
    if len(word) < 6 or word[:2] != "be" or word in (*_VERBS, "bedoeld"):
        return word
    return next((verb for verb in _VERBS if OSA.distance(word, verb) <= 2), word)


_IS = r"(?:is|iz|zijn|was|betekent|houdt|houd|wil|doet een)"
_BIT = r"(?:nou|nu|precies|eigenlijk|dan|eens|ook|alweer|al weer|weer|hier|hoor|aub|alstublieft|allemaal|zeggen|in)"
_PLACE = (
    r"(?:in|op|bij) (?:mijn|de|die|deze|dit|het|een|uw) "
    r"(?:brief|besluit|loonstrook|loonstrookje|specificatie|formulier|tekst|antwoord|uitleg|contract)"
)
_THE = r"(?:een|de|het|'t|t|die|dat|dit|zo'n|zon|a|an|the|woord|woordje|term|begrip)"
_LEAD = re.compile(
    r"^(?:(?:hallo|hoi|hey|he|ja|ok|oke|maar|en|eh|uh|uhm|sorry|pardon|even|vraagje|dus|nou|wacht|mevrouw|meneer"
    r"|goede(?:morgen|ndag|middag|navond)|(?:kunt u|kan u|kun je|kan je|kunnen jullie)(?: mij| me)?(?: eens| even)? "
    r"(?:uitleggen|zeggen|vertellen)|weet (?:u|je|jij)|ik wil (?:graag )?weten|mag ik weten|vertel(?: mij| me)?"
    r"|(?:ik )?(?:weet|snap|begrijp)(?: echt| helemaal)? niet|leg (?:mij |me )?(?:eens )?uit|vraag|mijn vraag is) )+"
)
_ASKING = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:wat|wa|what) {_IS} (?P<x>.+)",
        r"(?:wat|wa) (?P<x>.+?) (?:is|zijn|betekent|inhoudt|inhoud|wil zeggen|bedoelt)",
        r"(?:wats|wat's|what's) (?P<x>.+)",
        rf"wat bedoelt? ?(?:u|je|jij|jullie|ze|zij|men|de gemeente|uwv|het uwv)? ?(?:{_BIT} )*met (?P<x>.+)",
        r"wat bedoel(?:t|en|d)? (?:u|je|jij|jullie|ze|zij|men) (?:\w+ )?met (?P<x>.+)",
        r"wat (?:wordt|word|wort) (?:er )?(?:\w+ )?(?:bedoelt|bedoeld) met (?P<x>.+)",
        r"wat (?:versta|verstaat|verstaan) (?:u|je|jullie|ze|men|ik) onder (?P<x>.+)",
        r"wat voor (?:iets|ding) is (?P<x>.+)",
        rf"(?P<x>.+?) wat (?:is|betekent|houdt|houd) (?:dat|het|dit|da|t|'t)(?: {_BIT}| voor iets| woord)*",
        r"(?P<x>.+?) (?:betekenis|definitie|uitleg|betekent)",
        r"(?:de )?(?:betekenis|definitie|uitleg)(?: van| over| bij)? (?P<x>.+)",
        r"(?:leg|legt u)(?: mij| me)? (?P<x>.+?) (?:eens |even )?uit",
        r"(?:kunt u|kan u|kun je|kan je) (?:mij |me )?(?P<x>.+?) (?:eens |even )?uitleggen",
        r"what (?:does|is|are) (?P<x>.+?)(?: mean)?",
    )
)
_NOT_UNDERSTOOD = re.compile(
    r"(?:ik )?(?:snap|begrijp|ken|versta)(?: ook| echt)? (?P<named>(?:het|dat|dit|de|die) (?:woord|term|begrip) )?"
    r"(?P<x>.+?)(?: echt| helemaal| ook)? niet(?: hoor| goed| helemaal)?"
)
_OWN = ("mijn ", "uw ", "jouw ", "onze ")
"""Who asks what his own is, wants to know how much."""
_BEFORE = re.compile(rf"^(?:(?:{_THE}|{_BIT}) )+")
_AFTER = re.compile(rf"(?: (?:{_BIT}|{_PLACE}))+$")


def _trimmed(words: str) -> str:
    """Take off the small words around the one that is asked for."""
    return _AFTER.sub("", _BEFORE.sub("", words))
