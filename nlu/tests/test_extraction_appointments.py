"""The kind of appointment with an adviser."""

import pytest
from conftest import Find


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("loopbaangesprek plannen", "loopbaanadvies"),
        ("gesprek over me loopbaan, liefst di", "loopbaanadvies"),
        ("afspraak voor loopbaan advies", "loopbaanadvies"),
        ("ik wil praten over ander werk", "loopbaanadvies"),
        ("gesprek met een loopbaanadviseur", "loopbaanadvies"),
        ("ik wil een afspraak voor een loopbaan-apk", "loopbaan_apk"),
        ("loop baan apk", "loopbaan_apk"),
        ("loopban apk", "loopbaan_apk"),
        ("adviesgesprek over scholing", "scholingsadvies"),
        ("met iemand praten over een opleiding", "scholingsadvies"),
        ("scholingsadvies donderdag", "scholingsadvies"),
        ("langskomen om over omscholing te praten", "scholingsadvies"),
        ("afspraak over de scholingsvoucher", "voucher_intake"),
        ("inloopspreekuur leerwerkloket", "inloop_leerwerkloket"),
        ("gesprek over mijn cv", "sollicitatiehulp"),
        ("ik wil iemand spreken over mijn solicitaties", "sollicitatiehulp"),
        ("afspraak over mijn ontslag", "van_werk_naar_werk"),
        ("afspraak bij het werkcentrum", "werkcentrum_gidsgesprek"),
        ("gesprek met het UWV", "werkorientatiegesprek_uwv"),
        ("afspraak voor hulp met digid", "digitale_hulp"),
        ("afspraak bij het taalhuis", "taalvraag"),
        ("bel mij terug", "terugbellen"),
        ("terugbelverzoek", "terugbellen"),
        ("kan iemand mij terug bellen", "terugbellen"),
    ],
)
def test_kind_of_appointment_is_found(find: Find, text: str, kind: str) -> None:
    assert find(text)["soort_afspraak"] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "ik wil een afspraak maken",
        "adviesgesprek inplannen graag",
        "ik wil een medewerker spreken",
        "gesprek over mijn inkomen",
        "kan ik omscholen met een voucher",
        "wat is het UWV",
        "ik ben ontslagen",
        "cursus excel",
        "mijn digid werkt niet",
        "hoe maak ik een cv",
    ],
)
def test_no_kind_is_made_up(find: Find, text: str) -> None:
    assert "soort_afspraak" not in find(text)
