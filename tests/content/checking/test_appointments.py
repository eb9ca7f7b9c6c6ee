"""What is said of the kinds of appointment is plain, and leads to a talk that somebody can have."""

import pytest

from tests.content.checking.planting import Copy
from werkwijzer.content.appointments import FILE
from werkwijzer.content.checking.finding import Finding

HARD = "U ambieert functieverandering binnen arbeidsmarktgerelateerde dienstverlening."


def _place(region: str) -> str:
    return f"{{id: plek-{region}, name: De Plek, address: Straat 1 in de stad, region: {region}, kinds: [terugbellen]}}"


def test_names_that_lead_nowhere_are_named_in_the_right_one_of_the_two_files(copy: Copy) -> None:
    unknown = copy.swap(FILE, "id: taalvraag", "id: taalvragen")
    words = "woorden/afspraken.yml"
    unsaid = copy.line(words, 10, "id")
    what_to_do = "Verbeter de naam, of zet erbij wat ontbreekt."
    found = [finding for finding in copy.found() if finding.severity == "error"]
    assert found == [
        Finding(FILE, unknown, f"Taalvragen staat niet in {words}.", what_to_do),
        Finding(words, unsaid, f"Taalvraag staat niet in {FILE}.", what_to_do),
    ]


def test_word_for_two_talks_is_named_in_the_word_list(copy: Copy) -> None:
    copy.swap("woorden/afspraken.yml", "also: [taalgesprek", "also: [gidsgesprek, taalgesprek")
    (found,) = copy.found()
    assert found.file == "woorden/afspraken.yml"
    assert "gidsgesprek staat bij" in found.problem.lower()


def test_talk_that_can_be_held_nowhere_is_a_warning_until_a_place_is_there(copy: Copy) -> None:
    copy.swap(FILE, "modes: [telefoon]", "modes: [locatie]")
    line = copy.line(FILE, "kinds", 11, "modes")
    (found,) = copy.found()
    assert (found.file, found.line, found.severity) == (FILE, line, "warning")
    assert found.problem == (
        "Voor terugbellen kan niemand een afspraak maken in rotterdam en groot-amsterdam: er is geen plek voor."
    )
    copy.swap(FILE, "locations: []", f"locations: [{_place('rotterdam')}, {_place('groot-amsterdam')}]")
    assert copy.found() == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("for_whom: U wilt dat een", "for_whom: Jij wilt dat een", 'Hier staat "Jij".'),
        ("uw telefoon of laptop", "de benodigde laptop", '"benodigde" is een ambtelijk woord.'),
        ("name: Terugbelafspraak", 'name: "Bel mij terug!"', "Hier staat een uitroepteken."),
        ("for_whom: U wilt dat een", "for_whom: Goed idee. U wilt dat een", "Dit is meer dan één zin."),
        (
            "Dit gesprek kunt u hier niet plannen, want",
            "Als u WW heeft en graag met iemand over uw werk wilt praten, kan dat hier niet, want",
            'De zin "Als u WW heeft …" heeft 25 woorden; hoogstens 20 mag.',
        ),
        ("UWV nodigt u er zelf voor uit", "UWV belt na 3 weken", 'Het getal "3 weken" heeft hier geen bron.'),
        ("Stel die aan UWV.", "Bel UWV op 088 898 92 95.", 'Het getal "088 898 92 95" heeft hier geen bron.'),
    ],
)
def test_text_that_is_not_plain_is_named_on_its_line(copy: Copy, old: str, new: str, problem: str) -> None:
    line = copy.swap(FILE, old, new)
    assert [(finding.file, finding.line, finding.problem) for finding in copy.found()] == [(FILE, line, problem)]


def test_text_of_more_than_sixty_words_is_named(copy: Copy) -> None:
    copy.swap(FILE, "Stel die aan UWV.", "Bel UWV. " * 30)
    line = copy.line(FILE, "kinds", 8, "instead")
    problem = "Deze tekst heeft 98 woorden; hoogstens 60 mag."
    assert copy.found() == [Finding(FILE, line + 1, problem, "Haal weg wat niet nodig is.")]


def test_number_to_call_may_be_said(copy: Copy) -> None:
    copy.swap(FILE, "Stel die aan UWV.", "Bel UWV op 088 898 92 94.")
    assert copy.found() == []


def test_hard_words_are_an_error_in_a_text_and_a_warning_in_the_sentence_that_helps_to_choose(copy: Copy) -> None:
    one = copy.swap(FILE, "for_whom: U wilt dat een medewerker u belt.", f"for_whom: {HARD}")
    more = copy.swap(
        FILE, "    instead: >-\n      Dit gesprek", f"    instead: >-\n      {HARD} {HARD} {HARD}\n      Dit gesprek"
    )
    found = {
        (finding.severity, finding.line): finding.problem.split(":")[0]
        for finding in copy.found()
        if "leest moeilijk" in finding.problem
    }
    assert found == {
        ("error", more + 1): "Deze tekst leest moeilijk",
        ("warning", one + 1): "Deze tekst leest moeilijk",
    }
