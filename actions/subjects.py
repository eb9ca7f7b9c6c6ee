"""Find the subject of a course in what somebody asks for."""

from rapidfuzz import fuzz, process

from werkwijzer.content.places import plain

ALSO_CALLED = {
    "digitale vaardigheden": "computer laptop internet excel word office typen digitaal klik tik tablet email mail",
    "taal": "nederlands nederlandse spreken schrijven lezen taalles inburgering nt2 grammatica",
    "rekenen": "rekenen wiskunde tellen",
    "cv": "cv curriculum vitae",
    "brief": "brief sollicitatiebrief motivatiebrief motivatie",
    "sollicitatiegesprek": "gesprek sollicitatiegesprek solliciteren sollicitatie sollicitatietraining interview",
    "linkedin": "linkedin profiel",
    "netwerken": "netwerken netwerk",
    "beroepskeuze": "beroepskeuze beroep omscholen loopbaan past beroepentest",
    "geldzaken": "geld geldzaken budget budgetteren administratie schulden",
    "digid": "digid overheid",
    "ondernemen": "ondernemen ondernemer zzp bedrijf eigen",
    "kansrijke sectoren": "zorg techniek bouw logistiek schoonmaak it ict horeca haven heftruck lassen metaal",
}
CLOSE_ENOUGH = 87
"""Of 100: one wrong letter in a word of eight still counts, and one letter too many or too few in a word of five."""
SHORTEST_MISSPELT = 4


def subject_of(text: str, subjects: list[str]) -> str | None:
    """Give the subject that the text names, in its own or other words, typing errors allowed."""
    # "hoe word ik lasser" is not about the program Word.
    said = plain(text).replace("word ik", " ")
    names = {word: subject for subject in subjects for word in [subject, *ALSO_CALLED.get(subject, "").split()]}
    for name in names:
        if " " in name and name in said:
            return names[name]
    words = [word for word in said.split() if len(word) > 1]
    for word in words:
        if word in names:
            return names[word]
    long_names = [name for name in names if len(name) > 4]
    for word in words:
        match = process.extractOne(word, long_names, scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
        if match is not None and len(word) >= SHORTEST_MISSPELT:
            return names[match[0]]
    return None
