"""Occupations, sectors and levels."""

import pytest
from conftest import Find


@pytest.mark.parametrize(
    ("said", "occupation"),
    [
        ("schoonmaakster", "schoonmaker"),
        ("interieurverzorgster", "schoonmaker"),
        ("housekeeper", "hotelschoonmaker"),
        ("cleaner", "schoonmaker"),
        ("vakkenvullen", "vakkenvuller"),
        ("heftruck chauffeur", "heftruckchauffeur"),
        ("HEFTRUCKCHAUFFEUR", "heftruckchauffeur"),
        ("heftruck-chauffeur", "heftruckchauffeur"),
        ("order picker", "orderpicker"),
        ("pakketbezorger", "pakketbezorger"),
        ("stewardess", "stewardess"),
        ("bewaker", "beveiliger"),
        ("conciërge", "conciërge"),
        ("concierge", "conciërge"),
        ("caissière", "kassamedewerker"),
        ("postbode", "postbezorger"),
        ("truckchauffeur", "vrachtwagenchauffeur"),
        ("kapster", "kapper"),
        ("zonnepanelen leggen", "monteur zonnepanelen"),
        ("verzorgende ig", "verzorgende IG"),
        ("verzorgende i g", "verzorgende IG"),
        ("mbo-verpleegkundige", "mbo-verpleegkundige"),
        ("nurse", "verpleegkundige"),
        ("juriste", "juridisch medewerker"),
        ("boekhouder", "boekhouder"),
        ("docent Nederlands", "leraar voortgezet onderwijs"),
        ("consulent", "consulent"),
        ("dokter", "arts"),
        ("lassen", "lasser"),
    ],
)
def test_occupation_is_found_by_what_people_call_it(find: Find, said: str, occupation: str) -> None:
    assert find(f"ik zoek werk als {said}") == {"beroep": [occupation]}


@pytest.mark.parametrize(
    ("said", "occupation"),
    [
        ("sgoonmaker", "schoonmaker"),
        ("schoonmaakser", "schoonmaker"),
        ("schoon maker", "schoonmaker"),
        ("admistratief medewerker", "administratief medewerker"),
        ("magazijn medewerkr", "magazijnmedewerker"),
        ("verpleegkundege", "verpleegkundige"),
        ("vrachtwagenchaufeur", "vrachtwagenchauffeur"),
        ("loodgiter", "loodgieter"),
        ("beveilger", "beveiliger"),
        ("hefturckchauffeur", "heftruckchauffeur"),
        ("heftruk sjauffeur", "heftruckchauffeur"),
        ("stewardes", "stewardess"),
        ("kasiere", "kassamedewerker"),
        ("vakke vuller", "vakkenvuller"),
        ("glaze wasser", "glazenwasser"),
        ("verzogende", "verzorgende IG"),
        ("pakketbezoger", "pakketbezorger"),
        ("elektriciën", "elektricien"),
        ("stukadoorr", "stukadoor"),
        ("fysiotherapuet", "fysiotherapeut"),
    ],
)
def test_misspelt_occupation_is_found(find: Find, said: str, occupation: str) -> None:
    assert find(f"ik zoek werk als {said}")["beroep"] == [occupation]


@pytest.mark.parametrize(
    ("text", "occupation"),
    [
        ("koks gezocht", "kok"),
        ("iets voor timmerlieden", "timmerman"),
        ("banen voor verpleegkundigen", "verpleegkundige"),
        ("vacatures psychologen", "psycholoog"),
        ("chauffeurswerk", "chauffeur"),
        ("kassawerk", "kassamedewerker"),
        ("conciergebaan", "conciërge"),
        ("receptievacatures", "receptionist"),
        ("nachtverpleegkundige", "verpleegkundige"),
        ("ziekenhuisschoonmaakster", "schoonmaker"),
        ("werk als rolstoelchauffeur", "chauffeur"),
    ],
)
def test_other_form_of_an_occupation_is_found(find: Find, text: str, occupation: str) -> None:
    assert find(text) == {"beroep": [occupation]}


@pytest.mark.parametrize(
    ("text", "occupation"),
    [
        ("werken bij de politie", "politieagent"),
        ("iets bij de douane", "douanier"),
        ("ik wil docent worden", "leraar voortgezet onderwijs"),
        ("vacature advocaat", "advocaat"),
        ("ik was manager", "manager"),
        ("weer de thuiszorg in", "huishoudelijke hulp"),
        ("baan in de keuken", "keukenhulp"),
        ("Jurist arbeidsrecht, parttime", "juridisch medewerker"),
        ("afwasser of bediening", "medewerker bediening"),
        ("planner of orderpicker", "planner"),
    ],
)
def test_word_that_means_more_things_is_an_occupation_beside_work(find: Find, text: str, occupation: str) -> None:
    assert occupation in find(text)["beroep"]


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("iets in de schoonmaak", "schoonmaak en facilitair"),
        ("baan in de horeca", "horeca en toerisme"),
        ("werk in een magazijn", "logistiek en magazijn"),
        ("zorg 24 uur", "zorg en welzijn"),
        ("ik wil de bouw in", "bouw en infra"),
        ("werk in de haven", None),
        ("vacatures ict", "ict"),
        ("iets in de it", "ict"),
        ("horecabaan", "horeca en toerisme"),
        ("bouwvacatures", "bouw en infra"),
        ("zorgbaantje", "zorg en welzijn"),
        ("werken in de kinderopvang", "kinderopvang"),
        ("banen in de horeka", "horeca en toerisme"),
        ("warehouse jobs", "logistiek en magazijn"),
        ("iets met techniek", "techniek en metaal"),
        ("baan bij de overheid", "overheid"),
        ("iets in het groen", "groen, landbouw en tuinbouw"),
        ("werk op kantoor", None),
    ],
)
def test_sector_is_found(find: Find, text: str, sector: str | None) -> None:
    """Where a phrase is an occupation in the lists, that goes first."""
    found = find(text)
    assert found.get("sector") == ([sector] if sector else None)
    assert ("beroep" in found) == (sector is None)


@pytest.mark.parametrize(
    "text",
    [
        "wanneer vraag ik kinderopvang toeslag aan",
        "they took it away",
        "ik heb geen energie meer",
        "mijn recht op bijstand",
        "veiligheid voor alles",
        "ik zit op school",
    ],
)
def test_common_word_is_no_sector(find: Find, text: str) -> None:
    assert "sector" not in find(text)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("mbo niveau 3", ["mbo-3"]),
        ("mbo 4", ["mbo-4"]),
        ("mbo4", ["mbo-4"]),
        ("mbo-2", ["mbo-2"]),
        ("niveau 2", ["mbo-2"]),
        ("nivoo 2", []),
        ("nivo 2", ["mbo-2"]),
        ("niv. 1", ["mbo-1"]),
        ("niveau 1 of 2", ["mbo-1", "mbo-2"]),
        ("mbo 3/4", ["mbo-3", "mbo-4"]),
        ("mbo", ["mbo"]),
        ("hbo niveau", ["hbo"]),
        ("hbo of wo", ["hbo", "wo"]),
        ("wo-niveau", ["wo"]),
        ("universitair", ["wo"]),
        ("Meao", ["mbo-4"]),
        ("alleen mavo", ["vmbo"]),
        ("havo diploma", ["havo"]),
        ("zonder diploma", ["zonder-diploma"]),
        ("ik heb geen diploma's", ["zonder-diploma"]),
        ("geen startkwalifikatie", ["zonder-diploma"]),
        ("alleen lagere school", ["basisonderwijs"]),
        ("voor beginners", ["beginner"]),
        ("basiscursus", ["basis"]),
        ("cursus basis", ["basis"]),
        ("voor gevorderden", ["gevorderd"]),
        ("op basis van mijn inkomen", []),
        ("Nederlands op A2 niveau", []),
        ("rekenen niveau 2F", []),
        ("wo 14 mei", []),
    ],
)
def test_level_is_found(find: Find, text: str, levels: list[str]) -> None:
    assert find(text).get("niveau", []) == levels


@pytest.mark.parametrize("text", ["een mooi kunstwerk", "mijn netwerk", "huiswerk maken", "meesturen", "uitproberen"])
def test_word_that_ends_like_work_is_none(find: Find, text: str) -> None:
    assert not {"beroep", "sector"} & set(find(text))
