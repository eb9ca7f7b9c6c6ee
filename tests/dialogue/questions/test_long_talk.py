"""A conversation that does not end."""

from itertools import cycle, islice

from tests.talk import Talk
from werkwijzer.content.library import Library

SAID = (
    "hoe vraag ik bijstand aan",
    "snap ik niet",
    "hoeveel bijstand krijg ik",
    "dankjewel",
    "bestaat de NOW nog",
    "ik zoek een training",
    "blorf zwiep knar",
    "ik heb schulden, wie helpt mij",
    "hallo",
    "wat is TOP",
)
TURNS = 60


async def test_sixty_turns_in_one_talk_all_get_an_answer(talk: Talk, library: Library) -> None:
    for number, text in enumerate(islice(cycle(SAID), TURNS)):
        answered = await talk.says(text)
        assert answered.text, (number, text)
        assert answered.text not in library.sentences["storing"], (number, text)
        assert len(answered.messages) <= 2, (number, text)
    kept = await talk.history()
    assert [message["id"] for message in kept] == list(range(1, len(kept) + 1))
    assert sum(message["from"] == "user" for message in kept) == TURNS


async def test_region_is_still_known_at_the_end_of_a_long_talk(rotterdammer: Talk) -> None:
    for text in islice(cycle(SAID), 30):
        await rotterdammer.says(text)
    answered = await rotterdammer.says("hoe vraag ik bijstand aan")
    assert "https://www.rotterdam.nl/bijstandsuitkering" in answered.links
