"""The glossary: its form, and how people ask for a word of it."""

from typing import Any

import pytest
from pydantic import ValidationError

from werkwijzer.content.glossary import Explained, Glossary, mistakes
from werkwijzer.content.library import Library

ASKED = {
    "wat is vermogen": "vermogen",
    "wat betekent kostendelersnorm": "kostendelersnorm",
    "wat bedoelt u met peildatum": "peildatum",
    "ik snap het woord beschikking niet": "beschikking",
    "inlichtingenplicht?? wat is dat": "inlichtingenplicht",
    "Wat is verrekenen?": "verrekenen",
    "wat is een jobcoach": "jobcoach",
    "wat betekend inlichtingenplicht": "inlichtingenplicht",
    "wat beteknt draagkracht": "draagkracht",
    "Wat is dat, een voorschot?": "voorschot",
    "wat houdt de wekeneis in": "wekeneis",
    "wat zijn toeslagen": "toeslag",
    "wat is loonheffing eigenlijk": "loonheffing",
    "kunt u uitleggen wat peildatum is": "peildatum",
    "ik weet niet wat verwijtbaar betekent": "verwijtbaar",
    "wat is kostendelernorm": "kostendelersnorm",
    "wat is kosten delers norm": "kostendelersnorm",
    "wat is een vaststelingsovereenkomst": "vaststellingsovereenkomst",
    "wat is vso": "vaststellingsovereenkomst",
    "betekenis van terugvordering": "terugvordering",
    "tegenprestatie betekenis": "tegenprestatie",
    "wat is re-integratie": "re-integratie",
    "wat is reïntegratie": "re-integratie",
    "wat is een nul uren contract": "nulurencontract",
    "wat is detachering nou weer": "detachering",
    "wat betekent netto": "netto",
    "wat wordt er bedoeld met passende arbeid": "passende arbeid",
    "wat wordt bedoelt met gezamenlijke huishouding": "gezamenlijke huishouding",
    "ik begrijp beslagvrije voet niet": "beslagvrije voet",
    "leg eens uit wat bbl is": "bbl",
    "wat is EVC": "EVC",
    "wat is transitie vergoeding": "transitievergoeding",
    "wat is een klantmanager": "consulent",
    "hallo wat is ioaw": "IOAW",
    "wat bedoelen ze met beslistermijn": "beslistermijn",
    "peildatum wat is dat": "peildatum",
    "peildatum, wat betekent dat precies?": "peildatum",
    "kunt u draagkracht uitleggen": "draagkracht",
    "leg draagkracht uit": "draagkracht",
    "wat is doelgroepregister": "doelgroepregister",
    "wat is jobcoatch": "jobcoach",
    "wat zijn nuggers": "nugger",
    "wat is zzp": "zzp'er",
    "wat is een zzp’er": "zzp'er",
    "wat is het participatie wet": "Participatiewet",
    "what is draagkracht": "draagkracht",
    "wat betekent het woord matching": "matching",
    "wat is het wettelijk minimumloon": "minimumloon",
    "wat betekent verrekenen in mijn brief": "verrekenen",
    "wat is uwv": "UWV",
    "maar wat is dat dan, inlichtingenplicht": "inlichtingenplicht",
    "wat is inlichtingen plicht": "inlichtingenplicht",
    "wat bedoel je met norm": "norm",
    "wat is de norm": "norm",
    "sorry wat is een beschiking": "beschikking",
    "wats een beschikking": "beschikking",
    "wat wil rechtmatigheid zeggen": "rechtmatigheid",
    "wat is de AOW": "AOW",
    "wat versta je onder startkwalificatie": "startkwalificatie",
    "wat is beschermd wonen": "beschermd wonen",
    "wat is digid": "DigiD",
    "wat betekent afwijzing": "afwijzing",
    "ik ken dat woord specificatie niet": "betaalspecificatie",
    "wa is een deurwaarder": "deurwaarder",
}
NOT_ASKED = [
    "wat is bijstand",
    "wat is ww",
    "wat is top",
    "wat is de now",
    "wat is tozo",
    "wat is een voucher",
    "wat is de scholingsvoucher",
    "wat is hallowerk",
    "wat is een werkcentrum",
    "wat is de loopbaanwinkel",
    "wat is een loopbaan apk",
    "wat is proefplaatsing",
    "wat is een wijkbasisbaan",
    "wat is het sociaal pakket",
    "wat is bbz",
    "wat is stap",
    "wat is bijzondere bijstand",
    "wat is het leerwerkloket",
    "hoe vraag ik bijzondere bijstand aan",
    "hoeveel vermogen mag ik hebben",
    "wat is mijn norm",
    "wat is mijn vermogen",
    "wat is de maximale hoogte van mijn vermogen",
    "ik snap het niet",
    "ik snap het besluit niet",
    "ik snap mijn brief niet",
    "wat is dat",
    "wat is dat precies",
    "wat betekent dat",
    "wat betekent dat woord",
    "wat betekent dat voor mijn uitkering",
    "wat betekent het als ik ga samenwonen",
    "wat is het telefoonnummer van de gemeente",
    "wat is het adres van het uwv",
    "wat is er",
    "wat is jouw naam",
    "wat zijn de regels voor bijverdienen",
    "wat zijn mijn rechten",
    "ik wil bezwaar maken",
    "bezwaar",
    "vermogen",
    "ik heb een voorschot nodig",
    "wat is het verschil tussen bruto en netto",
    "krijg ik een transitievergoeding",
    "wat moet ik doen bij een huisbezoek",
    "wat is een normaal salaris",
    "wat is bol.com",
    "ik wil niet meer leven",
    "wat is een vacature",
    "wat is een training",
    "/leg_uit",
    "",
]
ENTRY = {"word": "peildatum", "also": ["peildag"], "meaning": "De dag waarop wordt gekeken."}


@pytest.mark.parametrize(("text", "word"), ASKED.items())
def test_meaning_that_is_asked_for_is_found(library: Library, text: str, word: str) -> None:
    found = library.glossary.asked(text)
    assert found is not None
    assert found.word == word


@pytest.mark.parametrize("text", NOT_ASKED)
def test_other_question_is_not_taken_for_a_word(library: Library, text: str) -> None:
    assert library.glossary.asked(text) is None


def test_every_form_of_every_word_is_found_when_it_is_asked_for(library: Library) -> None:
    for entry in library.glossary.entries:
        for form in entry.forms():
            assert library.glossary.asked(f"wat betekent {form}?") == entry, form


def test_there_are_enough_words(library: Library) -> None:
    assert len(library.glossary.entries) >= 90


def test_each_meaning_names_its_word_or_a_form_of_it_in_whole_sentences(library: Library) -> None:
    for entry in library.glossary.entries:
        assert entry.meaning[0].isupper(), entry.word
        assert entry.meaning.endswith("."), entry.word


def test_words_of_a_text_come_in_the_order_in_which_they_stand_there(library: Library) -> None:
    found = library.glossary.within("Door de kostendelersnorm telt uw vermogen. De gemeente kijkt naar uw vermogen.")
    assert [entry.word for entry in found] == ["kostendelersnorm", "vermogen"]


def test_part_of_a_longer_word_is_not_taken_for_the_word(library: Library) -> None:
    assert library.glossary.within("een enorme vermogensbelasting") == []


@pytest.mark.parametrize(
    "changed",
    [
        {"meaning": "woord " * 31},
        {"meaning": "U krijgt 400 euro."},
        {"meaning": "U krijgt € veel terug."},
        {"meaning": "Kort."},
        {"also": ["Peil-datum"]},
        {"uitleg": "De dag waarop wordt gekeken."},
    ],
)
def test_wrong_entry_is_refused(changed: dict[str, Any]) -> None:
    Explained.model_validate(ENTRY)
    with pytest.raises(ValidationError):
        Explained.model_validate({**ENTRY, **changed})


def test_word_that_stands_there_twice_is_named() -> None:
    twice = [Explained.model_validate(ENTRY), Explained.model_validate({**ENTRY, "word": "peildag", "also": []})]
    assert list(mistakes(Glossary(twice), [])) == ["woordenlijst.yml: peildag staat bij peildag en bij peildatum."]


def test_topic_that_is_not_there_is_named() -> None:
    lost = [Explained.model_validate({**ENTRY, "topic": "nergens"})]
    assert list(mistakes(Glossary(lost), ["bezwaar"])) == ["woordenlijst.yml: peildatum: er is geen onderwerp nergens."]


def test_word_as_near_to_two_others_is_not_guessed() -> None:
    near = [Explained.model_validate({**ENTRY, "word": word, "also": []}) for word in ("aftrek", "attrek")]
    assert Glossary(near).word("artrek") is None
