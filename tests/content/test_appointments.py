"""The kinds of advice appointment of afspraken.yml: their form, and where they lead."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from tests.content.checking.planting import Copy
from tests.content.small import Change, change_file, write
from werkwijzer.content import library as content
from werkwijzer.content.appointments import FILE, AppointmentKind, Location, Mode
from werkwijzer.content.library import Library
from werkwijzer.errors import ContentError

KIND = {
    "id": "taalvraag",
    "name": "Gesprek over taal",
    "for_whom": "U wilt beter leren lezen.",
    "minutes": 30,
    "pause": 15,
    "modes": ["telefoon", "locatie"],
    "regions": ["rotterdam", "groot-amsterdam"],
    "bring": [],
    "planned": True,
}
PLACE = {
    "id": "plek",
    "name": "De Plek",
    "address": "Straat 1, Rotterdam",
    "region": "rotterdam",
    "kinds": ["taalvraag"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a small content/ in which nothing is wrong."""
    write(tmp_path)
    return tmp_path


def _kind(**changed: Any) -> AppointmentKind:
    return AppointmentKind.model_validate({**KIND, **changed})


def test_kind_is_found_by_its_id(library: Library) -> None:
    found = library.appointments.kind("scholingsadvies")
    assert found is not None
    assert found.name == "Scholingsadvies"
    assert library.appointments.kind("koffie") is None


def test_talk_is_held_on_location_only_where_a_place_for_it_stands(library: Library) -> None:
    kind, other = _kind(), _kind(id="ander", name="Een ander gesprek")
    places = (Location.model_validate(PLACE),)
    known = library.appointments.model_copy(update={"kinds": (kind, other), "locations": places})
    assert known.modes(kind, "rotterdam") == (Mode.TELEPHONE, Mode.LOCATION)
    assert known.modes(kind, "groot-amsterdam") == (Mode.TELEPHONE,)
    assert known.modes(other, "rotterdam") == (Mode.TELEPHONE,)


@pytest.mark.parametrize(
    "changed",
    [
        {"minutes": 0},
        {"minutes": 40},
        {"minutes": 135},
        {"pause": -15},
        {"pause": 10},
        {"pause": 75},
        {"modes": []},
        {"modes": ["fax"]},
        {"modes": ["online", "online"]},
        {"regions": []},
        {"regions": ["rotterdam", "rotterdam"]},
        {"name": "Een naam die zo lang is dat hij op geen knop past"},
        {"bring": ["een heel lange lijst van alles wat u ooit aan papieren heeft gekregen"]},
        {"id": "Taal Vraag"},
        {"duur": 30},
    ],
)
def test_kind_with_a_wrong_form_is_refused(changed: dict[str, Any]) -> None:
    _kind()
    with pytest.raises(ValidationError):
        _kind(**changed)


@pytest.mark.parametrize("minutes", [15, 120])
def test_shortest_and_longest_talk_are_allowed(minutes: int) -> None:
    assert _kind(minutes=minutes, pause=60).minutes == minutes


def test_talk_that_is_not_planned_says_where_to_go_and_no_other_does() -> None:
    assert _kind(planned=False, instead="Ga naar de bibliotheek.").instead == "Ga naar de bibliotheek."
    with pytest.raises(ValidationError, match="instead ontbreekt"):
        _kind(planned=False)
    with pytest.raises(ValidationError, match="instead hoort alleen bij planned: false"):
        _kind(instead="Ga naar de bibliotheek.")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            lambda body: body["kinds"][0].update(minutes=40),
            "afspraken.yml: kinds > 0 > minutes: het getal moet een veelvoud van 15 zijn.",
        ),
        (
            lambda body: body["kinds"][0].update(modes=["fax"]),
            "afspraken.yml: kinds > 0 > modes > 0: kies uit 'online', 'telefoon' of 'locatie'.",
        ),
        (lambda body: body["kinds"].append(body["kinds"][0]), "afspraken.yml: taalvraag staat er twee keer."),
        (
            lambda body: body["kinds"].append({**body["kinds"][0], "id": "anders"}),
            "afspraken.yml: taalvraag staat er twee keer.",
        ),
        (
            lambda body: body["kinds"].append({**KIND, "id": "koffie", "regions": ["rotterdam"]}),
            "afspraken.yml: koffie staat niet in woorden/afspraken.yml.",
        ),
        (lambda body: body["kinds"].clear(), "woorden/afspraken.yml: taalvraag staat niet in afspraken.yml."),
        (
            lambda body: body["kinds"][0].update(regions=["mars"]),
            "afspraken.yml: taalvraag: er is geen regio mars.",
        ),
    ],
)
def test_mistake_in_the_kinds_is_named(folder: Path, change: Change, sentence: str) -> None:
    change_file(folder, FILE, change)
    with pytest.raises(ContentError) as refused:
        content.load(folder)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("changed", "sentences"),
    [
        ({}, []),
        ({"region": "mars"}, ["afspraken.yml: plek: er is geen regio mars."]),
        ({"kinds": ["koffie"]}, ["afspraken.yml: plek: er is geen soort gesprek koffie."]),
        (
            {"region": "groot-amsterdam", "kinds": ["loopbaan_apk"]},
            ["afspraken.yml: loopbaan_apk is er niet in groot-amsterdam, de regio van plek."],
        ),
        ({"kinds": ["terugbellen"]}, ["afspraken.yml: terugbellen kan niet op locatie, dus ook niet in plek."]),
    ],
)
def test_place_where_a_talk_cannot_be_held_is_named(
    tmp_path: Path, changed: dict[str, Any], sentences: list[str]
) -> None:
    copy = Copy.made_in(tmp_path / "content")
    change_file(copy.folder, FILE, lambda body: body["locations"].append({**PLACE, **changed}))
    assert list(content.mistakes(content.read_whole(copy.folder))) == sentences


def test_place_that_stands_twice_is_named(tmp_path: Path) -> None:
    copy = Copy.made_in(tmp_path / "content")
    change_file(copy.folder, FILE, lambda body: body["locations"].extend([PLACE, {**PLACE, "name": "Die Plek"}]))
    assert list(content.mistakes(content.read_whole(copy.folder))) == ["afspraken.yml: plek staat er twee keer."]
