"""Two questions in one message."""

from tests.talk import Talk
from werkwijzer.content.library import Library


async def test_second_question_of_a_message_is_kept_as_the_first_button(rotterdammer: Talk, library: Library) -> None:
    said = await rotterdammer.says("hoe vraag ik bijstand aan? en hoe kan ik een klacht indienen")
    answered = {
        topic for topic in ("bijstand_aanvragen", "klacht") if library.answer(topic, "rotterdam").text in said.text
    }
    assert len(answered) == 1
    other = ({"bijstand_aanvragen", "klacht"} - answered).pop()
    assert said.buttons[0] == library.title(other)


async def test_second_question_is_kept_while_the_region_is_asked(talk: Talk, library: Library) -> None:
    await talk.says("hoe vraag ik bijstand aan? en hoe kan ik een klacht indienen")
    said = await talk.presses("Rotterdam en omgeving")
    asked = {library.title("bijstand_aanvragen"), library.title("klacht")}
    assert said.buttons[0] in asked


async def test_one_question_has_no_button_for_another(rotterdammer: Talk, library: Library) -> None:
    said = await rotterdammer.says("hoe kan ik een klacht indienen")
    assert library.title("bijstand_aanvragen") not in said.buttons
