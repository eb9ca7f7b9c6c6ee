"""A link to a site that nobody vouched for is named, and a name that leads nowhere."""

import pytest

from tests.content.checking.planting import FACTS, TOPIC, Copy
from werkwijzer.content.checking.finding import Finding

VOUCH = "Is de site te vertrouwen? Zet hem met de reden in websites.yml, bij {part}."


def test_link_to_an_unknown_site_is_named(copy: Copy) -> None:
    line = copy.swap(TOPIC, "https://geldfit.nl", "https://geldfit.example.com")
    problem = "De website geldfit.example.com staat niet op de lijst van websites."
    assert copy.found() == [Finding(TOPIC, line, problem, VOUCH.format(part="links"))]


def test_source_on_an_unknown_site_is_named(copy: Copy) -> None:
    line = copy.swap(TOPIC, 'url: "https://www.rijksoverheid.nl', 'url: "https://rijksoverheid.example.com')
    problem = "De website rijksoverheid.example.com staat niet op de lijst van websites."
    assert copy.found() == [Finding(TOPIC, line, problem, VOUCH.format(part="sources"))]


def test_site_that_is_a_source_only_is_none_to_send_people_to(copy: Copy) -> None:
    copy.swap(TOPIC, "https://geldfit.nl", "https://www.parool.nl")
    (found,) = copy.found()
    assert "www.parool.nl staat niet op de lijst" in found.problem


def test_training_on_an_unknown_site_is_named(copy: Copy) -> None:
    line = copy.swap("trainings.yml", "url: https://www.oefenen.nl", "url: https://oefenen.example.com")
    (found,) = copy.found()
    assert (found.file, found.line) == ("trainings.yml", line)


def test_step_on_an_unknown_site_is_named(copy: Copy) -> None:
    line = copy.swap("stappen.yml", '"https://www.werk.nl"', '"https://werk.example.com"')
    (found,) = copy.found()
    assert (found.file, found.line) == ("stappen.yml", line)


@pytest.mark.parametrize("url", ["https://geldfit", "https://[geldfit", "https://"])
def test_address_that_is_none_is_named(copy: Copy, url: str) -> None:
    line = copy.swap(TOPIC, "https://geldfit.nl", url)
    problem = f"{url} is geen adres van een website."
    assert copy.found() == [Finding(TOPIC, line, problem, "Kopieer het adres uit de browser.")]


def test_link_that_stands_in_an_answer_twice_is_named(copy: Copy) -> None:
    line = copy.swap(TOPIC, "    links: []", '    links: [{title: "Geldfit", url: "https://geldfit.nl/"}]')
    problem = "De link https://geldfit.nl/ staat hier twee keer."
    assert copy.found() == [Finding(TOPIC, line, problem, "Haal er een weg.")]


def test_source_without_https_is_a_warning(copy: Copy) -> None:
    copy.swap(TOPIC, 'url: "https://www.rijksoverheid.nl', 'url: "http://www.rijksoverheid.nl')
    (found,) = copy.found()
    assert (found.severity, found.what_to_do) == ("warning", "Kijk of het adres ook met https:// werkt.")


def test_sentence_that_is_missing_and_one_that_is_never_said_are_named(copy: Copy) -> None:
    line = copy.swap("zinnen.yml", "afscheid:", "afscheidd:")
    assert copy.found() == [
        Finding("zinnen.yml", 1, "De zin afscheid ontbreekt.", "Zet hem terug; de bot zegt hem."),
        Finding(
            "zinnen.yml",
            line,
            "De zin afscheidd zegt de bot nooit.",
            "Haal hem weg, of verbeter de naam.",
            "warning",
        ),
    ]


@pytest.mark.parametrize(
    ("new", "problems"),
    [
        (
            "Ik onthoud: {regio}.",
            [
                "In de zin regio_onthouden ontbreekt {region}.",
                "In de zin regio_onthouden vult de bot {regio} niet in.",
            ],
        ),
        (
            "Ik onthoud: {region.",
            ["In de zin regio_onthouden staat een accolade die niet wordt geopend of gesloten."],
        ),
    ],
)
def test_placeholder_that_the_bot_does_not_fill_in_is_named(copy: Copy, new: str, problems: list[str]) -> None:
    line = copy.swap("zinnen.yml", "Ik onthoud: {region}.", new)
    assert [(finding.line, finding.problem) for finding in copy.found()] == [(line, problem) for problem in problems]


def test_training_that_stands_twice_is_named(copy: Copy) -> None:
    line = copy.swap("trainings.yml", "- id: klik-tik-bij-de-oba", "- id: klik-tik")
    problem = "De training klik-tik staat er twee keer."
    assert copy.found() == [Finding("trainings.yml", line, problem, "Haal er een weg, of geef hem een eigen id.")]


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        ("menu.yml", "- ww_aanvragen", "- ww_aanvraag", "Ww_aanvraag is geen onderwerp en geen taak."),
        ("inkomen/tozo.yml", "topic: bbz", "topic: bzz", "Er is geen onderwerp bzz."),
        ("trainings.yml", "  region: nl", "  region: utrecht", "Klik-tik: er is geen regio utrecht."),
        ("woorden/beroepen.yml", "sector: onderwijs", "sector: school", "er is geen sector school."),
    ],
)
def test_name_that_leads_nowhere_is_named(copy: Copy, name: str, old: str, new: str, problem: str) -> None:
    line = copy.swap(name, old, new)
    (found,) = [finding for finding in copy.found() if "geen onderwerp" in finding.problem or "geen " in problem]
    assert found.problem.endswith(problem)
    assert (found.file, found.line) == (name, line)


def test_title_that_another_button_bears_is_named(copy: Copy) -> None:
    copy.swap(TOPIC, "title: ", "title: Een mens spreken # ")
    line = copy.line(TOPIC, "title")
    problem = 'De titel "Een mens spreken" staat ook op een andere knop.'
    assert copy.found() == [Finding(TOPIC, line, problem, "Kies andere woorden.")]


def test_question_without_an_answer_and_answer_without_a_question_are_named(copy: Copy) -> None:
    (copy.folder / TOPIC).rename(copy.folder / "inkomen/schuld.yml")
    problems = {finding.problem for finding in copy.found()}
    assert "Op vragen over schulden is er geen antwoord." in problems
    assert "De bot herkent geen vragen over schuld." in problems
    assert "Bij dit onderwerp horen geen feiten." in problems
    assert "Er is geen onderwerp schulden bij deze feiten." in problems


def test_fact_of_a_region_or_a_topic_that_is_not_there_is_named(copy: Copy) -> None:
    line = copy.swap(FACTS, "region: rotterdam", "region: utrecht")
    last = copy.add(FACTS, "also_from: [geld]\n")
    assert copy.found() == [
        Finding(FACTS, line, "Er is geen regio utrecht.", "Kies uit groot-amsterdam, nl, rotterdam."),
        Finding(FACTS, last, "Er zijn geen feiten over geld.", "Verbeter de naam."),
    ]


def test_answer_of_a_region_that_copies_the_national_one_is_named(copy: Copy) -> None:
    name = "inkomen/ww_plichten.yml"
    national = copy.text(name).partition("answers:\n  nl:\n")[2]
    line = copy.add(name, f"  rotterdam:\n{national}")
    problem = "Het antwoord voor rotterdam is gelijk aan het landelijke."
    what_to_do = "Haal het weg, of schrijf wat er in deze regio anders is."
    assert copy.found() == [Finding(name, line, problem, what_to_do)]
