"""What every action of this project is made of."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from werkwijzer import choices
from werkwijzer.content.library import Library
from werkwijzer.content.schema import OwnLanguage
from werkwijzer.reply import Button, Reply

HIDDEN = "\u2060"
"""What bot/ puts before a typed text that begins with a slash, which to Rasa would be a button's payload."""
SLOT_MISSES = "misses"
SLOT_REGION = "region"
SLOT_REGION_ASKED = "region_asked"
SLOT_TOPIC = "topic"
SUBJECT = "onderwerp"
"""The entity of a training's subject: read from what was typed, or carried by a button."""

NEVER_AN_ANSWER = ("nood", "medewerker", "stop")
"""Intents that no form takes an answer from, whatever words stand in the text."""

Told = tuple[list[Reply], list[EventType]]
"""What to say and what to remember."""


class Talk(ABC, Action):
    """An action that says something: subclasses give the replies and the events.

    Having understood somebody ends the row of misses; the actions for what was not understood count on.
    """

    names: Sequence[str]
    understood = True
    shortcuts: "Sequence[Shortcut]" = ()
    """What typed words may ask for instead, whatever they were understood as; the first with something to say does."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def name(self) -> str:
        return self.names[0]

    @abstractmethod
    async def talk(self, tracker: Tracker) -> Told:
        """Give what to say and what to remember."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> list[EventType]:
        instead = self._instead(tracker)
        replies, events = instead or await self.talk(tracker)
        for reply in replies:
            dispatcher.utter_message(json_message=reply.model_dump(mode="json", exclude_defaults=True))
        if (self.understood or instead) and tracker.get_slot(SLOT_MISSES):
            events = [*events, SlotSet(SLOT_MISSES, 0)]
        return events

    def _instead(self, tracker: Tracker) -> Told | None:
        """Give what a shortcut says to what was typed."""
        if not typed_text(tracker):
            return None
        said = (shortcut(self, tracker) for shortcut in self.shortcuts)
        return next((told for told in said if told is not None), None)

    def menu(self, text: str) -> Reply:
        return choices.menu(self.library, text)

    def own_language(self, message: Mapping[str, Any]) -> OwnLanguage | None:
        """Give what we can say in the language of a message, where it is another one than Dutch.

        A button has no language of its own and counts as Dutch.
        """
        return self.library.languages.get(str(message.get("language") or "nl"))

    def button(self, name: str) -> Button:
        return choices.button(self.library, name)


Shortcut = Callable[[Talk, Tracker], Told | None]


def turn_number(tracker: Tracker) -> int:
    """Give how many times the user has spoken, by which small sentences take turns."""
    return sum(event["event"] == "user" for event in tracker.events)


def intent_of(tracker: Tracker) -> str:
    return str((tracker.latest_message.get("intent") or {}).get("name") or "")


def typed_text(tracker: Tracker) -> str:
    """Give what the user typed; a button press gives nothing."""
    text = tracker.latest_message.get("text") or ""
    return "" if text.startswith("/") else text


def own_words(tracker: Tracker) -> str:
    """Give what the user typed as bot/ passed it on, with a mark such as `[telefoon 1]` where a number stood.

    `typed_text` is what was understood, and the understanding takes such marks away. A button press gives nothing.
    """
    text = next((event.get("text") for event in reversed(tracker.events) if event["event"] == "user"), None) or ""
    return "" if text.startswith("/") else str(text).removeprefix(HIDDEN)


def before_choosing(tracker: Tracker) -> Tracker:
    """Give the talk as it was when somebody typed what the bot then offered choices for: it need not be typed again.

    Only where the last turn is one of those choices; else the talk as it is.
    """
    turns = [number for number, event in enumerate(tracker.events) if event["event"] == "user"][-2:]
    if typed_text(tracker) or len(turns) < 2:
        return tracker
    typed, pressed = turns
    if not any(event.get("name") == "action_clarify" for event in tracker.events[typed:pressed]):
        return tracker
    message = tracker.events[typed].get("parse_data") or {}
    events = tracker.events[: typed + 1]
    return Tracker(tracker.sender_id, tracker.slots, message, events, False, None, tracker.active_loop, None)


def topic_id(label: object) -> str:
    """Give the name of an intent as in content/: `bijstand_hoogte`, not `vraag/bijstand_hoogte`."""
    return str(label or "").removeprefix("vraag/")


def stop_asking(tracker: Tracker) -> list[EventType]:
    """Give the events that end an active form."""
    return [ActiveLoop(None), SlotSet("requested_slot", None)] if tracker.active_loop_name else []


def entity(tracker: Tracker, name: str) -> str | None:
    """Give the value that a button carried."""
    return next(tracker.get_latest_entity_values(name), None)
