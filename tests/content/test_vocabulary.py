"""The word lists: what stands in them, and what an editor is told when something does not fit."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from werkwijzer.content import vocabulary
from werkwijzer.content.library import Library
from werkwijzer.content.spoken import joined
from werkwijzer.content.vocabulary import Vocabulary
from werkwijzer.content.words import Named, Occupation, Place, WordGroup
from werkwijzer.errors import ContentError
from werkwijzer.paths import CONTENT, ROOT

LEAST_OCCUPATIONS = 300
UTRECHT = {"name": "Utrecht", "region": "elders", "at": [52.09, 5.12]}
ROTTERDAM = {"name": "Rotterdam", "region": "rotterdam", "at": [51.92, 4.48], "postcodes": [[3000, 3089]]}
_FILES: dict[str, list[dict[str, Any]]] = {
    "beroepen": [{"name": "kok", "sector": "horeca", "also": ["kokkin"], "isco": "5120"}],
    "sectoren": [{"name": "horeca"}, {"name": "techniek"}],
    "niveaus": [{"id": "mbo", "name": "mbo"}],
    "onderwerpen": [{"name": "taal"}],
    "afspraken": [{"id": "taalvraag", "name": "Gesprek over taal"}],
    "plaatsen": [UTRECHT, ROTTERDAM],
}

Change = Callable[[dict[str, list[dict[str, Any]]]], object]


def _read(folder: Path, change: Change) -> Vocabulary:
    files = yaml.safe_load(yaml.safe_dump(_FILES))
    change(files)
    (folder / "woorden").mkdir()
    for name, groups in files.items():
        (folder / "woorden" / f"{name}.yml").write_text(yaml.safe_dump(groups))
    return vocabulary.load(folder)


def _mistakes(folder: Path, change: Change) -> list[str]:
    return list(vocabulary.mistakes(_read(folder, change), {"rotterdam": None, "groot-amsterdam": None}, {"taal"}))


def test_lists_without_mistakes_are_read(tmp_path: Path) -> None:
    assert _mistakes(tmp_path, lambda files: None) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda files: files["beroepen"][0].pop("sector"), "beroepen.yml: 0 > sector: dit ontbreekt."),
        (
            lambda files: files["beroepen"][0].update(isco="51"),
            r"beroepen.yml: 0 > isco: de tekst moet passen bij ^\d{4}$.",
        ),
        (lambda files: files["sectoren"][0].update(ook=["x"]), "sectoren.yml: 0 > ook: dit hoort hier niet."),
        (
            lambda files: files["beroepen"][0].update(unsure=["Kokkin"]),
            "beroepen.yml: 0: kokkin staat onder also en onder unsure.",
        ),
        (
            lambda files: files["plaatsen"][0].update(at=[5.12, 52.09]),
            "plaatsen.yml: 0 > at: dit ligt niet in Nederland; schrijf eerst de noorderbreedte, dan de oosterlengte.",
        ),
        (
            lambda files: files["plaatsen"][1].update(postcodes=[[3089, 3000]]),
            "plaatsen.yml: 1 > postcodes > 0: een postcodereeks is van en tot en met, tussen 1000 en 9999.",
        ),
        (
            lambda files: files["afspraken"][0].update(id="Taal vraag"),
            "afspraken.yml: 0 > id: de tekst moet passen bij ^[a-z0-9_-]+$.",
        ),
    ],
)
def test_mistake_in_one_group_is_named_with_its_place(tmp_path: Path, change: Change, sentence: str) -> None:
    with pytest.raises(ContentError) as refused:
        _read(tmp_path, change)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            lambda files: files["beroepen"][0].update(sector="zorg"),
            "beroepen.yml: kok: er is geen sector zorg.",
        ),
        (
            lambda files: files["beroepen"].append({"name": "chef", "sector": "horeca", "also": ["Kokkin"]}),
            "beroepen.yml: kokkin staat bij chef en bij kok (beroepen.yml).",
        ),
        (
            lambda files: files["beroepen"].append({"name": "Ho-reca", "sector": "horeca"}),
            "sectoren.yml: horeca staat bij horeca en bij Ho-reca (beroepen.yml).",
        ),
        (
            lambda files: files["niveaus"].append({"id": "mbo", "name": "roc"}),
            "niveaus.yml: mbo staat er twee keer.",
        ),
        (
            lambda files: files["plaatsen"][0].update(region="utrecht"),
            "plaatsen.yml: Utrecht: er is geen regio utrecht.",
        ),
        (
            lambda files: files["plaatsen"][1].update(municipality="Utrecht"),
            "plaatsen.yml: Rotterdam: de gemeente Utrecht is geen plaats in die regio.",
        ),
        (
            lambda files: files["plaatsen"][0].update(postcodes=[[3050, 3100]]),
            "plaatsen.yml: postcode 3050 ligt in Utrecht en in Rotterdam, in twee regio's.",
        ),
        (
            lambda files: files["onderwerpen"].append({"name": "koken"}),
            "onderwerpen.yml: er is geen training over koken.",
        ),
        (
            lambda files: files["onderwerpen"].clear(),
            "trainings.yml: taal staat niet in onderwerpen.yml.",
        ),
    ],
)
def test_mistake_between_groups_is_named(tmp_path: Path, change: Change, sentence: str) -> None:
    assert _mistakes(tmp_path, change) == [sentence]


def test_neighbourhood_may_lie_within_its_town(tmp_path: Path) -> None:
    centre = {**ROTTERDAM, "name": "Rotterdam Centrum", "municipality": "Rotterdam", "postcodes": [[3011, 3016]]}
    assert _mistakes(tmp_path, lambda files: files["plaatsen"].append(centre)) == []


def test_subject_may_share_a_word_with_a_sector(tmp_path: Path) -> None:
    assert _mistakes(tmp_path, lambda files: files["onderwerpen"][0].update(also=["techniek"])) == []


def test_spelling_apart_or_with_a_hyphen_makes_no_other_word() -> None:
    assert joined("Heftruck-chauffeur") == joined("heftruck chauffeur") == "heftruckchauffeur"
    assert joined("A'dam") != joined("Adam")


def test_lists_are_as_long_as_people_need(library: Library) -> None:
    words = library.words
    assert len(words.occupations) >= LEAST_OCCUPATIONS
    assert {occupation.sector for occupation in words.occupations} == {sector.name for sector in words.sectors}
    assert {place.region for place in words.places} == {*library.regions, "elders"}


def test_place_of_a_region_lies_near_its_city(library: Library) -> None:
    centre = {"rotterdam": (51.9, 4.35), "groot-amsterdam": (52.33, 4.87)}
    far = [
        place.name
        for place in library.words.places
        if place.region in centre
        and max(abs(have - want) for have, want in zip(place.at, centre[place.region], strict=True)) > 0.5
    ]
    assert far == []


@pytest.mark.parametrize("path", sorted((CONTENT / "woorden").glob("*.yml")), ids=lambda path: path.stem)
def test_list_begins_with_what_an_editor_needs_to_know(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("shape", [WordGroup, Occupation, Named, Place])
def test_group_is_never_changed(shape: type[WordGroup]) -> None:
    assert shape.model_config["frozen"]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_places", ROOT / "scripts" / "build_places.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BLOCK = "- name: Beek\n  region: elders\n{position}  also: [Beek LB]\n"


@pytest.mark.parametrize(
    ("position", "number"),
    [("", 2), ("  geonames: 1\n", 1), ("  at: [50.00, 5.00]\n  geonames: 1\n", 1), ("  at: [50.00, 5.00]\n", None)],
    ids=["by name", "by number", "anew", "by hand"],
)
def test_position_of_a_place_is_that_of_geonames(script: ModuleType, position: str, number: int | None) -> None:
    towns = {1: script.Town(1, "Beek", 51.53, 5.64, 900), 2: script.Town(2, "Beek", 50.941, 5.797, 8000)}
    made = script.with_position(BLOCK.format(position=position), towns)
    place = yaml.safe_load(made)[0]
    wanted = {1: [51.53, 5.64], 2: [50.94, 5.8], None: [50.0, 5.0]}[number]
    assert (place["at"], place.get("geonames"), place["also"]) == (wanted, number, ["Beek LB"])
    assert script.with_position(made, towns) == made


def test_place_that_geonames_does_not_have_needs_a_position(script: ModuleType) -> None:
    with pytest.raises(script.NotFound, match="Beek"):
        script.with_position(BLOCK.format(position=""), {})
