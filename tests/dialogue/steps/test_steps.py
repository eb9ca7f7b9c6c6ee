"""Conversations about the steps that somebody can take now."""

import uuid

import pytest

from bot.rasa_client import NothingSaid, RasaClient
from tests.conftest import RunningLine
from tests.talk import Talk, Turn
from werkwijzer.content.library import Library
from werkwijzer.content.steps import chosen
from werkwijzer.keys import load_keys


def _is_list(turn: Turn) -> bool:
    return "\n1. " in turn.text


async def _list(talk: Talk) -> Turn:
    """Get to a list: work, and none of the incomes."""
    await talk.says("mijn stappen")
    await talk.presses("Werk vinden")
    return await talk.presses("Geen van deze")


async def test_two_questions_by_button_give_a_list_with_ways_to_go(rotterdammer: Talk, library: Library) -> None:
    listed = await _list(rotterdammer)
    titles = [step.title for step in chosen(library, "rotterdam", "werk", "geen")]
    assert all(f"{number}. {title}." in listed.text for number, title in enumerate(titles, start=1))
    assert len(listed.messages) == 1
    assert "https://www.werkcentrum.nl" in listed.links
    assert "Cv maken" in listed.buttons


async def test_both_questions_may_be_answered_by_typing_with_errors(talk: Talk) -> None:
    await talk.says("wat kan ik nu doen")
    await talk.says("ik wil een diplomma halen")
    assert _is_list(await talk.says("ik zit in de bijstnad"))


async def test_not_knowing_is_an_answer(talk: Talk) -> None:
    await talk.says("mijn stappen")
    await talk.says("weet ik niet")
    listed = await talk.says("geen idee")
    assert _is_list(listed)
    assert "Loopbaan-APK" in listed.buttons


async def test_question_between_is_answered_and_the_same_is_asked_again(rotterdammer: Talk, library: Library) -> None:
    asked = await rotterdammer.says("mijn stappen")
    answered = await rotterdammer.says("bestaat de NOW regeling nog")
    assert "NOW" in answered.messages[0]["text"]
    assert answered.messages[-1]["text"] == asked.text
    assert len(answered.messages) == 2
    await rotterdammer.presses("Werk vinden")
    assert _is_list(await rotterdammer.says("ww"))


async def test_question_that_depends_on_the_region_does_not_end_the_questions(talk: Talk, library: Library) -> None:
    asked = await talk.says("mijn stappen")
    answered = await talk.says("hoe vraag ik bijstand aan")
    assert answered.messages[-1]["text"] == asked.text


async def test_word_asked_between_is_explained(rotterdammer: Talk, library: Library) -> None:
    await rotterdammer.says("mijn stappen")
    explained = await rotterdammer.says("wat is omscholing")
    assert "ander beroep leren" in explained.messages[0]["text"]
    assert "Werk vinden" in explained.buttons


@pytest.mark.parametrize(("said", "seen"), [("stop", "gestopt"), ("ik wil niet meer leven", "113")])
async def test_stop_and_need_end_the_questions(rotterdammer: Talk, said: str, seen: str) -> None:
    await rotterdammer.says("mijn stappen")
    ended = await rotterdammer.says(said)
    assert seen in ended.text
    assert len(ended.messages) == 1
    later = await rotterdammer.says("dankjewel")
    assert "Werk vinden" not in later.buttons


async def test_asking_for_a_person_ends_the_questions(rotterdammer: Talk) -> None:
    await rotterdammer.says("mijn stappen")
    ended = await rotterdammer.says("ik wil een medewerker spreken")
    assert "Werk vinden" not in ended.buttons


async def test_what_to_do_now_after_an_emergency_is_not_about_steps(rotterdammer: Talk) -> None:
    await rotterdammer.says("ik wil niet meer leven")
    assert "Werk vinden" not in (await rotterdammer.says("wat kan ik nu doen")).buttons


async def test_step_is_ticked_off_by_button_and_by_typing(rotterdammer: Talk, library: Library) -> None:
    await _list(rotterdammer)
    after = await rotterdammer.presses("Gedaan: Cv maken")
    assert "Gedaan: Cv maken" not in after.buttons
    assert "Gedaan: Zoeken op werk.nl" in after.buttons
    after = await rotterdammer.says("stap 1 is gedaan")
    assert "Gedaan: Zoeken op werk.nl" not in after.buttons
    after = await rotterdammer.says("ik ben bij het werkcentrum geweest")
    assert [title for title in after.buttons if title.startswith("Gedaan")] == ["Gedaan: Gesprek oefenen"]
    after = await rotterdammer.says("gedaan")
    assert after.text in library.sentences["stappen_klaar"]


async def test_step_is_ticked_off_in_own_words(rotterdammer: Talk) -> None:
    await _list(rotterdammer)
    after = await rotterdammer.says("ik heb een cv gemaakt")
    assert "Gedaan: Cv maken" not in after.buttons
    assert "Gedaan: Werkcentrum" in after.buttons


async def test_all_done_ends_with_a_way_on(rotterdammer: Talk, library: Library) -> None:
    await _list(rotterdammer)
    after = await rotterdammer.says("alles gedaan")
    assert after.text in library.sentences["stappen_klaar"]
    assert library.title("medewerker") in after.buttons
    assert (await rotterdammer.says("mijn stappen")).text in library.sentences["stappen_klaar"]


async def test_list_is_shown_again_later_with_what_is_done(rotterdammer: Talk) -> None:
    await _list(rotterdammer)
    await rotterdammer.presses("Gedaan: Cv maken")
    await rotterdammer.says("bestaat de NOW regeling nog")
    listed = await rotterdammer.says("mijn stappen")
    assert "2. Maak of verbeter uw cv: gedaan" in listed.text
    assert _is_list(listed)


async def test_other_steps_are_chosen_by_answering_again(rotterdammer: Talk) -> None:
    await _list(rotterdammer)
    await rotterdammer.presses("Andere stappen kiezen")
    await rotterdammer.presses("Leren of een diploma halen")
    listed = await rotterdammer.presses("WW")
    assert "Leerwerkloket Rijnmond" in listed.text


async def test_steps_follow_the_region(talk: Talk) -> None:
    await _list(talk)
    await talk.says("ik woon in schiedam")
    assert "Werkcentrum Rijnmond" in (await talk.says("mijn stappen")).text


@pytest.mark.parametrize("question", ["wat is TOP", "hoe meld ik me aan voor TOP", "wat zit er in het TOP-pakket"])
async def test_answer_about_top_leads_to_the_steps(rotterdammer: Talk, library: Library, question: str) -> None:
    await rotterdammer.says(question)
    asked = await rotterdammer.presses(library.title("mijn_stappen"))
    assert "Werk vinden" in asked.buttons


async def test_way_of_each_step_gives_an_answer(rotterdammer: Talk, library: Library) -> None:
    listed = await _list(rotterdammer)
    for title in [title for title in listed.buttons if not title.startswith(("Gedaan", "Andere"))]:
        answered = await rotterdammer.presses(title)
        assert answered.text not in library.sentences["storing"]
        assert answered.links


async def test_erased_talk_has_no_steps(rotterdammer: Talk) -> None:
    await _list(rotterdammer)
    erased = await rotterdammer.http.delete("/v1/conversation", headers=rotterdammer.headers)
    assert erased.is_success
    fresh = await Talk.begin(rotterdammer.http)
    assert "Werk vinden" in (await fresh.says("mijn stappen")).buttons


async def test_steps_outlive_the_session_in_which_they_were_chosen(line: RunningLine, library: Library) -> None:
    rasa = RasaClient(f"http://127.0.0.1:{line.settings.rasa_port}", load_keys(line.settings).internal, timeout=30)
    person = uuid.uuid4().hex
    for pressed in (
        "/mijn_stappen",
        '/stappen_antwoord{"antwoord": "werk"}',
        '/stappen_antwoord{"antwoord": "geen"}',
        '/stap_gedaan{"stap": "cv"}',
    ):
        await rasa.say(person, pressed, library.version)
    with pytest.raises(NothingSaid):
        await rasa.say(person, "/session_start", library.version)
    (listed,) = await rasa.say(person, "/mijn_stappen", library.version)
    await rasa.close()
    assert "2. Maak of verbeter uw cv: gedaan" in listed.text
