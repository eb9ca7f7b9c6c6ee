"""The region in what somebody says about where he lives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkwijzer.content.library import Library
from werkwijzer.content.places import Places
from werkwijzer.content.spoken import plain
from werkwijzer.content.words import Place


@pytest.fixture(scope="session")
def places(library: Library) -> Places:
    return library.places


def _region(found: object) -> str | None:
    return getattr(found, "region", None)


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Rotterdam", "rotterdam"),
        ("ROTTERDAM!!", "rotterdam"),
        ("010", "rotterdam"),
        ("R'dam", "rotterdam"),
        ("R’dam", "rotterdam"),
        ("rdam", "rotterdam"),
        ("roffa", "rotterdam"),
        ("gewoon rotterdam", "rotterdam"),
        ("𝓡𝓸𝓽𝓽𝓮𝓻𝓭𝓪𝓶", "rotterdam"),
        ("Rotterdam-Zuid", "rotterdam"),
        ("rotterdam centrum", "rotterdam"),
        ("in Schiedam", "rotterdam"),
        ("Capelle aan den IJssel", "rotterdam"),
        ("hoek van holland", "rotterdam"),
        ("ik woon in Spijkenisse", "rotterdam"),
        ("ik kom uit Hoogvliet", "rotterdam"),
        ("wij wonen in Barendrecht", "rotterdam"),
        ("Ik woon met mijn kinderen in Vlaardingen", "rotterdam"),
        ("ik woon al tien jaar in Rotterdam", "rotterdam"),
        ("gemeente Rotterdam", "rotterdam"),
        ("i'm from Rotterdam", "rotterdam"),
        ("Amsterdam", "groot-amsterdam"),
        ("020", "groot-amsterdam"),
        ("A'dam", "groot-amsterdam"),
        ("mokum", "groot-amsterdam"),
        ("amsterdam oost", "groot-amsterdam"),
        ("Amsterdam-Zuidoost", "groot-amsterdam"),
        ("ik woon in Zuidoost", "groot-amsterdam"),
        ("ik ben verhuisd naar Diemen", "groot-amsterdam"),
        ("ik woon nu sinds kort in Hoofddorp", "groot-amsterdam"),
        ("woonachtig te Uithoorn", "groot-amsterdam"),
        ("ouder-amstel", "groot-amsterdam"),
        ("I live in Amstelveen", "groot-amsterdam"),
        ("moved to Diemen", "groot-amsterdam"),
        ("Utrecht", "elders"),
        ("den haag", "elders"),
        ("'s-Hertogenbosch", "elders"),
        ("’s-Hertogenbosch", "elders"),
        ("ik woon in Groningen", "elders"),
        ("weet ik niet", "elders"),
        ("maakt niet uit", "elders"),
        ("ergens anders", "elders"),
        ("dat zeg ik liever niet", "elders"),
        ("buitenland", "elders"),
    ],
)
def test_residence_is_found_in_what_people_type(places: Places, text: str, region: str) -> None:
    assert _region(places.residence(text)) == region


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("3012", "rotterdam"),
        ("3012 AB", "rotterdam"),
        ("3012ab", "rotterdam"),
        ("postcode 3121", "rotterdam"),
        ("mijn postcode is 3201", "rotterdam"),
        ("ik woon in 3151", "rotterdam"),
        ("3012 AB Rotterdam", "rotterdam"),
        ("1012 JS Amsterdam", "groot-amsterdam"),
        ("1102", "groot-amsterdam"),
        ("1382 XX", "groot-amsterdam"),
        ("2134 gg", "groot-amsterdam"),
        ("3089", "rotterdam"),
        ("3090", None),
        ("9712 AB", None),
        ("0612", None),
        ("30123", None),
    ],
)
def test_postcode_gives_the_region(places: Places, text: str, region: str | None) -> None:
    assert _region(places.residence(text)) == region


@pytest.mark.parametrize(
    "text",
    [
        "ik werk in Rotterdam",
        "ik zoek werk in Rotterdam",
        "mijn zus woont in Rotterdam",
        "mijn baas zit in Amsterdam",
        "ik wil in Rotterdam gaan wonen",
        "vacatures in Diemen",
        "de gemeente Rotterdam stuurde mij een brief",
        "mijn uitkering komt van Rotterdam",
        "mijn naam is Adam",
        "ik woon niet in Rotterdam",
        "ik woon niet meer in Rotterdam",
        "niet in Amsterdam",
        "ik woon bij mijn moeder",
        "hoe vraag ik bijstand aan",
        "noord",
        "",
        "???",
    ],
)
def test_sentence_that_names_no_residence_gives_none(places: Places, text: str) -> None:
    assert places.residence(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "ik woon in Schiedam en werk in Amsterdam",
        "ik ben van Rotterdam naar Diemen verhuisd",
        "rotterdam of amsterdam",
        "ik woon in Utrecht, ik kom uit Rotterdam",
        "3012 AB of 1012 JS",
    ],
)
def test_two_regions_at_once_give_none(places: Places, text: str) -> None:
    assert places.residence(text) is None
    assert places.mentioned(text) is None


@pytest.mark.parametrize("text", ["van Schiedam naar Rotterdam", "Rotterdam, Rotterdam!"])
def test_two_places_in_one_region_are_that_region(places: Places, text: str) -> None:
    assert _region(places.mentioned(text)) == "rotterdam"


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("hoe vraag ik bijstand aan in Schiedam", "rotterdam"),
        ("geldt dat ook in 3012 AB", "rotterdam"),
        ("werk bij 1102ab in de buurt", "groot-amsterdam"),
        ("bijstand voor postcode 1012", "groot-amsterdam"),
    ],
)
def test_place_named_in_a_question_is_mentioned(places: Places, text: str, region: str) -> None:
    assert _region(places.mentioned(text)) == region


@pytest.mark.parametrize(
    "text",
    [
        "ik heb 3000 euro spaargeld",
        "ik verdien 1100 per maand",
        "mag ik 1000 op de bank hebben",
        "mijn uitkering ging van 1400 naar 1100",
        "ik betaal € 1.050 huur",
        "ik krijg 3012 euro",
        "in 2021 kreeg ik Tozo",
        "ik heb het formulier 2150 keer ingevuld",
    ],
)
def test_amount_or_year_is_no_postcode(places: Places, text: str) -> None:
    assert places.mentioned(text) is None
    assert places.residence(text) is None


@pytest.mark.parametrize("text", ["rotterdammer", "amsterdams", "schiedammen", "emmentaler"])
def test_place_within_another_word_is_not_found(places: Places, text: str) -> None:
    assert places.mentioned(text) is None


def test_longest_name_goes_before_the_one_within_it() -> None:
    places = [
        Place(name="Krimpen", region="groot-amsterdam", at=(52, 5)),
        Place(name="Krimpen aan den IJssel", region="rotterdam", at=(52, 5)),
    ]
    assert _region(Places(places).mentioned("krimpen aan den ijssel")) == "rotterdam"


def test_every_name_of_a_place_is_a_residence_in_its_region(library: Library) -> None:
    for place in library.words.places:
        for name in [place.name, *place.also, *place.unsure]:
            assert _region(library.places.residence(name)) == place.region, name


def test_every_button_of_a_region_is_a_residence_there(library: Library) -> None:
    for key, entry in library.regions.items():
        assert _region(library.places.residence(entry.button)) == key


@pytest.mark.parametrize(
    "text", ["ik woon in Best", "ik kom uit leiden", "Best", "gemeente Leek", "wij wonen in Huizen"]
)
def test_place_that_is_a_common_word_too_is_found_behind_a_preposition_or_alone(places: Places, text: str) -> None:
    assert _region(places.residence(text)) == "elders"


@pytest.mark.parametrize("text", ["ik woon best ver weg", "ik woon goed, ik wil banen leiden", "huizen zijn duur"])
def test_common_word_is_no_place(places: Places, text: str) -> None:
    assert places.mentioned(text) is None
    assert places.residence(text) is None


@given(text=st.text(max_size=200))
def test_no_text_at_all_is_too_strange(library: Library, text: str) -> None:
    for found in (library.places.residence(text), library.places.mentioned(text)):
        assert found is None or found.region in {*library.regions, "elders"}


@given(text=st.text(st.sampled_from("ik woonia123 0'’-\n\tRé") | st.characters(), max_size=60))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)
