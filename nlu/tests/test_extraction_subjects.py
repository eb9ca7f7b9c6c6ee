"""The subject of a training, in what people call it."""

import pytest
from components.extraction.extractor import Extractor
from conftest import WORDS, Find
from ruamel.yaml import YAML

SUBJECTS = [group["name"] for group in YAML(typ="safe").load(WORDS / "onderwerpen.yml")]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("ik zoek een cursus rekenen", "rekenen"),
        ("cursus Excel", "digitale vaardigheden"),
        ("ik wil leren werken met de computer", "digitale vaardigheden"),
        ("cursus word", "digitale vaardigheden"),
        ("excelcursus", "digitale vaardigheden"),
        ("training solliciteren", "sollicitatiegesprek"),
        ("leren hoe je solliciteert", "sollicitatiegesprek"),
        ("hulp bij mijn CV", "cv"),
        ("motivatiebrief schrijven leren", "brief"),
        ("workshop LinkedIn", "linkedin"),
        ("leren netwerken", "netwerken"),
        ("cursus budgetteren", "geldzaken"),
        ("omgaan met DigiD", "digid"),
        ("hoe word ik zzp'er, is er een training ondernemen", "ondernemen"),
        ("lassen", "kansrijke sectoren"),
        ("heftruckcursus", "kansrijke sectoren"),
        ("vca halen", "kansrijke sectoren"),
        ("opleiding in de zorg", "kansrijke sectoren"),
        ("training die bij mij past", "beroepskeuze"),
        ("nederlands leren", "taal"),
        ("beter leren lezen", "taal"),
    ],
)
def test_subject_is_found_by_its_name_and_by_other_words(find: Find, text: str, subject: str) -> None:
    assert find(text)["onderwerp"][0] == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("cursus exel", "digitale vaardigheden"),
        ("cursus excell", "digitale vaardigheden"),
        ("computor cursus", "digitale vaardigheden"),
        ("kursus komputer", "digitale vaardigheden"),
        ("solicitatiebrief", "brief"),
        ("motifatie brief", "brief"),
        ("netwerkn", "netwerken"),
        ("cursus nederlans", "taal"),
        ("taal kursus", "taal"),
        ("ondernemn", "ondernemen"),
        ("wiskude", "rekenen"),
        ("kursus heftruk", "kansrijke sectoren"),
    ],
)
def test_misspelt_subject_is_found(find: Find, text: str, subject: str) -> None:
    assert find(text)["onderwerp"] == [subject]


@pytest.mark.parametrize(
    "text",
    [
        "ik zoek een training",
        "een cursus bij mij in de buurt",
        "is er wat voor mij",
        "cursus paardrijden",
        "cursus tekenen en schilderen",
        "hoe word ik kapper",
        "hoe word ik lasser",
        "werk in de zorg en bouw",
        "ik heb een brief van de gemeente gekregen",
        "wordt mijn opleiding betaald",
        "ik heb een eigen bedrijf",
    ],
)
def test_no_subject_is_made_up(find: Find, text: str) -> None:
    assert "onderwerp" not in find(text)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_is_found_by_its_own_name(find: Find, subject: str) -> None:
    assert find(f"cursus {subject}")["onderwerp"] == [subject]


@pytest.mark.parametrize(
    ("text", "entity"),
    [("werk in de techniek", "sector"), ("cursus techniek", "onderwerp"), ("baan als lasser", "beroep")],
)
def test_neighbours_say_whether_work_or_a_course_is_meant(extractor: Extractor, text: str, entity: str) -> None:
    assert [one.entity for one in extractor.find(text)] == [entity]
