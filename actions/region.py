"""Learn in which region somebody lives: asked once, remembered, changed on his word."""

from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import AnswerQuestion
from actions.base import SLOT_REGION, SLOT_REGION_ASKED, SLOT_TOPIC, Talk, entity, turn_number, typed_text
from werkwijzer.content.library import Library
from werkwijzer.content.places import ELSEWHERE
from werkwijzer.reply import Button, Reply


class AskRegion(Talk):
    """Ask where somebody lives; the regions are buttons, a place name or postcode may be typed."""

    names = ("action_ask_region",)
    understood = False

    async def talk(self, tracker: Tracker) -> tuple[list[Reply], list[EventType]]:
        choices = [(key, entry.button) for key, entry in self.library.regions.items()]
        buttons = [
            Button(title=title, payload=f'/kies_regio{{"region": "{key}"}}')
            for key, title in [*choices, (ELSEWHERE, "Ergens anders")]
        ]
        own = self.own_language(tracker.latest_message)
        text = own.region if own else self.library.sentence("regio_vraag", turn_number(tracker))
        return [Reply(text=text, buttons=buttons)], [SlotSet(SLOT_REGION_ASKED, True)]


class ReadRegion(FormValidationAction):
    """Read the region from a button, a place name or a postcode while the form asks for it."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def name(self) -> str:
        return "validate_region_form"

    async def extract_region(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, Any]:
        region = chosen_region(tracker, self._library)
        return {SLOT_REGION: region} if region is not None else {}


class SetRegion(AnswerQuestion):
    """Take over a region that was chosen while nothing asked for it, and answer the last question anew for it."""

    names = ("action_set_region",)

    async def talk(self, tracker: Tracker) -> tuple[list[Reply], list[EventType]]:
        region = chosen_region(tracker, self.library)
        if region is None:
            return [self.menu(self.library.sentence("groet", turn_number(tracker)))], []
        topic = tracker.get_slot(SLOT_TOPIC)
        reply = self.reply(topic, region) if topic in self.library.topics else remembered(self, region)
        return [reply], [SlotSet(SLOT_REGION, region)]


def remembered(action: Talk, region: str) -> Reply:
    """Give the sentence that a region will be remembered."""
    if region == ELSEWHERE:
        return action.menu(action.library.sentence("regio_onthouden_elders"))
    return action.menu(action.library.sentence("regio_onthouden", region=action.library.regions[region].name))


def chosen_region(tracker: Tracker, library: Library) -> str | None:
    """Give the region of a button, or of the place somebody says he lives in."""
    pressed = entity(tracker, SLOT_REGION)
    if pressed in library.regions or pressed == ELSEWHERE:
        return pressed
    found = library.places.residence(typed_text(tracker))
    return found.region if found is not None else None
