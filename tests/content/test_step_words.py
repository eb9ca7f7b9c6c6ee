"""What people type about their steps."""

import pytest

from werkwijzer.content.library import Library
from werkwijzer.content.options import read_answer
from werkwijzer.content.step_words import asks_for_steps, read_report
from werkwijzer.content.steps import chosen

WISHES = {
    "werk vinden": "werk",
    "Werk": "werk",
    "ik wil gewoon weer aan het werk": "werk",
    "1": "werk",
    "de eerste": "werk",
    "een nieuwe baan": "werk",
    "solliciteren": "werk",
    "een ander beroep": "beroep",
    "ik wil ander werk": "beroep",
    "omscolen": "beroep",
    "optie 2": "beroep",
    "leren": "leren",
    "een diplomma halen": "leren",
    "ik wil een opleding doen": "leren",
    "weet ik niet": "geen_idee",
    "geen idee": "geen_idee",
    "dat weet ik nog niet": "geen_idee",
    "geen flauw idee eigenlijk": "geen_idee",
}
NOW = {
    "ww": "ww",
    "ik heb ww": "ww",
    "WW-uitkering": "ww",
    "uitkering van het uwv": "ww",
    "bijstand": "bijstand",
    "bijstnad": "bijstand",
    "ik zit in de bijstand": "bijstand",
    "een baan die stopt": "baan_stopt",
    "mijn contract loopt af": "baan_stopt",
    "ik ben ontslagen": "baan_stopt",
    "geen van deze": "geen",
    "niks": "geen",
    "geen uitkering": "geen",
    "weet ik niet": "geen",
    "ik heb geen ww en ook niks anders": "geen",
    "4": "geen",
}
NO_ANSWER = [
    "wat is ww",
    "hoe vraag ik bijstand aan",
    "krijg ik bijstand als ik ontslagen ben",
    "mag ik leren met een uitkering?",
    "hallo",
    "7",
    "",
    "ik heb geen bijstand",
    "blorf zwiep",
]


@pytest.mark.parametrize(("text", "answer"), WISHES.items())
def test_answer_to_what_somebody_wants_is_read(library: Library, text: str, answer: str) -> None:
    assert read_answer(library.steps.wish.answers, text) == answer


@pytest.mark.parametrize(("text", "answer"), NOW.items())
def test_answer_to_what_somebody_has_is_read(library: Library, text: str, answer: str) -> None:
    assert read_answer(library.steps.now.answers, text) == answer


@pytest.mark.parametrize("text", NO_ANSWER)
def test_question_or_something_else_is_no_answer(library: Library, text: str) -> None:
    assert read_answer(library.steps.now.answers, text) is None


def test_words_on_each_button_are_read_as_that_answer(library: Library) -> None:
    for question in (library.steps.wish, library.steps.now):
        for answer in question.answers:
            assert read_answer(question.answers, answer.title) == answer.id
            for words in answer.words:
                assert read_answer(question.answers, words) == answer.id, words


@pytest.mark.parametrize(
    "text", ["mijn stappen", "Mijn stapen", "wat kan ik nu doen?", "wat kan ik zelf doen", "laat mijn stappen zien"]
)
def test_words_for_seeing_the_steps_are_known(library: Library, text: str) -> None:
    assert asks_for_steps(library.steps, text)


@pytest.mark.parametrize(
    "text",
    [
        "wat kan ik nu doen aan mijn schulden",
        "stappenteller",
        "wat moet ik nu doen",
        "",
        "mijn schulden",
        "welke stappen",
    ],
)
def test_longer_or_other_question_is_not_taken_for_seeing_the_steps(library: Library, text: str) -> None:
    assert not asks_for_steps(library.steps, text)


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("stap 2 is gedaan", ["cv"]),
        ("stap twee gedaan", ["cv"]),
        ("de tweede stap is klaar", ["cv"]),
        ("stap 1 en 2 zijn gedaan", ["profiel", "cv"]),
        ("ik heb een cv gemaakt", ["cv"]),
        ("mijn cv is af", ["cv"]),
        ("cv gemaakt", ["cv"]),
        ("ik heb een cv gemaakt vandaag", ["cv"]),
        ("ik ben bij het werkcentrum geweest", ["werkcentrum_rijnmond"]),
        ("ik heb bij het werkcentum gevraagd", ["werkcentrum_rijnmond"]),
        ("alles gedaan", ["profiel", "cv", "gesprek", "werkcentrum_rijnmond"]),
        ("ik heb alles gedaan", ["profiel", "cv", "gesprek", "werkcentrum_rijnmond"]),
        ("alle stappen zijn klaar", ["profiel", "cv", "gesprek", "werkcentrum_rijnmond"]),
        ("gedaan", []),
        ("dat heb ik gedaan", []),
        ("stap gedaan", []),
    ],
)
def test_step_that_somebody_says_is_done_is_found(library: Library, text: str, done: list[str]) -> None:
    report = read_report(library.steps, chosen(library, "rotterdam", "werk", "geen"), text)
    assert report is not None
    assert [step.id for step in report.steps] == done


@pytest.mark.parametrize(
    "text",
    [
        "ik heb nog geen cv gemaakt",
        "hoe heb ik mijn cv gemaakt",
        "is mijn cv gedaan of niet",
        "ik heb een fout gemaakt",
        "cv",
        "wat is een cv",
        "stap 9 is gedaan",
        "te laat een cv gemaakt dus afgewezen",
        "vacatures zoeken nu mijn contract af loopt",
        "bedankt",
        "ik heb mijn contract gelezen en nu wil ik weten of mijn cv goed genoeg is",
        "",
    ],
)
def test_something_else_ticks_no_step_off(library: Library, text: str) -> None:
    assert read_report(library.steps, chosen(library, "rotterdam", "werk", "geen"), text) is None
