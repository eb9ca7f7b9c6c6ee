"""Conversations that make an appointment."""

import re
from collections.abc import Callable

import pytest

from tests.talk import Talk, Turn
from werkwijzer.content.library import Library

Wording = Callable[[str], re.Pattern[str]]


@pytest.fixture
def wording(library: Library) -> Wording:
    """Give a pattern of a small sentence, whatever is filled in."""

    def pattern(name: str) -> re.Pattern[str]:
        return re.compile(
            "|".join(re.sub(r"\\\{\w+\\\}", ".+", re.escape(one)) for one in library.sentences[name]), re.S
        )

    return pattern


def _times(turn: Turn) -> list[str]:
    """Give the titles of the buttons with a time."""
    return [title for title in turn.buttons if re.match(r"\d\. ", title)]


async def test_from_nothing_it_takes_six_turns_at_most(talk: Talk, wording: Wording) -> None:
    await talk.says("ik wil een afspraak maken")
    await talk.presses("Rotterdam en omgeving")
    await talk.says("iets over een opleiding")
    offered = await talk.says("bel me maar")
    asked = await talk.presses(_times(offered)[0])
    assert wording("afspraak_klopt_telefoon").search(asked.text)
    booked = await talk.says("06-12345678")
    assert wording("afspraak_geboekt").search(booked.text)
    assert len(talk.turns) - 1 == 6


async def test_two_turns_are_enough_for_who_says_all_at_once(talk: Talk, wording: Wording) -> None:
    asked = await talk.says("online afspraak voor hulp met mijn cv in rotterdam, zo snel mogelijk")
    first = _times(asked)[0]
    day = re.search(r"\w\w (\d+ \w+), (\d+\.\d\d)", first)
    assert day is not None
    other = await Talk.begin(talk.http)
    asked = await other.says(f"online afspraak voor hulp met mijn cv in rotterdam op {day[1]} om {day[2]} uur")
    assert wording("afspraak_klopt").search(asked.text)
    booked = await other.says("ja")
    assert wording("afspraak_geboekt").search(booked.text)


async def test_time_is_chosen_by_number_and_the_whole_date_is_said_back(rotterdammer: Talk, wording: Wording) -> None:
    await rotterdammer.says("ik wil een online afspraak voor scholingsadvies")
    asked = await rotterdammer.says("2")
    assert re.search(r"op \w+dag \d+ \w+ 20\d\d om \d+\.\d\d uur", asked.text)


async def test_appointment_is_said_with_its_code_and_a_file_for_the_calendar(rotterdammer: Talk) -> None:
    await rotterdammer.says("ik wil een online afspraak voor scholingsadvies")
    await rotterdammer.says("1")
    booked = await rotterdammer.says("klopt")
    assert re.search(r"[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}", booked.text)
    (file,) = [file for message in booked.messages for file in message["attachments"]]
    answer = await rotterdammer.http.get(file["url"])
    assert answer.headers["content-type"].startswith("text/calendar")
    assert "BEGIN:VEVENT" in answer.text


async def test_example_is_called_an_example(rotterdammer: Talk, library: Library) -> None:
    await rotterdammer.says("ik wil een online afspraak voor scholingsadvies")
    await rotterdammer.says("1")
    assert library.sentence("afspraak_voorbeeld") in (await rotterdammer.says("ja")).text


@pytest.mark.parametrize(
    "said", ["andere tijden", "geen van deze", "iets later", "liever in de middag", "volgende week"]
)
async def test_other_times_are_offered_on_request(rotterdammer: Talk, said: str) -> None:
    first = _times(await rotterdammer.says("ik wil een online afspraak voor loopbaanadvies"))
    second = _times(await rotterdammer.says(said))
    assert second
    assert [title[3:] for title in second] != [title[3:] for title in first]


async def test_day_without_free_times_gets_the_nearest_ones(rotterdammer: Talk, library: Library) -> None:
    await rotterdammer.says("ik wil een online afspraak voor loopbaanadvies")
    offered = await rotterdammer.says("volgende week zondag")
    assert library.sentence("afspraak_tijd_past_niet") in offered.text
    assert 1 <= len(_times(offered)) <= 3


@pytest.mark.parametrize(
    ("said", "name"),
    [("1 januari over twee jaar", "afspraak_tijd_past_niet"), ("31 november", "afspraak_geen_dag")],
)
async def test_day_that_cannot_be_is_said_with_an_alternative(
    rotterdammer: Talk, wording: Wording, said: str, name: str
) -> None:
    await rotterdammer.says("ik wil een online afspraak voor loopbaanadvies")
    offered = await rotterdammer.says(said)
    assert wording(name).search(offered.text)
    assert _times(offered)


async def test_second_thoughts_before_agreeing_change_the_time_and_nothing_else(
    rotterdammer: Talk, wording: Wording
) -> None:
    await rotterdammer.says("ik wil een online afspraak voor loopbaanadvies")
    await rotterdammer.says("1")
    offered = await rotterdammer.says("nee, toch liever volgende week")
    assert _times(offered)
    asked = await rotterdammer.says("de eerste")
    assert "Loopbaanadvies, online" in asked.text
    assert wording("afspraak_klopt").search(asked.text)


async def test_other_way_before_agreeing_keeps_the_time(rotterdammer: Talk, wording: Wording) -> None:
    await rotterdammer.says("ik wil een online afspraak voor loopbaanadvies")
    asked = await rotterdammer.says("1")
    when = re.search(r"op (\w+dag .+ uur)", asked.text)
    assert when is not None
    again = await rotterdammer.says("bel me toch liever")
    assert wording("afspraak_klopt_telefoon").search(again.text)
    assert when[1] in again.text


async def test_question_between_is_answered_and_the_same_is_asked_again(rotterdammer: Talk, library: Library) -> None:
    asked = await rotterdammer.says("ik wil een afspraak voor loopbaanadvies")
    answered = await rotterdammer.says("bestaat de NOW regeling nog?")
    assert "NOW" in answered.messages[0]["text"]
    assert answered.messages[-1]["text"] == asked.text
    assert _times(await rotterdammer.says("online"))


async def test_word_asked_between_is_explained(rotterdammer: Talk) -> None:
    await rotterdammer.says("ik wil een afspraak voor loopbaanadvies")
    explained = await rotterdammer.says("wat is omscholing")
    assert "ander beroep leren" in explained.messages[0]["text"]
    assert "Per telefoon" in explained.buttons


@pytest.mark.parametrize(("said", "seen"), [("stop", "gestopt"), ("ik wil niet meer leven", "113")])
async def test_stop_and_need_end_the_booking(rotterdammer: Talk, said: str, seen: str) -> None:
    await rotterdammer.says("ik wil een online afspraak voor loopbaanadvies")
    ended = await rotterdammer.says(said)
    assert seen in ended.text
    assert not _times(ended)


async def test_who_asks_for_a_person_is_not_asked_for_a_time_any_more(rotterdammer: Talk) -> None:
    await rotterdammer.says("ik wil een online afspraak voor loopbaanadvies")
    assert not _times(await rotterdammer.says("ik wil een medewerker spreken"))


async def test_who_lives_elsewhere_hears_where_he_can_go(talk: Talk, library: Library) -> None:
    await talk.says("ik wil een afspraak maken")
    answered = await talk.presses("Ergens anders")
    assert answered.text == library.sentence("afspraak_elders")
    assert "https://www.werkcentrum.nl" in answered.links


async def test_talk_that_is_not_planned_says_where_to_go(rotterdammer: Talk, library: Library) -> None:
    await rotterdammer.says("ik wil een afspraak maken")
    answered = await rotterdammer.says("gesprek met uwv")
    kind = library.appointments.kind("werkorientatiegesprek_uwv")
    assert kind is not None
    assert str(kind.instead) in answered.text
    assert "Loopbaanadvies" in answered.buttons


async def test_telephone_talk_needs_a_number_and_keeps_it_from_the_history(
    rotterdammer: Talk, wording: Wording
) -> None:
    await rotterdammer.says("ik wil een telefonische afspraak voor loopbaanadvies")
    await rotterdammer.says("1")
    asked = await rotterdammer.says("ja")
    assert wording("afspraak_nummer_nodig").search(asked.text)
    booked = await rotterdammer.says("06 12 34 56 78")
    assert wording("afspraak_geboekt").search(booked.text)
    assert not any("345678" in message["text"].replace(" ", "") for message in await rotterdammer.history())


async def test_time_that_went_while_somebody_thought_about_it_is_replaced_by_others(
    rotterdammer: Talk, wording: Wording
) -> None:
    await rotterdammer.says("ik wil een online afspraak voor loopbaanadvies")
    chosen = (await rotterdammer.says("over drie weken")).buttons[0]
    await rotterdammer.presses(chosen)
    faster = await Talk.begin(rotterdammer.http, region="rotterdam")
    while chosen in (await _offered_in_three_weeks(faster)).buttons:
        await faster.presses(chosen)
        assert wording("afspraak_geboekt").search((await faster.says("ja")).text)
        faster = await Talk.begin(rotterdammer.http, region="rotterdam")
    refused = await rotterdammer.says("ja")
    assert wording("afspraak_net_weg").search(refused.text)
    assert chosen[3:] not in [title[3:] for title in _times(refused)]
    await rotterdammer.says("1")
    assert wording("afspraak_geboekt").search((await rotterdammer.says("ja")).text)


async def _offered_in_three_weeks(talk: Talk) -> Turn:
    await talk.says("ik wil een online afspraak voor loopbaanadvies")
    return await talk.says("over drie weken")


async def test_more_than_three_appointments_are_refused_with_a_way_on(rotterdammer: Talk, wording: Wording) -> None:
    for _ in range(3):
        await rotterdammer.says("ik wil een online afspraak voor loopbaanadvies")
        await rotterdammer.says("1")
        assert wording("afspraak_geboekt").search((await rotterdammer.says("ja")).text)
    await rotterdammer.says("ik wil een online afspraak voor loopbaanadvies")
    await rotterdammer.says("1")
    refused = await rotterdammer.says("ja")
    assert wording("afspraak_te_veel").search(refused.text)


async def test_same_button_pressed_twice_books_once(rotterdammer: Talk) -> None:
    await rotterdammer.says("ik wil een online afspraak voor loopbaanadvies")
    await rotterdammer.says("1")
    booked = await rotterdammer.presses("Ja, dat klopt")
    again = await rotterdammer.presses("Ja, dat klopt")
    when = re.search(r"\w+dag \d+ \w+ \d{4} om \d+\.\d\d uur", booked.text)
    assert when is not None
    assert when[0] in again.text
    assert len(again.messages) == 1
    listed = await rotterdammer.says("welke afspraken heb ik")
    assert listed.text.count("Loopbaanadvies, online") == 1
