"""Which personal numbers are taken out of a text, and what looks like them and stays."""

import re
from datetime import date, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.privacy import Masked, mask

BSN = "111222333"
IBAN = "NL91ABNA0417164300"
WORDS = st.sampled_from(["mijn", "nummer is", "ik woon in Rotterdam", "bijstand,", "(zie brief)", "en?", "nr.:"])
NEARLY = st.text("0123456789 .,-€+()/@abNL", max_size=60)


def _check_digit(eight: str) -> int:
    """Give the ninth digit by the eleven-test as the government describes it: 9, 8, ... 2 times the digits, and -1."""
    return sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), eight, strict=True)) % 11


def _passes(nine: str) -> bool:
    return int(nine) > 0 and _check_digit(nine[:8]) == int(nine[8])


def _formatted(number: str, form: tuple[str, tuple[int, ...]]) -> str:
    separator, sizes = form
    digits = iter(number)
    return separator.join("".join(next(digits) for _ in range(size)) for size in sizes)


def _iban(bank: str, account: str) -> str:
    """Give a Dutch IBAN with its check digits, computed as ISO 13616 describes it."""
    as_number = "".join(str(int(character, 36)) for character in f"{bank}{account}NL00")
    return f"NL{98 - int(as_number) % 97:02}{bank}{account}"


BSNS = (
    st.integers(10_000, 99_999_999)
    .map(lambda number: f"{number:08}")
    .filter(lambda eight: _check_digit(eight) < 10)
    .map(lambda eight: eight + str(_check_digit(eight)))
)
FORMS = st.sampled_from([("", (9,)), (" ", (3, 3, 3)), (".", (3, 3, 3)), ("-", (3, 3, 3)), (" ", (4, 2, 3))])
IBANS = st.builds(_iban, st.sampled_from(["ABNA", "INGB", "RABO"]), st.from_regex(r"\A[0-9]{10}\Z"))


@given(before=st.lists(WORDS), number=BSNS, form=FORMS, after=st.lists(WORDS))
def test_bsn_between_words_is_masked_however_it_is_written(
    before: list[str], number: str, form: tuple[str, tuple[int, ...]], after: list[str]
) -> None:
    masked = mask(" ".join([*before, _formatted(number, form), *after]))
    assert masked.text == " ".join([*before, "[bsn]", *after])
    assert masked.kinds == {"bsn"}


@given(st.lists(BSNS | NEARLY, max_size=6).map(" x ".join))
def test_masked_text_holds_no_bsn_that_stands_alone(text: str) -> None:
    alone = re.findall(r"(?:(?<=x )|\A)[0-9]{9}(?= x|\Z)", mask(text).text)
    assert not [number for number in alone if _passes(number)]


@given(st.lists(BSNS | IBANS | NEARLY | st.just("06 12345678") | st.just("a@b.nl"), max_size=6).map(" ".join))
def test_masking_twice_is_masking_once(text: str) -> None:
    once = mask(text).text
    assert mask(once).text == once


@given(st.text())
def test_text_without_digits_and_at_signs_stays(text: str) -> None:
    plain = "".join(character for character in text if not character.isdecimal() and character not in "@＠")
    assert mask(plain) == Masked(plain, frozenset())


@pytest.mark.parametrize(
    "text",
    [
        f"bsn:{BSN}",
        f"Jan,{BSN},Rotterdam",
        f"{BSN}.",
        f"{BSN}- dat is het",
        f"({BSN})",
        f"geboren in 1990 {BSN}",
        "١١١٢٢٢٣٣٣",
        "１１１２２２３３３",
    ],
)
def test_bsn_next_to_punctuation_or_in_other_digits_is_masked(text: str) -> None:
    masked = mask(text)
    assert "[bsn]" in masked.text
    assert "222" not in masked.text
    assert "٢٢٢" not in masked.text


@pytest.mark.parametrize(
    "text", ["mijn bsn is 123456789", "BSN: 12345678", "sofinummer 123 456 789", "bsn-nr 123456780"]
)
def test_number_that_is_called_a_bsn_is_masked_without_the_eleven_test(text: str) -> None:
    masked = mask(text)
    assert masked.text.endswith("[bsn]")
    assert masked.kinds == {"bsn"}


@pytest.mark.parametrize("number", ["111222334", "123456789", "000000000"])
def test_number_that_fails_the_eleven_test_stays(number: str) -> None:
    assert mask(f"dossier {number} graag").text == f"dossier {number} graag"


@given(IBANS, st.booleans(), st.lists(WORDS), st.lists(WORDS))
def test_iban_between_words_is_masked(number: str, spaced: bool, before: list[str], after: list[str]) -> None:
    written = " ".join(re.findall(".{1,4}", number)) if spaced else number
    assert mask(" ".join([*before, written, *after])).text == " ".join([*before, "[iban]", *after])


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("NL91 ABNA 0417 1643 00 NL20 INGB 0001 2345 67", "[iban] [iban]"),
        (f"huis ab12 {IBAN}", "huis ab12 [iban]"),
        ("nl91abna0417164300 en DE89 3704 0044 0532 0130 00", "[iban] en [iban]"),
        ("NL91.ABNA.0417.1643.00.", "[iban]."),
        ("GB29 NWBK 6016 1331 9268 19 vandaag", "[iban] vandaag"),
        ("NL92ABNA0417164300", "NL92ABNA0417164300"),
    ],
)
def test_iban_is_masked_in_each_form_when_its_check_digits_are_right(text: str, masked: str) -> None:
    assert mask(text).text == masked


@pytest.mark.parametrize(
    "address", ["jan@example.nl", "j.de-vries+werk@mail.rotterdam.nl", "JAN_1@EXAMPLE.CO.UK", "jörg@example.nl"]
)
def test_email_address_is_masked_whole(address: str) -> None:
    assert mask(f"mail {address}.") == Masked("mail [e-mail 1].", frozenset({"e-mail"}))


@pytest.mark.parametrize(
    "number",
    [
        "0612345678",
        "06-12345678",
        "06 12 34 56 78",
        "+31612345678",
        "+31 6 12345678",
        "+31 (0)6 12345678",
        "0031612345678",
        "010-1234567",
        "(020) 123 45 67",
        "+49 30 123456",
    ],
)
def test_telephone_of_a_person_is_masked(number: str) -> None:
    masked = mask(f"bel mij op {number} graag")
    assert masked.text == "bel mij op [telefoon 1] graag"
    assert masked.kinds == {"telefoon"}


@pytest.mark.parametrize("number", ["+31 611122236", "0031 611122236", "+31 6 11122236", "+31 (0)6 11122236"])
def test_telephone_of_which_nine_digits_pass_the_eleven_test_is_no_bsn(number: str) -> None:
    assert _passes("611122236")
    assert mask(number).text == "[telefoon 1]"


def test_telephone_next_to_a_date_is_masked_and_the_date_stays() -> None:
    text = "bel 06-12345678 op 01-12-2026 10:00 of 01-12-2026 0612345678"
    assert mask(text).text == "bel [telefoon 1] op 01-12-2026 10:00 of 01-12-2026 [telefoon 2]"


def test_telephones_and_addresses_are_numbered_in_order() -> None:
    masked = mask("a@b.nl of c@d.nl, 0612345678 of 010-1234567")
    assert masked.text == "[e-mail 1] of [e-mail 2], [telefoon 1] of [telefoon 2]"


@pytest.mark.parametrize(
    "number",
    ["14 010", "14010", "14 020", "0800-2000", "0800 0113", "0800-0113113", "0900-8844", "112", "113", "116 123"],
)
def test_number_of_a_service_stays(number: str) -> None:
    assert mask(f"bel {number} voor hulp").text == f"bel {number} voor hulp"


@given(st.integers(0, 99_999_999), st.integers(0, 99), st.sampled_from([".", " ", ""]), st.booleans())
def test_amount_stays(euros: int, cents: int, thousands: str, after: bool) -> None:
    amount = f"{euros:,}".replace(",", thousands) + f",{cents:02}"
    text = f"ik krijg {amount} euro per maand" if after else f"ik krijg € {amount} per maand"
    assert mask(text).text == text


@given(st.lists(st.integers(1900, 2100), min_size=1, max_size=5), st.sampled_from([" ", ", ", "-", " en ", "/"]))
def test_years_stay(years: list[int], separator: str) -> None:
    text = f"in {separator.join(map(str, years))} werkte ik"
    assert mask(text).text == text


@given(
    st.dates(date(1950, 1, 1), date(2050, 1, 1)),
    st.times(),
    st.sampled_from(
        ["{0.day}-{0.month}-{0.year}", "{0:%d-%m-%Y}", "{0:%d.%m.%Y}", "{0.day}/{0.month}/{0.year}", "{0}"]
    ),
    st.sampled_from(["{0:%H:%M}", "{0:%H.%M} uur", "{0.hour} uur", "om {0:%H:%M}"]),
)
@example(date(2026, 11, 2), time(14, 30), "{0.day}-{0.month}-{0.year}", "{0:%H:%M}")
def test_date_with_a_time_stays(day: date, moment: time, day_form: str, time_form: str) -> None:
    text = f"op {day_form.format(day)} {time_form.format(moment)}"
    assert mask(text).text == text
