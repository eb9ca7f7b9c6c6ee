"""What a jobseeker can have done: trainings now; the rest says honestly where to go."""

from rasa_sdk import Tracker
from rasa_sdk.events import EventType

from actions.answer import AnswerQuestion
from actions.backend_client import BackendClient, BackendUnavailable, Training
from actions.base import SLOT_REGION, SUBJECT, Talk, intent_of, stop_asking
from actions.shortcuts import TYPED
from werkwijzer.content.library import Library
from werkwijzer.reply import Button, Link, Reply

WERK = Link(title="werk.nl", url="https://www.werk.nl")
WERKCENTRUM = Link(title="Werkcentrum", url="https://www.werkcentrum.nl")
WHERE_TO_GO = {
    "vacature_zoeken": [WERK, WERKCENTRUM],
    "vacature_alert": [WERK],
    "loopbaan_apk_doen": [WERKCENTRUM],
}
SHOWN = 4


class NotYet(Talk):
    """Say what the bot cannot do yet, and where it can be done."""

    names = ("action_not_yet",)
    shortcuts = TYPED

    async def talk(self, tracker: Tracker) -> tuple[list[Reply], list[EventType]]:
        task = intent_of(tracker)
        buttons = [] if task.startswith("gegevens_") else [self.button("medewerker")]
        return [Reply(text=self.library.sentence(task), buttons=buttons, links=WHERE_TO_GO.get(task, []))], []


class Person(AnswerQuestion):
    """Say how to reach a person: the contact answer of the region."""

    names = ("action_person",)
    shortcuts = ()

    async def talk(self, tracker: Tracker) -> tuple[list[Reply], list[EventType]]:
        contact = self.reply("contact", tracker.get_slot(SLOT_REGION))
        text = f"{self.library.sentence('medewerker')} {contact.text}"
        return [contact.model_copy(update={"text": text, "buttons": []})], stop_asking(tracker)


class FindTrainings(Talk):
    """Look up trainings by the subject somebody names; the link is the answer."""

    names = ("action_find_trainings",)
    shortcuts = TYPED

    def __init__(self, library: Library, backend: BackendClient) -> None:
        super().__init__(library)
        self._backend = backend

    async def talk(self, tracker: Tracker) -> tuple[list[Reply], list[EventType]]:
        try:
            subjects = await self._backend.training_subjects()
            subject = next((name for name in tracker.get_latest_entity_values(SUBJECT) if name in subjects), None)
            found = await self._backend.trainings(subject, tracker.get_slot(SLOT_REGION), SHOWN)
        except BackendUnavailable:
            return [Reply(text=self.library.sentence("training_backend_weg"), buttons=[self.button("medewerker")])], []
        return [self._reply(subject, subjects, found)], []

    def _reply(self, subject: str | None, subjects: list[str], found: list[Training]) -> Reply:
        if not found:
            text = self.library.sentence("training_niet_gevonden", subjects=", ".join(subjects))
            return Reply(text=text, buttons=[self.button("medewerker")])
        name = "training_gevonden" if subject else "training_gevonden_algemeen"
        text = self.library.sentence(name, subject=subject)
        lines = [self._line(training) for training in found]
        links = [Link(title=training.title, url=training.url) for training in found if training.url]
        choices = [] if subject else [_button(name) for name in subjects]
        return Reply(text="\n".join([text, *lines]), links=links, buttons=choices[:6])

    def _line(self, training: Training) -> str:
        free = {True: "gratis", False: "niet gratis", None: None}[training.free]
        unsure = self.library.sentence("training_onzeker") if training.status == "onzeker" else None
        details = ", ".join(detail for detail in (training.provider, training.form, free, unsure) if detail)
        return f"• {training.title}: {details}"


def _button(subject: str) -> Button:
    return Button(title=subject.capitalize(), payload=f'/training_zoeken{{"{SUBJECT}": "{subject}"}}')
