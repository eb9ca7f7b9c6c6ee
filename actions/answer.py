"""Answer a question from content/, for the region where somebody lives."""

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet

from actions.base import (
    SLOT_REGION,
    SLOT_REGION_ASKED,
    SLOT_TOPIC,
    Talk,
    entity,
    intent_of,
    language_of,
    typed_text,
)
from werkwijzer.content.places import ELSEWHERE
from werkwijzer.content.schema import Answer
from werkwijzer.reply import Button, Link, Reply, Source

SIMPLER = "/eenvoudiger"


class AnswerQuestion(Talk):
    """Answer `vraag/<topic>`; ask once for the region when the answer depends on it."""

    names = ("action_answer",)

    async def talk(self, tracker: Tracker) -> tuple[list[Reply], list[EventType]]:
        topic = asked_topic(tracker)
        if topic not in self.library.topics:
            return [self.menu(self.library.sentence("hulp"))], []
        events: list[EventType] = [SlotSet(SLOT_TOPIC, topic)]
        region = tracker.get_slot(SLOT_REGION)
        named = self._named_region(tracker)
        if named not in (None, region):
            region = named
            events.append(SlotSet(SLOT_REGION, region))
        if region is None and not tracker.get_slot(SLOT_REGION_ASKED) and self.library.differs_by_region(topic):
            return [], [*events, FollowupAction("region_form")]
        reply = self.reply(topic, region)
        preface = self.library.languages.get(language_of(tracker))
        return [self._in_plain_dutch(reply, preface, topic, region) if preface else reply], events

    def _in_plain_dutch(self, reply: Reply, preface: str, topic: str, region: str | None) -> Reply:
        """Give the answer in its simplest words, after a sentence in the language of the question."""
        answer = self.library.answer(topic, region)
        text = f"{preface}\n\n{answer.simple}\n\n{answer.next_step.text}"
        simpler = self.library.sentence("eenvoudiger_knop")
        buttons = [button for button in reply.buttons if button.title != simpler]
        return reply.model_copy(update={"text": text, "buttons": [*buttons, self.button("medewerker")]})

    def _named_region(self, tracker: Tracker) -> str | None:
        """Give the region that the question itself names ("bijstand in Schiedam").

        A place elsewhere counts only where somebody says that he lives there: he may well name a former one.
        """
        if intent_of(tracker) != "vraag":
            return None
        text = typed_text(tracker)
        found = self.library.places.residence(text) or self.library.places.mentioned(text)
        if found is None or (found.region == ELSEWHERE and self.library.places.residence(text) is None):
            return None
        return found.region

    def reply(self, topic: str, region: str | None) -> Reply:
        """Give the answer as one bubble: what holds, the next step, the source, and a simpler wording by button."""
        answer = self.library.answer(topic, region)
        step = answer.next_step
        buttons = [self.button(way) for way in (step.task, step.topic) if way is not None]
        if answer.successor is not None and answer.successor != step.topic:
            buttons.append(self.button(answer.successor))
        buttons.append(Button(title=self.library.sentence("eenvoudiger_knop"), payload=SIMPLER))
        return Reply(
            text=f"{answer.text}\n\n{step.text}",
            buttons=buttons,
            links=_links(answer),
            source=source_of(answer),
        )


class AnswerSimpler(Talk):
    """Say the last answer again in simpler words."""

    names = ("action_simpler",)

    async def talk(self, tracker: Tracker) -> tuple[list[Reply], list[EventType]]:
        topic = tracker.get_slot(SLOT_TOPIC)
        if topic not in self.library.topics:
            return [self.menu(self.library.sentence("niet_snappen_niets"))], []
        answer = self.library.answer(topic, tracker.get_slot(SLOT_REGION))
        buttons = [self.button("medewerker")]
        text = f"{answer.simple}\n\n{answer.next_step.text}"
        return [Reply(text=text, buttons=buttons, links=_links(answer), source=source_of(answer))], []


def asked_topic(tracker: Tracker) -> str | None:
    """Give the topic of the question: a button's, the one understood, or the one that waited for the region."""
    intent = tracker.latest_message.get("intent") or {}
    if intent.get("name") == "kies_topic":
        return entity(tracker, "topic")
    if intent.get("name") == "vraag" and tracker.latest_action_name != "region_form":
        return str(intent.get("full_retrieval_intent_name") or "").removeprefix("vraag/")
    topic: str | None = tracker.get_slot(SLOT_TOPIC)
    return topic


def source_of(answer: Answer) -> Source:
    """Give the source with the date that the page itself bears, where it bears one."""
    source = answer.source
    title = f"{source.title} ({source.dated})" if source.dated and source.dated not in source.title else source.title
    return Source(title=title, url=source.url, checked=source.checked)


def _links(answer: Answer) -> list[Link]:
    step = [answer.next_step.link] if answer.next_step.link else []
    return [Link(title=link.title, url=link.url) for link in [*step, *answer.links]]
