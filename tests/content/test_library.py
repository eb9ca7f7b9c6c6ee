"""content/ is read whole and checked, and a mistake is named with its file and place."""

import shutil
from pathlib import Path

import pytest
import yaml

from tests.content.small import Change, answer, change_file, write
from werkwijzer.content import library as content
from werkwijzer.errors import ContentError
from werkwijzer.paths import CONTENT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a small content/ in which nothing is wrong."""
    write(tmp_path)
    return tmp_path


def _sentence_about(folder: Path) -> str:
    with pytest.raises(ContentError) as refused:
        content.load(folder)
    return str(refused.value)


def test_content_without_mistakes_is_read(folder: Path) -> None:
    library = content.load(folder)
    assert set(library.topics) == {"bijstand", "werkcentrum"}
    assert library.title("bijstand") == "Wat is bijstand?"
    assert library.title("medewerker") == "Een mens spreken"


@pytest.mark.parametrize(
    ("region", "text"),
    [
        ("rotterdam", "Dit is Rotterdam."),
        ("groot-amsterdam", "Dit is een antwoord."),
        ("elders", "Dit is een antwoord."),
        (None, "Dit is een antwoord."),
        ("nl", "Dit is een antwoord."),
    ],
)
def test_region_without_an_answer_of_its_own_gets_the_national_one(folder: Path, region: str | None, text: str) -> None:
    assert content.load(folder).answer("bijstand", region).text == text


def test_answer_differs_by_region_only_where_a_region_has_its_own(folder: Path) -> None:
    library = content.load(folder)
    assert library.differs_by_region("bijstand")
    assert not library.differs_by_region("werkcentrum")


def test_unknown_topic_is_a_mistake_of_the_program(folder: Path) -> None:
    with pytest.raises(KeyError):
        content.load(folder).answer("onbekend", None)


def test_wordings_of_a_sentence_take_turns_and_are_filled_in(folder: Path) -> None:
    library = content.load(folder)
    assert [library.sentence("welkom", turn) for turn in range(3)] == ["Hallo.", "Dag.", "Hallo."]
    assert library.sentence("onthoud", region="Diemen") == "Ik onthoud Diemen."


def test_broken_yaml_is_named_with_its_line(folder: Path) -> None:
    (folder / "inkomen/bijstand.yml").write_text('title: "Wat is bijstand?\nanswers:\n')
    sentence = _sentence_about(folder)
    assert sentence.startswith("bijstand.yml is geen geldig YAML: ")
    assert "line 3" in sentence


def test_file_in_another_encoding_is_named(folder: Path) -> None:
    (folder / "menu.yml").write_bytes("- café".encode("latin-1"))
    assert _sentence_about(folder) == "menu.yml is niet als UTF-8 bewaard (teken 5)."


@pytest.mark.parametrize("name", ["menu.yml", "zinnen.yml", "regions.yml", "trainings.yml", "woorden/plaatsen.yml"])
def test_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert _sentence_about(folder).startswith(f"{Path(name).name} kan niet worden gelezen: ")


@pytest.mark.parametrize("name", ["menu.yml", "zinnen.yml", "inkomen/bijstand.yml"])
def test_empty_file_is_named(folder: Path, name: str) -> None:
    (folder / name).write_text("")
    assert _sentence_about(folder).startswith(Path(name).name)


_NL = "bijstand.yml: answers > nl"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda topic: topic.pop("title"), "bijstand.yml: title: dit ontbreekt."),
        (lambda topic: topic.update(title="x" * 41), "bijstand.yml: title: de tekst mag hoogstens 40 tekens hebben."),
        (lambda topic: topic.update(tittle="x"), "bijstand.yml: tittle: dit hoort hier niet."),
        (lambda topic: topic["answers"].pop("nl"), "bijstand.yml: : het landelijke antwoord (nl) ontbreekt."),
        (lambda topic: topic["answers"]["nl"].pop("simple"), f"{_NL} > simple: dit ontbreekt."),
        (lambda topic: topic["answers"]["nl"].pop("source"), f"{_NL} > source: dit ontbreekt."),
        (
            lambda topic: topic["answers"]["nl"].update(status="oud"),
            f"{_NL} > status: kies uit 'active', 'ended' of 'unconfirmed'.",
        ),
        (
            lambda topic: topic["answers"]["nl"].update(review="volgend jaar"),
            f"{_NL} > review: hier hoort een datum of tijd, zoals 2026-11-22 of 2026-11-22T10:00:00+01:00.",
        ),
        (
            lambda topic: topic["answers"]["nl"]["next_step"].update(task="medewerker"),
            f"{_NL} > next_step: een vervolgstap heeft precies één van link, task of topic.",
        ),
        (
            lambda topic: topic["answers"]["nl"]["next_step"]["link"].update(url="http://gemeente.nl"),
            f"{_NL} > next_step > link > url: de tekst moet passen bij ^https://.",
        ),
        (
            lambda topic: topic["answers"]["nl"]["next_step"]["link"].update(url="https://gemeente.nl/a b"),
            f"{_NL} > next_step > link > url: een adres bevat geen spaties, aanhalingstekens of haken.",
        ),
        (
            lambda topic: topic["answers"]["nl"].update(links=[{"title": "ab", "url": "https://a.nl"}] * 3),
            f"{_NL} > links: er mogen er hoogstens 2 staan.",
        ),
        (
            lambda topic: topic["answers"]["nl"].update(successor="weg"),
            "bijstand, nl: er is geen onderwerp weg.",
        ),
        (
            lambda topic: topic["answers"]["rotterdam"].update(next_step={"text": "Lees dit.", "topic": "weg"}),
            "bijstand, rotterdam: er is geen onderwerp weg.",
        ),
        (
            lambda topic: topic["answers"]["nl"].update(next_step={"text": "Zoek.", "task": "vacature_zoeken"}),
            "bijstand, nl: de taak vacature_zoeken heeft geen titel in taken.yml.",
        ),
    ],
)
def test_mistake_in_a_topic_is_named_with_its_file_and_place(folder: Path, change: Change, sentence: str) -> None:
    change_file(folder, "inkomen/bijstand.yml", change)
    assert _sentence_about(folder) == sentence


def test_unknown_region_of_an_answer_is_named(folder: Path) -> None:
    change_file(folder, "inkomen/bijstand.yml", lambda topic: topic["answers"].update(utrecht=answer()))
    assert _sentence_about(folder) == "bijstand: er is geen regio utrecht in regions.yml."


@pytest.mark.parametrize(
    ("name", "change", "sentence"),
    [
        ("menu.yml", lambda menu: menu.append("weg"), "menu.yml: weg is geen onderwerp en geen taak."),
        ("menu.yml", lambda menu: menu.append({"a": 1}), "menu.yml: 2: hier hoort tekst."),
        ("zinnen.yml", lambda said: said.update(welkom="Hallo"), "zinnen.yml: welkom: hier hoort een lijst."),
        ("zinnen.yml", lambda said: said.update(welkom=[]), "zinnen.yml: welkom: er moeten er minstens 1 staan."),
        (
            "regions.yml",
            lambda regions: regions["rotterdam"].pop("name"),
            "regions.yml: rotterdam > name: dit ontbreekt.",
        ),
        (
            "regions.yml",
            lambda regions: regions.update(elders={"name": "Elders", "button": "Elders"}),
            "regions.yml: elders is geen naam voor een regio.",
        ),
        (
            "regions.yml",
            lambda regions: regions.update({"Den Haag": {"name": "Den Haag", "button": "Den Haag"}}),
            "regions.yml: Den Haag > [key]: de tekst moet passen bij ^[a-z][a-z-]*$.",
        ),
    ],
)
def test_mistake_in_another_file_is_named_with_its_place(
    folder: Path, name: str, change: Change, sentence: str
) -> None:
    change_file(folder, name, change)
    assert _sentence_about(folder) == sentence


@pytest.mark.parametrize("key", ["provider", "subjects", "status"])
def test_incomplete_training_is_named_with_its_number(folder: Path, key: str) -> None:
    trainings = yaml.safe_load((CONTENT / "trainings.yml").read_text())[:2]
    del trainings[1][key]
    (folder / "trainings.yml").write_text(yaml.safe_dump(trainings))
    assert _sentence_about(folder) == f"trainings.yml: 1 > {key}: dit ontbreekt."


def test_group_that_does_not_exist_is_not_read(folder: Path) -> None:
    shutil.copytree(folder / "werk", folder / "concepten")
    (folder / "concepten" / "onaf.yml").write_text("title: nog niet af")
    assert "onaf" not in content.load(folder).topics


@pytest.mark.parametrize(
    "name", [".#bijstand.yml", "._bijstand.yml", "#bijstand.yml#", "bijstand.yml~", ".bijstand.yml.swp"]
)
def test_file_that_an_editor_leaves_beside_ours_is_not_read(folder: Path, name: str) -> None:
    (folder / "inkomen" / name).write_text("half: [")
    assert set(content.load(folder).topics) == {"bijstand", "werkcentrum"}


def test_training_in_an_unknown_region_is_named(folder: Path) -> None:
    trainings = yaml.safe_load((CONTENT / "trainings.yml").read_text())[:1]
    trainings[0].update(region="utrecht", subjects=["taal"])
    (folder / "trainings.yml").write_text(yaml.safe_dump(trainings))
    change_file(folder, "woorden/onderwerpen.yml", lambda subjects: subjects.append({"name": "taal"}))
    assert _sentence_about(folder) == "trainings.yml: klik-tik: er is geen regio utrecht."


def test_date_that_does_not_exist_is_named_with_its_file(folder: Path) -> None:
    path = folder / "inkomen/bijstand.yml"
    path.write_text(path.read_text().replace("'2027-11-22'", "2027-02-30"))
    assert _sentence_about(folder).startswith("bijstand.yml: hierin staat een datum of tijd die niet bestaat")
