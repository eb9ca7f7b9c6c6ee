"""Friendly words, the menu, anger and emergencies."""

from rasa_sdk import Tracker
from rasa_sdk.events import EventType

from actions.base import Talk, intent_of, stop_asking, turn_number
from actions.shortcuts import SURE, TYPED
from werkwijzer.reply import Reply


class SmallTalk(Talk):
    """Say the sentence that bears the intent's name."""

    names = ("action_small_talk",)
    shortcuts = TYPED

    async def talk(self, tracker: Tracker) -> tuple[list[Reply], list[EventType]]:
        return [Reply(text=self.library.sentence(intent_of(tracker), turn_number(tracker)))], []


class Stop(Talk):
    """End whatever was being asked."""

    names = ("action_stop",)

    async def talk(self, tracker: Tracker) -> tuple[list[Reply], list[EventType]]:
        return [self.menu(self.library.sentence("stop"))], stop_asking(tracker)


class Menu(Talk):
    """Greet or explain, with what the bot can do as buttons."""

    names = ("action_menu",)
    shortcuts = TYPED

    async def talk(self, tracker: Tracker) -> tuple[list[Reply], list[EventType]]:
        return [self.menu(self.library.sentence(intent_of(tracker), turn_number(tracker)))], []


class OfferPerson(Talk):
    """Stay calm with somebody who is angry, and offer a person."""

    names = ("action_offer_person",)

    async def talk(self, tracker: Tracker) -> tuple[list[Reply], list[EventType]]:
        text = self.library.sentence("frustratie", turn_number(tracker))
        return [Reply(text=text, buttons=[self.button("medewerker"), self.button("hulp")])], []


class Emergency(Talk):
    """Give the help lines first, then a way to a person; nothing else is asked after it."""

    names = ("action_emergency",)
    shortcuts = SURE

    async def talk(self, tracker: Tracker) -> tuple[list[Reply], list[EventType]]:
        text = self.library.sentence("nood")
        own = self.own_language(tracker.latest_message)
        text = f"{own.emergency}\n\n{text}" if own else text
        return [Reply(text=text, buttons=[self.button("medewerker")], urgent=True)], stop_asking(tracker)
