"""A file that cannot be read or has not its form is named with its line, and with what to do."""

from datetime import date

import pytest

from tests.content.checking.planting import FACTS, TOPIC, Copy
from werkwijzer.content.checking.finding import Finding

FIELDS = "docs/redactie.md legt de velden uit."


def test_missing_field_is_named_at_the_answer_that_misses_it(copy: Copy) -> None:
    copy.swap(TOPIC, "    status: active\n", "")
    line = copy.line(TOPIC, "answers", "nl")
    assert copy.found() == [
        Finding(TOPIC, line, "answers > nl > status: dit ontbreekt.", f"Vul status in; {FIELDS}"),
    ]


def test_misspelt_field_is_named_on_its_line(copy: Copy) -> None:
    line = copy.swap(TOPIC, "    status:", "    statsu:")
    wrong = Finding(
        TOPIC,
        line,
        "answers > nl > statsu: dit hoort hier niet.",
        f"Haal statsu weg, of kijk of het goed gespeld is; {FIELDS}",
    )
    assert wrong in copy.found()


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (TOPIC, "review: 20", "review: volgend jaar 20", "answers > nl > review: hier hoort een datum of tijd, zoals "),
        (TOPIC, "status: active", "status: oud", "answers > nl > status: kies uit 'active', 'ended' of 'unconfirmed'."),
        (
            TOPIC,
            "https://geldfit.nl",
            "http://geldfit.nl",
            "answers > nl > next_step > link > url: de tekst moet passen",
        ),
        ("regions.yml", "  button: Rott", "  knop: Rott", "rotterdam > knop: dit hoort hier niet."),
        ("talen.yml", "  unclear:", "  onduidelijk:", "en > onduidelijk: dit hoort hier niet."),
        ("taken.yml", "hulp: Wat kunt u?", "hulp: [Wat kunt u?]", "hulp: hier hoort tekst."),
        ("trainings.yml", "  free: true", "  free: misschien", "0 > free: hier hoort true of false."),
        ("woorden/beroepen.yml", "  sector: zorg", "  vak: zorg", "0 > vak: dit hoort hier niet."),
        (FACTS, "    sure: medium", "    sure: zeker", "facts > 0 > sure: kies uit 'high', 'medium' of 'low'."),
        (
            "websites.yml",
            "  www.parool.nl: krant",
            "  www.parool.nl: [krant]",
            "sources > www.parool.nl: hier hoort tekst.",
        ),
    ],
)
def test_wrong_value_is_named_on_its_line(copy: Copy, name: str, old: str, new: str, problem: str) -> None:
    line = copy.swap(name, old, new)
    told = [(finding.line, finding.problem[: len(problem)]) for finding in copy.found() if finding.file == name]
    assert (line, problem) in told


def test_line_that_is_no_yaml_is_named(copy: Copy) -> None:
    line = copy.swap(TOPIC, "    status: active", "   status: active")
    (found,) = [finding for finding in copy.found() if finding.file == TOPIC]
    assert found.problem == "Vanaf hier kan het programma dit bestand niet lezen: het is geen geldig YAML."
    assert found.line in (line, line + 1)


def test_date_that_does_not_exist_is_named(copy: Copy) -> None:
    line = copy.swap(TOPIC, "review: 2027-05-22", "review: 2027-02-30")
    assert Finding(TOPIC, line, "De datum 2027-02-30 bestaat niet.", "Schrijf een dag die er is.") in copy.found()


def test_key_that_stands_twice_is_named_where_it_comes_back(copy: Copy) -> None:
    line = copy.swap(TOPIC, "    status: active\n", "    status: active\n    status: ended\n") + 1
    twice = Finding(TOPIC, line, "status staat hier twee keer.", "Haal er een weg: alleen de laatste telt.")
    assert twice in copy.found()


def test_file_in_another_encoding_is_named_with_the_line_of_the_letter(copy: Copy) -> None:
    body = (copy.folder / "menu.yml").read_bytes()
    (copy.folder / "menu.yml").write_bytes(body + "# café\n".encode("latin-1"))
    line = body.count(b"\n") + 1
    advice = "Bewaar het opnieuw en kies UTF-8 als tekencodering."
    assert Finding("menu.yml", line, "Dit bestand is niet als UTF-8 bewaard.", advice) in copy.found()


def test_missing_and_unknown_files_are_named(copy: Copy) -> None:
    (copy.folder / "menu.yml").rename(copy.folder / "menuu.yml")
    found = {(finding.file, finding.problem, finding.severity) for finding in copy.found()}
    assert ("menu.yml", "Dit bestand ontbreekt.", "error") in found
    assert ("menuu.yml", "Dit bestand gebruikt het programma niet.", "warning") in found


@pytest.mark.parametrize("name", [TOPIC, FACTS, "zinnen.yml", "websites.yml"])
def test_empty_file_is_named(copy: Copy, name: str) -> None:
    copy.write(name, "")
    assert name in {finding.file for finding in copy.found()}


def test_answer_past_its_review_is_an_error_and_one_near_it_a_warning(copy: Copy) -> None:
    line = copy.swap(TOPIC, "review: 2027-05-22", "review: 2026-12-01")
    again = "Zoek na of alles nog klopt. Verander daarna review, en checked bij de bron."
    near = Finding(TOPIC, line, "Dit antwoord moet voor 2026-12-01 opnieuw worden bekeken.", again, "warning")
    assert copy.found() == [near]
    assert near in copy.found(on=date(2026, 12, 1))
    past = Finding(TOPIC, line, "Dit antwoord moest voor 2026-12-01 opnieuw worden bekeken.", again)
    assert past in copy.found(on=date(2026, 12, 2))


def test_source_that_was_read_tomorrow_is_named(copy: Copy) -> None:
    line = copy.swap(TOPIC, "checked: 2026-11-22", "checked: 2026-11-24")
    (found,) = copy.found()
    assert (found.line, found.problem) == (line, "De dag dat u de bron bekeek, 2026-11-24, moet nog komen.")


def test_what_held_until_an_earlier_year_says_so(copy: Copy) -> None:
    copy.swap(TOPIC, "    review:", "    valid_until: 2025-06-30\n    review:")
    problems = {finding.problem for finding in copy.found()}
    assert problems == {"Dit gold tot en met 2025-06-30, en de tekst zegt niet van wanneer zij is."}
