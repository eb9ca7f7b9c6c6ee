"""Conversations that look up, move or cancel an appointment."""

import re

import pytest

from tests.talk import Talk, Turn
from werkwijzer.content.library import Library

CODE = re.compile(r"[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}")


async def _booked(talk: Talk, kind: str = "loopbaanadvies") -> Turn:
    await talk.says(f"ik wil een online afspraak voor {kind}")
    await talk.says("1")
    return await talk.says("ja")


def _when(turn: Turn) -> str:
    found = re.search(r"op (\w+dag \d+ \w+ \d{4} om \d+\.\d\d uur)", turn.text)
    assert found is not None, turn.text
    return found[1]


async def test_appointment_is_looked_up_without_a_code_where_it_was_made(rotterdammer: Talk) -> None:
    when = _when(await _booked(rotterdammer))
    assert _when(await rotterdammer.says("wanneer is mijn afspraak")) == when


async def test_appointment_is_looked_up_elsewhere_by_its_code(rotterdammer: Talk) -> None:
    booked = await _booked(rotterdammer)
    code = CODE.search(booked.text)
    assert code is not None
    other = await Talk.begin(rotterdammer.http)
    asked = await other.says("wanneer is mijn afspraak")
    assert "code" in asked.text
    assert _when(await other.says(code[0].lower().replace(" ", "-"))) == _when(booked)


async def test_code_that_is_typed_unasked_shows_its_appointment(rotterdammer: Talk) -> None:
    booked = await _booked(rotterdammer)
    code = CODE.search(booked.text)
    assert code is not None
    other = await Talk.begin(rotterdammer.http)
    shown = await other.says(f"mijn code is {code[0]}")
    assert _when(shown) == _when(booked)
    assert len(shown.messages) == 1
    assert _when(await other.says(code[0])) == _when(booked)
    assert "NOW" in (await other.says("bestaat de NOW regeling nog")).text


async def test_wrong_code_tells_nothing_and_asks_again(talk: Talk, library: Library) -> None:
    await talk.says("wanneer is mijn afspraak")
    assert (await talk.says("2222 2222")).text == library.sentence("afspraak_code_fout")
    assert (await talk.says("3333 3333")).text == library.sentence("afspraak_code_fout")


async def test_appointment_is_moved(rotterdammer: Talk) -> None:
    before = _when(await _booked(rotterdammer))
    await rotterdammer.says("ik wil mijn afspraak verzetten")
    await rotterdammer.says("volgende week")
    asked = await rotterdammer.says("de tweede")
    after = _when(asked)
    assert after != before
    assert _when(await rotterdammer.says("ja")) == after
    assert _when(await rotterdammer.says("wanneer is mijn afspraak")) == after


async def test_appointment_found_by_its_code_is_moved_and_cancelled(rotterdammer: Talk, library: Library) -> None:
    code = CODE.search((await _booked(rotterdammer)).text)
    assert code is not None
    other = await Talk.begin(rotterdammer.http)
    await other.says("verzet mijn afspraak")
    await other.says(code[0])
    await other.says("1")
    after = _when(await other.says("ja"))
    assert _when(await rotterdammer.says("wanneer is mijn afspraak")) == after
    await other.says("ik wil mijn afspraak afzeggen")
    await other.says(code[0])
    assert "afgezegd" in (await other.says("ja")).text
    assert (await rotterdammer.says("wanneer is mijn afspraak")).text == library.sentence("afspraak_code_vraag")


async def test_appointment_is_cancelled_after_a_yes_only(rotterdammer: Talk, library: Library) -> None:
    when = _when(await _booked(rotterdammer))
    asked = await rotterdammer.says("ik wil mijn afspraak afzeggen")
    assert when in asked.text
    kept = await rotterdammer.says("nee")
    assert "blijft staan" in kept.text
    await rotterdammer.says("zeg mijn afspraak af")
    assert "afgezegd" in (await rotterdammer.presses("Ja, zeg af")).text
    assert (await rotterdammer.says("wanneer is mijn afspraak")).text == library.sentence("afspraak_code_vraag")


async def test_yes_of_the_booking_pressed_again_cancels_nothing(rotterdammer: Talk) -> None:
    await rotterdammer.says("ik wil een online afspraak voor loopbaanadvies")
    await rotterdammer.says("1")
    when = _when(await rotterdammer.presses("Ja, dat klopt"))
    await rotterdammer.says("ik wil mijn afspraak afzeggen")
    assert "afgezegd" not in (await rotterdammer.presses("Ja, dat klopt")).text
    await rotterdammer.says("stop")
    assert _when(await rotterdammer.says("wanneer is mijn afspraak")) == when


async def test_one_of_two_is_chosen_by_number(rotterdammer: Talk) -> None:
    await _booked(rotterdammer)
    await _booked(rotterdammer, "hulp met mijn cv")
    listed = await rotterdammer.says("welke afspraken heb ik")
    assert "1. " in listed.text
    assert "2. " in listed.text
    await rotterdammer.says("stop")
    await rotterdammer.says("ik wil mijn afspraak afzeggen")
    asked = await rotterdammer.says("de tweede")
    line = next(line for line in listed.text.splitlines() if line.startswith("2. "))
    assert line.removeprefix("2. ") in asked.text
    assert "afgezegd" in (await rotterdammer.says("ja")).text


async def test_question_while_cancelling_is_answered_and_nothing_is_cancelled(rotterdammer: Talk) -> None:
    when = _when(await _booked(rotterdammer))
    asked = await rotterdammer.says("ik wil mijn afspraak afzeggen")
    answered = await rotterdammer.says("bestaat de NOW regeling nog?")
    assert answered.messages[-1]["text"] == asked.text
    await rotterdammer.says("stop")
    assert _when(await rotterdammer.says("wanneer is mijn afspraak")) == when


async def test_reminder_is_set_by_a_button(rotterdammer: Talk, library: Library) -> None:
    await rotterdammer.says("ik wil een online afspraak voor loopbaanadvies")
    await rotterdammer.says("volgende week")
    await rotterdammer.says("1")
    await rotterdammer.says("ja")
    assert (await rotterdammer.presses("Herinner mij")).text == library.sentence("afspraak_herinneren")
    assert "Herinner mij" not in (await rotterdammer.says("wanneer is mijn afspraak")).buttons


@pytest.mark.parametrize("task", ["verzetten", "afzeggen"])
async def test_button_of_an_appointment_that_is_gone_says_so(rotterdammer: Talk, library: Library, task: str) -> None:
    await _booked(rotterdammer)
    await rotterdammer.says("zeg mijn afspraak af")
    await rotterdammer.says("ja")
    pressed = await rotterdammer.presses("Verzetten" if task == "verzetten" else "Afzeggen")
    assert pressed.text == library.sentence("afspraak_code_vraag")
