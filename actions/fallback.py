"""What to say when the bot is not sure, is not about it, or something broke."""

from abc import abstractmethod

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from actions.base import SLOT_MISSES, SLOT_REGION, Talk, topic_id, turn_number, typed_text
from actions.region import remembered
from actions.shortcuts import NOT_UNDERSTOOD
from werkwijzer.reply import Button, Reply

MISSES_BEFORE_A_PERSON = 3
CHOICES = 3
CLEARLY_LESS = 0.12
"""A third topic with less than this share of the first one's confidence is no help as a button."""


class Missed(Talk):
    """What all these have in common: they count, and the third in a row offers a person."""

    understood = False
    shortcuts = NOT_UNDERSTOOD

    async def talk(self, tracker: Tracker) -> tuple[list[Reply], list[EventType]]:
        place = self.library.places.residence(typed_text(tracker))
        if place is not None and place.words:
            return [remembered(self, place.region)], [SlotSet(SLOT_REGION, place.region), SlotSet(SLOT_MISSES, 0)]
        misses = int(tracker.get_slot(SLOT_MISSES) or 0) + 1
        reply = self.offer_person(tracker, misses) if misses >= MISSES_BEFORE_A_PERSON else self.ask(tracker, misses)
        own = self.own_language(tracker.latest_message)
        if own is not None:
            reply = reply.model_copy(update={"text": own.unclear})
        return [reply], [SlotSet(SLOT_MISSES, misses)]

    @abstractmethod
    def ask(self, tracker: Tracker, misses: int) -> Reply:
        """Give what to say the first times."""

    def offer_person(self, tracker: Tracker, misses: int) -> Reply:
        person = self.button("medewerker")
        others = [choice for choice in self.choices(tracker) if choice != person]
        return Reply(text=self.library.sentence("mens_aanbieden", misses), buttons=[person, *others])

    def choices(self, tracker: Tracker) -> list[Button]:
        """Give the topics and tasks that may be meant, the likeliest first."""
        ranking = tracker.latest_message.get("intent_ranking") or []
        rows = [(topic_id(row.get("full_retrieval_intent_name") or row["name"]), row["confidence"]) for row in ranking]
        rows = [(name, confidence) for name, confidence in rows if self.library.has_title(name)][:CHOICES]
        return [
            self.button(name)
            for place, (name, confidence) in enumerate(rows)
            if place < 2 or confidence >= CLEARLY_LESS * rows[0][1]
        ]


class Clarify(Missed):
    """Offer the two or three topics that may be meant."""

    names = ("action_clarify",)

    def ask(self, tracker: Tracker, misses: int) -> Reply:
        other = Button(title=self.library.sentence("geen_van_deze_knop"), payload="/geen_van_deze")
        return Reply(text=self.library.sentence("verduidelijk", misses), buttons=[*self.choices(tracker), other])


class Outside(Missed):
    """Say what the bot is about, and where else to ask."""

    names = ("action_outside",)

    def ask(self, tracker: Tracker, misses: int) -> Reply:
        return self.menu(self.library.sentence("buiten_bereik", misses))


class NoneOfThese(Missed):
    """Ask for other words after the topics offered were not meant."""

    names = ("action_none_of_these",)

    def ask(self, tracker: Tracker, misses: int) -> Reply:
        return Reply(text=self.library.sentence("geen_van_deze", misses), buttons=[self.button("medewerker")])


class Broken(Talk):
    """Say that something went wrong on our side, when no rule fits."""

    names = ("action_default_fallback",)

    async def talk(self, tracker: Tracker) -> tuple[list[Reply], list[EventType]]:
        text = self.library.sentence("storing", turn_number(tracker))
        return [Reply(text=text, buttons=[self.button("medewerker")])], []
