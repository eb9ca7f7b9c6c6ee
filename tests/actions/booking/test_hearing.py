"""What a turn says about an appointment, whatever was asked."""

from datetime import UTC, datetime
from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.booking.draft import Beside, Draft, Way
from actions.booking.hearing import Hearing
from actions.booking.words import ANSWER, CHOOSE, KIND, MOMENT, MORE, OTHER_TIMES, WAY
from tests.actions.trackers import tracker
from werkwijzer.clock import AMSTERDAM
from werkwijzer.content.appointments import Mode
from werkwijzer.content.library import Library

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PHONE, VIDEO = Way(Mode.TELEPHONE), Way(Mode.ONLINE)


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=AMSTERDAM)


OFFERED = (_at(26, 10), _at(26, 14, 30), _at(27, 9))
ASKED_TIME = Draft("rotterdam", "scholingsadvies", PHONE, beside=Beside(number="1", offered=OFFERED))
ASKED_SURE = Draft("rotterdam", "scholingsadvies", VIDEO, _at(26, 10), beside=Beside(number="1", offered=OFFERED))
BY_PHONE = Draft("rotterdam", "scholingsadvies", PHONE, _at(26, 10), beside=Beside(number="1", offered=OFFERED))


def _typed(text: str, intent: str = "verduidelijk", decision: str = "clarify", kind: str | None = None) -> Tracker:
    made = tracker(text, intent=intent, turns=3)
    made.latest_message["decision"] = decision
    made.latest_message["entities"] = [{"entity": KIND, "value": kind}] if kind else []
    return made


def _pressed(name: str, value: str, intent: str = CHOOSE) -> Tracker:
    made = tracker("/x", intent=intent, turns=3)
    made.latest_message["entities"] = [{"entity": name, "value": value}]
    return made


@pytest.fixture
def hear(library: Library) -> Any:
    def heard(draft: Draft, said: Tracker, asked: str | None = None) -> Draft:
        return Hearing(library, NOW, said, asked or draft.asks()).hear(draft)

    return heard


def test_everything_said_at_once_is_taken(library: Library) -> None:
    said = _typed(
        "wil telefonisch adviesgesprek over scholing do 26 nov om 10u", "afspraak_maken", kind="scholingsadvies"
    )
    heard = Hearing(library, NOW, said, None).hear(Draft(region="rotterdam"))
    assert (heard.kind, heard.way) == ("scholingsadvies", PHONE)
    assert heard.beside.wish.allows(_at(26, 10))
    assert not heard.beside.wish.allows(_at(26, 11))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("scholing", "scholingsadvies"),
        ("ik wil hulp met mijn cv", "sollicitatiehulp"),
        ("1", "loopbaan_apk"),
        ("soliciteren", "sollicitatiehulp"),
        ("digid lukt niet", "digitale_hulp"),
    ],
)
def test_kind_is_read_from_everyday_words_when_it_was_asked(hear: Any, text: str, kind: str) -> None:
    assert hear(Draft(region="rotterdam"), _typed(text)).kind == kind


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("bel me maar", PHONE),
        ("tellefonisch", PHONE),
        ("videobellen", VIDEO),
        ("online", VIDEO),
        ("liever online dan bellen", VIDEO),
    ],
)
def test_way_is_read_in_own_words(hear: Any, text: str, way: Way) -> None:
    assert hear(Draft(region="rotterdam", kind="scholingsadvies"), _typed(text)).way == way


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2", _at(26, 14, 30)),
        ("de eerste", _at(26, 10)),
        ("die van half drie", _at(26, 14, 30)),
        ("doe maar vrijdag 9 uur", _at(27, 9)),
        ("de laatste", _at(27, 9)),
    ],
)
def test_offered_time_is_chosen_by_number_and_by_words(hear: Any, text: str, time: datetime) -> None:
    assert hear(ASKED_TIME, _typed(text)).time == time


@pytest.mark.parametrize(
    ("text", "fits", "fits_not"),
    [
        ("liever in de middag", _at(26, 15), _at(26, 9)),
        ("volgende week", _at(30, 9), _at(26, 9)),
        ("iets later", _at(27, 10), _at(27, 9)),
        ("geen van deze", _at(26, 11), _at(26, 10)),
        ("vrijdag kan ik niet", _at(26, 10), _at(27, 9)),
        ("donderdag", _at(26, 16), _at(27, 9)),
    ],
)
def test_other_wishes_lead_to_other_times(hear: Any, text: str, fits: datetime, fits_not: datetime) -> None:
    heard = hear(ASKED_TIME, _typed(text))
    assert heard.time is None
    assert heard.beside.wish.allows(fits)
    assert not heard.beside.wish.allows(fits_not)


def test_day_that_does_not_exist_is_named(hear: Any) -> None:
    heard = hear(ASKED_TIME, _typed("31 november"))
    assert heard.time is None
    assert "31 november" in heard.beside.note


@pytest.mark.parametrize("text", ["ja", "klopt", "doe maar", "jaa graag", "is goed", "prima", "ja donderdag om 10 uur"])
def test_yes_in_many_words_agrees(hear: Any, text: str) -> None:
    assert hear(ASKED_SURE, _typed(text)).sure is True


@pytest.mark.parametrize(
    ("text", "fits", "fits_not"),
    [
        ("nee, vrijdag", _at(27, 9), _at(26, 10)),
        ("toch liever een uur later", _at(26, 11), _at(26, 10)),
        ("nee", _at(26, 11), _at(26, 10)),
        ("kan het ook in de middag", _at(26, 14), _at(26, 10)),
    ],
)
def test_second_thoughts_at_the_last_question_open_the_time_again(
    hear: Any, text: str, fits: datetime, fits_not: datetime
) -> None:
    heard = hear(ASKED_SURE, _typed(text))
    assert (heard.time, heard.sure) == (None, None)
    assert heard.beside.wish.allows(fits)
    assert not heard.beside.wish.allows(fits_not)


def test_other_way_at_the_last_question_keeps_the_time_to_be_looked_up_again(hear: Any) -> None:
    heard = hear(ASKED_SURE, _typed("bel me liever"))
    assert heard.way == PHONE
    assert heard.time is None
    assert heard.beside.wish.allows(_at(26, 10))
    assert not heard.beside.wish.allows(_at(26, 11))


def test_number_that_was_asked_is_a_yes(hear: Any) -> None:
    heard = hear(BY_PHONE, _typed("[telefoon 1]"))
    assert heard.sure is True
    assert heard.beside.held_number == "telefoon 1"


def test_yes_without_the_number_asks_for_it(hear: Any, library: Library) -> None:
    heard = hear(BY_PHONE, _typed("ja"))
    assert heard.sure is None
    assert heard.beside.note == library.sentence("afspraak_nummer_nodig")


def test_number_given_earlier_is_not_asked_again(hear: Any) -> None:
    earlier = hear(ASKED_TIME, _typed("bel [telefoon 2], de eerste"))
    assert earlier.beside.held_number == "telefoon 2"
    assert hear(BY_PHONE.besides(held_number="telefoon 2"), _typed("ja")).sure is True


@pytest.mark.parametrize(
    ("text", "intent", "decision"),
    [
        ("hoe hoog is de bijstand per 1 januari?", "vraag", "answer"),
        ("ik wil niet meer leven", "nood", "answer"),
        ("ik wil een mens spreken om 10 uur", "medewerker", "answer"),
        ("stop", "stop", "answer"),
        ("wil mijn afspraak van vrijdag afzeggen", "afspraak_annuleren", "answer"),
        ("wat is een scholingsvoucher", "verduidelijk", "clarify"),
        ("bedankt", "bedankt", "answer"),
        ("asdf qwer", "buiten_bereik", "outside"),
    ],
)
def test_what_is_about_something_else_is_left_to_others(hear: Any, text: str, intent: str, decision: str) -> None:
    assert hear(ASKED_TIME, _typed(text, intent, decision)) == ASKED_TIME


def test_same_turn_is_not_read_twice(hear: Any) -> None:
    said = _typed("iets later")
    once = hear(ASKED_TIME, said)
    assert hear(once, said) == once


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        (KIND, "loopbaanadvies", {"kind": "loopbaanadvies"}),
        (WAY, "online", {"way": VIDEO}),
        (MOMENT, "2026-11-27T09:00:00+01:00", {"time": _at(27, 9)}),
    ],
)
def test_button_gives_its_answer(hear: Any, name: str, value: str, expected: dict[str, Any]) -> None:
    heard = hear(ASKED_TIME, _pressed(name, value))
    assert {field: getattr(heard, field) for field in expected} == expected


def test_old_yes_agrees_to_nothing_while_something_else_is_asked(hear: Any) -> None:
    assert hear(ASKED_TIME, _pressed(ANSWER, "ja")) == ASKED_TIME


def test_button_for_other_times_refuses_those_that_were_offered(hear: Any) -> None:
    heard = hear(ASKED_TIME, _pressed(ANSWER, OTHER_TIMES))
    assert not any(heard.beside.wish.allows(time) for time in OFFERED)


def test_button_for_more_kinds_shows_them(hear: Any) -> None:
    assert hear(Draft(region="rotterdam"), _pressed(ANSWER, MORE)).beside.more_kinds


def test_button_of_a_kind_that_was_taken_away_is_nothing(hear: Any) -> None:
    assert hear(ASKED_TIME, _pressed(KIND, "bestaat_niet")) == ASKED_TIME


@pytest.mark.parametrize("text", ["nee wacht", "nee liever niet", "toch niet"])
def test_no_with_other_words_is_a_no(hear: Any, text: str) -> None:
    heard = hear(ASKED_SURE, _typed(text))
    assert heard.time is None
    assert not heard.beside.wish.allows(_at(26, 10))


def test_number_at_the_last_question_is_another_of_the_times_offered(hear: Any) -> None:
    assert hear(ASKED_SURE, _typed("toch de tweede")).time == _at(26, 14, 30)


def test_other_kind_of_talk_is_taken_with_a_second_thought_only(hear: Any) -> None:
    assert hear(ASKED_TIME, _typed("nee toch over mijn cv")).kind == "sollicitatiehulp"
    assert hear(ASKED_TIME, _typed("mijn cv is kwijt")).kind == ASKED_TIME.kind


def test_yes_to_several_times_asks_to_choose_one(hear: Any, library: Library) -> None:
    heard = hear(ASKED_TIME, _typed("klopt"))
    assert heard.time is None
    assert heard.beside.note == library.sentence("afspraak_kies_tijd")


def test_yes_to_the_only_time_takes_it(hear: Any) -> None:
    assert hear(ASKED_TIME.besides(offered=OFFERED[:1]), _typed("ja")).time == OFFERED[0]


def test_draft_comes_back_from_its_slots(hear: Any) -> None:
    kept = {event["name"]: event["value"] for event in BY_PHONE.events(Draft())}
    assert Draft.of(tracker(slots=kept)) == BY_PHONE
