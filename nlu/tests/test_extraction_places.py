"""Places, neighbourhoods and postcodes."""

import pytest
from conftest import Find


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("werk in Schiedam", "Schiedam"),
        ("werk in R'dam", "Rotterdam"),
        ("werk in R’dam", "Rotterdam"),
        ("010", "Rotterdam"),
        ("roffa", "Rotterdam"),
        ("op zuid", "Rotterdam Zuid"),
        ("Rotterdam-Zuid", "Rotterdam Zuid"),
        ("rotterdam zuid", "Rotterdam Zuid"),
        ("omgeving Hoogvliet", "Hoogvliet"),
        ("vacatures A'dam", "Amsterdam"),
        ("werk in adam", "Amsterdam"),
        ("020", "Amsterdam"),
        ("de Bijlmer", "Amsterdam Zuidoost"),
        ("bijlmer avonden", "Amsterdam Zuidoost"),
        ("zuidoost", "Amsterdam Zuidoost"),
        ("amsterdam zuid oost", "Amsterdam Zuidoost"),
        ("Capelle", "Capelle aan den IJssel"),
        ("capelle a/d ijssel", "Capelle aan den IJssel"),
        ("den haag", "Den Haag"),
        ("'s-Gravenhage", "Den Haag"),
        ("Den Bosch", "'s-Hertogenbosch"),
        ("naar de maasvlakte", "Maasvlakte"),
        ("magazijn waalhaven", "Waalhaven"),
        ("Nieuw-West", "Amsterdam Nieuw-West"),
        ("hoek van holland", "Hoek van Holland"),
        ("SCHIEDAM", "Schiedam"),
        ("ik woon in Best", "Best"),
        ("werk in best", "Best"),
        ("ik zoek iets in Huizen", "Huizen"),
        ("werk in leiden", "Leiden"),
        ("uit Krimpen", "Krimpen aan den IJssel"),
        ("Leek", "Leek"),
    ],
)
def test_place_is_found_by_its_names(find: Find, text: str, place: str) -> None:
    assert find(text)["plaats"] == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("schiedamm", "Schiedam"),
        ("vlardingen", "Vlaardingen"),
        ("roterdam", "Rotterdam"),
        ("amstedam oost", "Amsterdam Oost"),
        ("capele aan de ijsel", "Capelle aan den IJssel"),
        ("spykenisse", "Spijkenisse"),
        ("barendrect", "Barendrecht"),
        ("hoogvleit", "Hoogvliet"),
        ("kralinge", "Kralingen"),
        ("werk in zandam", "Zaandam"),
        ("dortrecht", "Dordrecht"),
        ("amstelvene", "Amstelveen"),
    ],
)
def test_misspelt_place_is_found(find: Find, text: str, place: str) -> None:
    assert find(text)["plaats"] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "best wel een leuke baan",
        "in best veel winkels",
        "ik ben een leek",
        "huizen schoonmaken",
        "ik kamp met mijn rug",
        "dat kan leiden tot een boete",
        "mijn bedrijf gaat krimpen",
        "rotterdammer",
        "emmentaler",
        "mijn naam is Adam",
        "mevrouw Van Dongen",
        "het adviesbureau in de buurt",
        "noord",
        "centrum",
    ],
)
def test_common_word_or_surname_is_no_place(find: Find, text: str) -> None:
    assert "plaats" not in find(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("3012 AB", "Rotterdam Centrum"),
        ("3012ab", "Rotterdam Centrum"),
        ("3190", "Hoogvliet"),
        ("postcode 3121", "Schiedam"),
        ("werk in 1102", "Amsterdam Zuidoost"),
        ("banen rond 3201", "Spijkenisse"),
        ("werk bij 1102ab in de buurt", "Amsterdam Zuidoost"),
        ("2132 XX Hoofddorp", "Hoofddorp"),
        ("3069", "Ommoord"),
        ("3066", "Prins Alexander"),
    ],
)
def test_postcode_is_the_smallest_place_that_it_lies_in(find: Find, text: str, place: str) -> None:
    assert place in find(text)["plaats"]


@pytest.mark.parametrize(
    "text",
    [
        "ik heb 3000 euro",
        "1100 op de bank",
        "in 2150 euro",
        "in 2021",
        "9712 AB",
        "30123",
        "€ 1.050",
        "ik verdien 1100 per maand",
    ],
)
def test_amount_or_year_is_no_postcode(find: Find, text: str) -> None:
    assert "plaats" not in find(text)
