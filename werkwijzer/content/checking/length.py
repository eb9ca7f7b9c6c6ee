"""Texts are short enough for a phone and for somebody who reads with trouble."""

from collections.abc import Iterator

from werkwijzer.content.checking.finding import Finding
from werkwijzer.content.checking.material import Material
from werkwijzer.content.splitting import sentences, words

MAX_WORDS = 60
MAX_WORDS_SIMPLE = 45
MAX_WORDS_A_SENTENCE = 20
MANY_WORDS_A_SENTENCE = 15


def long_sentences(material: Material) -> Iterator[Finding]:
    for text in material.texts():
        for sentence in sentences(text.words):
            count = len(words(sentence))
            if count > MANY_WORDS_A_SENTENCE:
                too_long = count > MAX_WORDS_A_SENTENCE
                yield text.finding(
                    sentence,
                    f'De zin "{_begin(sentence)} …" heeft {count} woorden; {_limit(too_long)}.',
                    "Maak er twee zinnen van.",
                    "error" if too_long else "warning",
                )


def long_texts(material: Material) -> Iterator[Finding]:
    for written in material.answers():
        text, simple = len(words(written.answer.text)), len(words(written.answer.simple))
        if text > MAX_WORDS:
            problem = f"Het antwoord heeft {text} woorden; hoogstens {MAX_WORDS} mag."
            yield written.finding(("text",), problem, "Haal weg wat niet nodig is.")
        if simple > MAX_WORDS_SIMPLE:
            problem = f"De makkelijke uitleg heeft {simple} woorden; hoogstens {MAX_WORDS_SIMPLE} mag."
            yield written.finding(("simple",), problem, "Haal weg wat niet nodig is.")
        if simple > text:
            problem = f"De makkelijke uitleg is langer ({simple} woorden) dan het antwoord ({text})."
            yield written.finding(("simple",), problem, "Maak simple korter dan text.")
        if written.answer.simple == written.answer.text:
            problem = "De makkelijke uitleg is gelijk aan het antwoord."
            yield written.finding(("simple",), problem, "Schrijf simple in nog eenvoudiger woorden.")


def _begin(sentence: str) -> str:
    return " ".join(sentence.split()[:4])


def _limit(too_long: bool) -> str:
    return f"hoogstens {MAX_WORDS_A_SENTENCE} mag" if too_long else f"tot {MANY_WORDS_A_SENTENCE} leest makkelijker"
