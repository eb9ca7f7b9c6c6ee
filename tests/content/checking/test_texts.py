"""A text that is too long, too hard, impolite, or promises too much is named on the line where that stands."""

import pytest

from tests.content.checking.planting import TOPIC, Copy
from werkwijzer.content.checking.finding import Finding
from werkwijzer.content.checking.reading_level import ease

PLAIN = "U kunt hulp krijgen van uw gemeente."
TWENTY = "Soms helpt de gemeente u en soms helpt de gemeente u niet en dan belt u ons op en vraagt"


def test_sentence_of_more_than_twenty_words_is_an_error_on_its_line(copy: Copy) -> None:
    line = copy.say("text", PLAIN, f"{TWENTY} wij.", PLAIN) + 1
    assert copy.found() == [
        Finding(
            TOPIC,
            line,
            'De zin "Soms helpt de gemeente …" heeft 21 woorden; hoogstens 20 mag.',
            "Maak er twee zinnen van.",
        )
    ]


def test_sentence_of_sixteen_words_is_a_warning(copy: Copy) -> None:
    line = copy.say("text", f"{' '.join(TWENTY.split()[:16])}.", PLAIN)
    (found,) = copy.found()
    assert (found.line, found.severity) == (line, "warning")
    assert found.problem.endswith("heeft 16 woorden; tot 15 leest makkelijker.")


def test_amount_telephone_number_and_address_count_as_one_word(copy: Copy) -> None:
    copy.say("text", f"{' '.join(TWENTY.split()[:14])} 14 010.", PLAIN)
    assert copy.found() == []


def test_text_of_more_than_sixty_words_is_named(copy: Copy) -> None:
    line = copy.say("text", *[PLAIN] * 9)
    named = Finding(TOPIC, line - 1, "Het antwoord heeft 63 woorden; hoogstens 60 mag.", "Haal weg wat niet nodig is.")
    assert copy.found() == [named]


def test_simple_text_that_is_longer_than_the_text_is_named(copy: Copy) -> None:
    copy.say("text", PLAIN)
    line = copy.say("simple", f"{PLAIN} Bel gerust.")
    problem = "De makkelijke uitleg is langer (9 woorden) dan het antwoord (7)."
    assert copy.found() == [Finding(TOPIC, line - 1, problem, "Maak simple korter dan text.")]


def test_simple_text_that_is_the_same_is_named(copy: Copy) -> None:
    copy.say("text", PLAIN)
    copy.say("simple", PLAIN)
    assert [finding.problem for finding in copy.found()] == ["De makkelijke uitleg is gelijk aan het antwoord."]


def test_title_of_more_than_forty_characters_is_named(copy: Copy) -> None:
    line = copy.swap(TOPIC, "title: ", f"title: {'a' * 40}")
    problem = "title: de tekst mag hoogstens 40 tekens hebben."
    assert (line, problem) in [(finding.line, finding.problem) for finding in copy.found()]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Onmiddellijke betalingsverplichtingen beïnvloeden uitkeringsgerechtigden.", "error"),
        ("De gemeente berekent uw bijstand opnieuw als u gaat werken.", "warning"),
    ],
)
def test_simple_text_that_reads_hard_is_named_as_a_guess(copy: Copy, text: str, severity: str) -> None:
    line = copy.say("simple", text)
    (found,) = copy.found()
    assert (found.line, found.severity) == (line, severity)
    assert found.problem.startswith("De makkelijke uitleg leest moeilijk: ")
    assert "een schatting" in found.problem


def test_longer_words_and_sentences_are_measured_as_harder() -> None:
    easy, hard = "Bel de gemeente. Zij helpt u.", "De gemeentelijke uitkeringsadministratie ondersteunt inwoners."
    assert ease(easy) > 80 > 30 > ease(hard)
    assert ease("U werkt 1.225 uur. Kijk op werk.nl.") == ease("U werkt 1225 uur. Kijk op werknl.")


def test_words_that_we_do_not_use_are_named_on_their_lines(copy: Copy) -> None:
    said = {
        "Derhalve helpt de gemeente.": ('"Derhalve" is een ambtelijk woord.', "Schrijf liever: daarom."),
        "Dat is met ingang van morgen.": ('"met ingang van" is een ambtelijk woord.', "Schrijf liever: vanaf."),
        "Je belt de gemeente.": ('Hier staat "Je".', "Zeg u, uw of uzelf."),
        "Dan helpen jullie ons.": ('Hier staat "jullie".', "Zeg u, uw of uzelf."),
        "Bel nu!": ("Hier staat een uitroepteken.", "Zet een punt: de bot blijft rustig."),
        "U heeft recht op hulp.": (
            '"U heeft recht op" belooft een recht, en de gemeente of UWV beslist.',
            'Schrijf "u kunt ... krijgen, als ...".',
        ),
        "Ook hebt u vaak recht op geld.": (
            '"hebt u vaak recht op" belooft een recht, en de gemeente of UWV beslist.',
            'Schrijf "u kunt ... krijgen, als ...".',
        ),
        "Ga naar www.uwv.nl voor hulp.": (
            '"www.uwv.nl" is een adres of opmaak; die hoort niet in de tekst.',
            "Zet een adres bij links of bij next_step.",
        ),
    }
    first = copy.say("text", *said)
    found = copy.found()
    assert [finding.line for finding in found] == list(range(first, first + len(said)))
    for finding, (problem, what_to_do) in zip(found, said.values(), strict=True):
        assert (finding.file, finding.problem) == (TOPIC, problem)
        assert finding.what_to_do.startswith(what_to_do)


def test_impolite_small_sentence_is_named(copy: Copy) -> None:
    line = copy.swap("zinnen.yml", "Tot ziens. U kunt", "Tot ziens. Je kunt")
    assert copy.found() == [Finding("zinnen.yml", line, 'Hier staat "Je".', "Zeg u, uw of uzelf.")]


def test_answer_about_a_right_that_does_not_say_that_it_decides_nothing_is_named(copy: Copy) -> None:
    name = "inkomen/ww_recht.yml"
    line = copy.say("simple", PLAIN, name=name)
    problem = 'Een antwoord over recht zegt "Dit is geen besluit.", en dit niet.'
    assert copy.found() == [Finding(name, line, problem, "Zet die zin aan het eind.")]


def test_ended_scheme_that_does_not_begin_with_that_is_named(copy: Copy) -> None:
    name = "inkomen/tozo.yml"
    line = copy.say("simple", PLAIN, "De Tozo is gestopt.", name=name)
    problem = "De status is ended, maar de eerste zin zegt niet dat het gestopt is."
    assert copy.found() == [Finding(name, line, problem, "Begin daarmee, of verander de status.")]


def test_amount_without_a_year_is_named(copy: Copy) -> None:
    name = "inkomen/bijstand_vermogen.yml"
    line = copy.say("simple", PLAIN, "U mag € 8.000 hebben.", name=name) + 1
    problem = "Bij dit bedrag staat geen jaar."
    assert copy.found() == [Finding(name, line, problem, "Zeg van welk jaar het is: bedragen veranderen.")]


def test_strange_blank_is_named(copy: Copy) -> None:
    line = copy.add("taken.yml", "# een\u00a0harde spatie\n")
    (found,) = copy.found()
    assert (found.file, found.line) == ("taken.yml", line)


def test_answer_that_does_not_fit_in_a_message_is_named(copy: Copy) -> None:
    line = copy.swap(TOPIC, "https://geldfit.nl", f"https://geldfit.nl/{'a' * 4200}")
    found = [finding for finding in copy.found() if "Telegram" in finding.problem]
    assert {finding.problem for finding in found} == {"Dit past niet in één bericht van Telegram."}
    assert {finding.line for finding in found} == {
        copy.line(TOPIC, "answers", "nl", "text"),
        copy.line(TOPIC, "answers", "nl", "simple"),
    }
    assert line > max(finding.line for finding in found)
