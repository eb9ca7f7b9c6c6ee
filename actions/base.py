"""What every action of this project is made of."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from werkwijzer import choices
from werkwijzer.content.library import Library
from werkwijzer.reply import Button, Reply

SLOT_MISSES = "misses"
SLOT_REGION = "region"
SLOT_REGION_ASKED = "region_asked"
SLOT_TOPIC = "topic"


class Talk(ABC, Action):
    """An action that says something: subclasses give the replies and the events.

    Having understood somebody ends the row of misses; the actions for what was not understood count on.
    """

    names: Sequence[str]
    understood = True

    def __init__(self, library: Library) -> None:
        self.library = library

    def name(self) -> str:
        return self.names[0]

    @abstractmethod
    async def talk(self, tracker: Tracker) -> tuple[list[Reply], list[EventType]]:
        """Give what to say and what to remember."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> list[EventType]:
        replies, events = await self.talk(tracker)
        for reply in replies:
            dispatcher.utter_message(json_message=reply.model_dump(mode="json", exclude_defaults=True))
        if self.understood and tracker.get_slot(SLOT_MISSES):
            events = [*events, SlotSet(SLOT_MISSES, 0)]
        return events

    def menu(self, text: str) -> Reply:
        return choices.menu(self.library, text)

    def button(self, name: str) -> Button:
        return choices.button(self.library, name)


def turn_number(tracker: Tracker) -> int:
    """Give how many times the user has spoken, by which small sentences take turns."""
    return sum(event["event"] == "user" for event in tracker.events)


def intent_of(tracker: Tracker) -> str:
    return str((tracker.latest_message.get("intent") or {}).get("name") or "")


def typed_text(tracker: Tracker) -> str:
    """Give what the user typed; a button press gives nothing."""
    text = tracker.latest_message.get("text") or ""
    return "" if text.startswith("/") else text


def language_of(tracker: Tracker) -> str:
    """Give the language of what was typed; a button has none of its own and counts as Dutch."""
    return str(tracker.latest_message.get("language") or "nl")


def entity(tracker: Tracker, name: str) -> str | None:
    """Give the value that a button carried."""
    return next(tracker.get_latest_entity_values(name), None)
