"""Conversations about where somebody lives."""

from tests.talk import Talk


async def test_region_is_asked_when_the_answer_depends_on_it_and_then_the_question_is_answered(talk: Talk) -> None:
    asked = await talk.says("hoeveel bijstand krijg ik")
    assert "Rotterdam en omgeving" in asked.buttons
    answered = await talk.presses("Rotterdam en omgeving")
    assert "€ 1.401" in answered.text
    assert "https://www.rotterdam.nl/bijstandsuitkering" in answered.links


async def test_region_is_asked_only_once(talk: Talk) -> None:
    await talk.says("hoeveel bijstand krijg ik")
    await talk.presses("Amsterdam en omgeving")
    answered = await talk.says("hoe vraag ik bijstand aan")
    assert answered.source is not None
    assert "Rotterdam en omgeving" not in answered.buttons


async def test_place_name_is_taken_as_the_region_while_it_is_asked(talk: Talk) -> None:
    await talk.says("hoe vraag ik bijstand aan")
    answered = await talk.says("ik woon in schiedam")
    assert "https://www.rotterdam.nl/bijstandsuitkering" in answered.links


async def test_postcode_is_taken_as_the_region_while_it_is_asked(talk: Talk) -> None:
    await talk.says("hoe vraag ik bijstand aan")
    answered = await talk.says("3012 AB")
    assert "https://www.rotterdam.nl/bijstandsuitkering" in answered.links


async def test_place_elsewhere_gets_the_national_answer(talk: Talk) -> None:
    await talk.says("hoeveel bijstand krijg ik")
    answered = await talk.says("Groningen")
    assert answered.source is not None
    assert "14 010" not in answered.text


async def test_user_who_does_not_say_where_gets_the_national_answer(talk: Talk) -> None:
    await talk.says("hoeveel bijstand krijg ik")
    answered = await talk.says("weet ik niet")
    assert answered.source is not None


async def test_other_question_while_the_region_is_asked_is_answered(talk: Talk) -> None:
    await talk.says("hoeveel bijstand krijg ik")
    answered = await talk.says("bestaat de NOW regeling nog")
    assert answered.source is not None
    assert "NOW" in answered.text


async def test_place_after_another_question_answers_that_question_for_the_place(talk: Talk) -> None:
    await talk.says("hoeveel bijstand krijg ik")
    await talk.says("hoe vraag ik bijstand aan")
    answered = await talk.says("rotterdam")
    assert "https://www.rotterdam.nl/bijstandsuitkering" in answered.links


async def test_region_named_in_the_question_is_not_asked(talk: Talk) -> None:
    answered = await talk.says("hoe vraag ik bijstand aan in rotterdam")
    assert "https://www.rotterdam.nl/bijstandsuitkering" in answered.links


async def test_region_changes_when_the_user_has_moved(rotterdammer: Talk) -> None:
    await rotterdammer.says("ik woon nu in Diemen")
    answered = await rotterdammer.says("hoe vraag ik bijstand aan")
    assert "https://www.rotterdam.nl/bijstandsuitkering" not in answered.links


async def test_region_given_by_the_page_is_not_asked(rotterdammer: Talk) -> None:
    answered = await rotterdammer.says("hoe vraag ik bijstand aan")
    assert "https://www.rotterdam.nl/bijstandsuitkering" in answered.links


async def test_emergency_while_the_region_is_asked_gets_the_help_lines(talk: Talk) -> None:
    await talk.says("hoeveel bijstand krijg ik")
    answered = await talk.says("ik wil niet meer leven")
    assert "113" in answered.text
    assert "112" in answered.text


async def test_stop_while_the_region_is_asked_ends_the_asking(talk: Talk) -> None:
    await talk.says("hoeveel bijstand krijg ik")
    stopped = await talk.says("stop")
    assert "gestopt" in stopped.text
