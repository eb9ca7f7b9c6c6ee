"""What the actions for appointments share."""

from abc import abstractmethod
from datetime import datetime

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import FollowupAction

from actions.backend_client import BackendUnavailable
from actions.base import Talk, Told, stop_asking
from actions.booking.client import Appointments
from actions.booking.draft import FORM, Draft, forgotten
from werkwijzer.clock import Clock
from werkwijzer.content.library import Library
from werkwijzer.reply import Link, Reply

WERKCENTRUM = Link(title="Werkcentrum", url="https://www.werkcentrum.nl")


class _AtTheDesk:
    """What every action for appointments has at hand."""

    def __init__(self, library: Library, appointments: Appointments, clock: Clock) -> None:
        self.library = library
        self.appointments = appointments
        self._clock = clock

    @property
    def now(self) -> datetime:
        return self._clock()


class DeskForm(_AtTheDesk, FormValidationAction):
    """What a form about appointments takes from a turn; `form` is its name."""

    form: str

    def name(self) -> str:
        return f"validate_{self.form}"


class Desk(_AtTheDesk, Talk):
    """An action that needs the backend's appointments; where they are out of reach it says so and loses nothing."""

    async def talk(self, tracker: Tracker) -> Told:
        try:
            return await self.serve(tracker)
        except BackendUnavailable:
            return self.out_of_reach(tracker)

    @abstractmethod
    async def serve(self, tracker: Tracker) -> Told:
        """Give what to say and what to remember.

        Raises:
            BackendUnavailable: the agenda cannot be asked.
        """

    def out_of_reach(self, tracker: Tracker) -> Told:
        return [Reply(text=self.library.sentence("afspraak_agenda_weg"), buttons=[self.button("medewerker")])], []

    def end(self, tracker: Tracker, *replies: Reply) -> Told:
        """Say something, and leave nothing half made."""
        return list(replies), [*stop_asking(tracker), *forgotten()]

    def elsewhere(self, tracker: Tracker) -> Told:
        """Say to who lives in a region where we plan no talks where he can go."""
        text = self.library.sentence("afspraak_elders")
        return self.end(tracker, Reply(text=text, buttons=[self.button("medewerker")], links=[WERKCENTRUM]))

    def ask_on(self, before: Draft, after: Draft) -> Told:
        """Go on with the form, which asks for what is missing."""
        return [], [*after.events(before), FollowupAction(FORM)]
