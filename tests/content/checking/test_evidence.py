"""A number that stands in no fact is named, with where to write the fact down."""

import pytest

from tests.content.checking.planting import FACTS, TOPIC, Copy
from werkwijzer.content.checking.finding import Finding

PLAIN = "U kunt hulp krijgen van uw gemeente."
FACT = """\
  - fact: {fact}
    region: {region}
    source: https://www.rotterdam.nl/geldzorgen
    sure: high
"""


def _unproved(line: int, words: str) -> Finding:
    return Finding(
        TOPIC,
        line,
        f'Het getal "{words}" staat in geen feit van dit onderwerp.',
        "Zet het feit met zijn bron in feiten/schulden.yml, of haal het getal weg.",
    )


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("In 2020 was dat € 1.234 per maand.", "€ 1.234"),
        ("U betaalt 12,5 procent terug.", "12,5 procent"),
        ("Bel 010 123 45 67.", "010 123 45 67"),
        ("U hoort binnen drie weken iets.", "drie weken"),
        ("Dat geldt sinds 1 april 2024.", "1 april 2024"),
    ],
)
def test_number_without_a_fact_is_named_on_its_line(copy: Copy, said: str, words: str) -> None:
    line = copy.say("text", PLAIN, said, region="rotterdam") + 1
    assert copy.found() == [_unproved(line, words)]


def test_number_in_the_simple_wording_needs_a_fact_too(copy: Copy) -> None:
    line = copy.say("simple", "Wacht 48 uur.", region="groot-amsterdam")
    assert copy.found() == [_unproved(line, "48 uur")]


def test_number_of_a_next_step_needs_a_fact_too(copy: Copy) -> None:
    line = copy.swap(TOPIC, "Doe de test op Geldfit.", "Doe binnen 3 dagen de test.")
    assert copy.found() == [_unproved(line, "3 dagen")]


def _told(copy: Copy, *pairs: tuple[str, str]) -> list[str]:
    """Say and know one thing after the other; give the numbers that are said to be in no fact."""
    copy.say("text", PLAIN, *(said for said, _ in pairs), region="rotterdam")
    copy.add(FACTS, "".join(FACT.format(fact=fact, region="rotterdam") for _, fact in pairs))
    return [finding.problem.split('"')[1] for finding in copy.found()]


def test_number_of_a_fact_may_be_said(copy: Copy) -> None:
    proved = [
        ("Dat duurt 36 maanden.", "De regeling duurt hoogstens 36 maanden."),
        ("Of het duurt zes maanden.", "De regeling duurt 6 tot hoogstens 12 maanden."),
        ("Bent u jonger dan 65? Bel dan.", "Dit geldt voor wie 65 jaar of ouder is."),
        ("Dat geldt sinds 2019.", "Dit geldt sinds 1 mei 2019 voor alle inwoners."),
        ("In 2020 was dat € 1.234.", "Het bedrag is 1234 euro per maand."),
        ("Daarna duurt het één week.", "De gemeente belt binnen een week terug."),
    ]
    assert _told(copy, *proved) == []


def test_number_of_something_else_proves_nothing(copy: Copy) -> None:
    unproved = [
        ("Dat duurt 36 weken.", "De regeling duurt hoogstens 36 maanden."),
        ("In 2020 was dat € 13.", "De regeling duurt hoogstens 13 maanden."),
        ("Dat duurt 14 maanden.", "Het kost in dat jaar 14 euro per keer."),
        ("Dan duurt het 15 maanden.", "Het kost in dat jaar 15 procent van het loon."),
        ("Dat geldt sinds 1 mei 2018.", "Dit geldt sinds mei 2018 voor alle inwoners."),
    ]
    assert _told(copy, *unproved) == ["36 weken", "€ 13", "14 maanden", "15 maanden", "1 mei 2018"]


def test_fact_without_a_source_proves_nothing(copy: Copy) -> None:
    line = copy.say("text", PLAIN, "Dat duurt 36 maanden.", region="rotterdam") + 1
    known = FACT.format(fact="De regeling duurt 36 maanden.", region="rotterdam")
    copy.add(FACTS, known.replace("    source: https://www.rotterdam.nl/geldzorgen\n", ""))
    assert copy.found() == [_unproved(line, "36 maanden")]


def test_source_line_of_the_answer_is_evidence(copy: Copy) -> None:
    copy.say("text", PLAIN, "Dat geldt sinds 7 november 2022.")
    assert copy.found() == []


def test_fact_of_a_borrowed_topic_is_evidence(copy: Copy) -> None:
    copy.say("text", PLAIN, "Na een besluit van UWV is dat binnen 12 weken.", region="rotterdam")
    assert len(copy.found()) == 1
    copy.add(FACTS, "also_from: [bezwaar]\n")
    assert copy.found() == []


def test_number_to_call_may_be_said_everywhere(copy: Copy) -> None:
    copy.say("text", PLAIN, "Bel 010 433 96 00, of Veilig Thuis op 0800-2000.")
    assert copy.found() == []


def test_rule_of_one_region_that_is_told_everywhere_is_a_warning(copy: Copy) -> None:
    copy.add(FACTS, FACT.format(fact="De gemeente beslist in 36 maanden.", region="rotterdam"))
    line = copy.say("text", PLAIN, "Dat duurt 36 maanden.") + 1
    assert copy.found() == [
        Finding(
            TOPIC,
            line,
            'Het getal "36 maanden" komt uit een feit over rotterdam, en dat staat er niet bij.',
            "Schrijf erbij waar het geldt, of zoek een bron voor het hele land.",
            "warning",
        )
    ]
    copy.say("text", PLAIN, "In Rotterdam duurt dat 36 maanden.")
    assert copy.found() == []


def test_wrong_numbers_in_an_emergency_are_named(copy: Copy) -> None:
    dutch = copy.swap("zinnen.yml", "Bel 113 of 0800-0113", "Bel 114 of 0800-0114")
    english = copy.swap("talen.yml", "Call 113 or 0800-0113", "Call 113 or 0800-0114")
    wrong = [("talen.yml", english, "0800-0114"), ("zinnen.yml", dutch, "0800-0114"), ("zinnen.yml", dutch, "114")]
    advice = "Zet het met zijn bron in feiten/contact.yml of feiten/hulplijnen.yml, of haal het weg."
    assert copy.found() == [
        Finding(name, line, f'Het telefoonnummer "{number}" staat in geen feit.', advice)
        for name, line, number in wrong
    ]
