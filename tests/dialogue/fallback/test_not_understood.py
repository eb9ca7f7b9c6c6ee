"""Conversations in which the bot does not understand."""

from itertools import pairwise

from tests.talk import Talk, Turn
from werkwijzer.content.library import Library

NONSENSE = ("blorf zwiep knar", "qxz vrt plm", "fnuik drassel ompf", "grzl tbv wkk", "hpft snrk jjj")
"""Words that no language has, so that no model can be sure of them."""
AMBIGUOUS = "ik heb een vraag over mijn uitkering"
"""About one of many topics, so that no model can know which."""


async def _not_understood(talk: Talk, times: int) -> list[Turn]:
    return [await talk.says(text) for text in NONSENSE[:times]]


async def test_first_time_topics_are_offered_with_a_way_out(rotterdammer: Talk) -> None:
    first = await rotterdammer.says(AMBIGUOUS)
    assert "Iets anders" in first.buttons


async def test_third_time_in_a_row_offers_a_person(rotterdammer: Talk, library: Library) -> None:
    *earlier, third = await _not_understood(rotterdammer, 3)
    assert all(turn.text not in library.sentences["mens_aanbieden"] for turn in earlier)
    assert third.text in library.sentences["mens_aanbieden"]
    assert third.buttons[0] == library.title("medewerker")


async def test_person_that_is_offered_can_be_reached(rotterdammer: Talk, library: Library) -> None:
    await _not_understood(rotterdammer, 3)
    person = await rotterdammer.presses(library.title("medewerker"))
    assert "14 010" in person.text
    assert "https://www.rotterdam.nl/contact" in person.links


async def test_no_sentence_comes_twice_running(rotterdammer: Talk) -> None:
    turns = await _not_understood(rotterdammer, 5)
    assert all(before.text != after.text for before, after in pairwise(turns))


async def test_understanding_in_between_begins_the_count_anew(rotterdammer: Talk, library: Library) -> None:
    await _not_understood(rotterdammer, 2)
    await rotterdammer.says("hoe vraag ik ww aan")
    again = await rotterdammer.says(NONSENSE[2])
    assert again.text not in library.sentences["mens_aanbieden"]


async def test_topic_that_was_offered_is_answered(rotterdammer: Talk) -> None:
    offered = await rotterdammer.says("uitkering")
    answered = await rotterdammer.presses(offered.buttons[0])
    assert answered.source is not None


async def test_none_of_these_asks_for_other_words_and_offers_a_person(rotterdammer: Talk, library: Library) -> None:
    await rotterdammer.says(AMBIGUOUS)
    asked = await rotterdammer.presses("Iets anders")
    assert asked.text in library.sentences["geen_van_deze"]
    assert asked.buttons == [library.title("medewerker")]


async def test_other_words_after_none_of_these_are_answered(rotterdammer: Talk) -> None:
    await rotterdammer.says(AMBIGUOUS)
    await rotterdammer.presses("Iets anders")
    assert (await rotterdammer.says("hoe vraag ik ww aan")).source is not None


async def test_question_about_something_else_says_what_the_bot_is_about(talk: Talk, library: Library) -> None:
    answered = await talk.says("hoe laat speelt feyenoord vanavond")
    assert answered.text in library.sentences["buiten_bereik"]
    assert library.title("bijstand_aanvragen") in answered.buttons


async def test_not_understood_while_the_region_is_asked_still_asks_for_it(talk: Talk) -> None:
    await talk.says("hoeveel bijstand krijg ik")
    for nonsense in NONSENSE[:2]:
        asked = await talk.says(nonsense)
        assert "Rotterdam en omgeving" in asked.buttons
    assert (await talk.presses("Rotterdam en omgeving")).source is not None


async def test_region_is_not_asked_in_the_same_words_twice_running(talk: Talk, library: Library) -> None:
    said = ["hoeveel bijstand krijg ik", "hallo", "wat kun je", "dankjewel"]
    asked = [(await talk.says(text)).messages[-1]["text"] for text in said]
    assert set(asked) <= set(library.sentences["regio_vraag"])
    assert all(before != after for before, after in pairwise(asked))
