"""A topic that an editor took away while somebody was talking about it."""

from dataclasses import replace
from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.answer import Answering, AnswerQuestion, AnswerSimpler
from actions.region import SetRegion
from tests.actions.trackers import tracker
from tests.conftest import NOW
from werkwijzer.content.library import Library

GONE = "tozo"


@pytest.fixture
def without(library: Library) -> Library:
    """Give content/ without the topic."""
    return replace(library, topics={name: topic for name, topic in library.topics.items() if name != GONE})


def _pressed(topic: str) -> Tracker:
    pressed = tracker("/kies_topic", intent="kies_topic")
    pressed.latest_message["entities"] = [{"entity": "topic", "value": topic}]
    return pressed


def _asked(topic: str) -> Tracker:
    asked = tracker("krijg ik nog tozo", intent="vraag")
    asked.latest_message["intent"]["full_retrieval_intent_name"] = f"vraag/{topic}"
    return asked


def _told_the_region(topic: str) -> Tracker:
    told = tracker("rotterdam", intent="vraag", slots={"topic": topic, "region": "rotterdam"})
    told.latest_action_name = "region_form"
    return told


@pytest.mark.parametrize(
    ("action", "talk"),
    [
        (AnswerQuestion, _pressed(GONE)),
        (AnswerQuestion, _asked(GONE)),
        (AnswerQuestion, _told_the_region(GONE)),
        (AnswerSimpler, tracker("/eenvoudiger", intent="eenvoudiger", slots={"topic": GONE})),
    ],
    ids=["button", "question", "region", "simpler"],
)
async def test_somebody_who_asks_for_it_reads_that_it_is_gone(
    without: Library, action: type[Answering], talk: Tracker
) -> None:
    (reply,), _ = await action(without, lambda: NOW).talk(talk)
    assert reply.text in without.sentences["onderwerp_weg"]
    assert [button.title for button in reply.buttons] == [without.title(name) for name in without.menu]


async def test_other_region_is_remembered_without_it(without: Library) -> None:
    told: Any = tracker("ik woon in Rotterdam", intent="kies_regio", slots={"topic": GONE})
    (reply,), (event,) = await SetRegion(without, lambda: NOW).talk(told)
    assert "Rotterdam en omgeving" in reply.text
    assert (event["name"], event["value"]) == ("region", "rotterdam")
