"""Look up, move or cancel an appointment; asks which one where there are more, and for a code where there is none."""

from collections.abc import Sequence

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet

from actions.base import Told, entity, intent_of, stop_asking, turn_number
from actions.booking.base import Desk
from actions.booking.client import Appointment, Appointments, Refused
from actions.booking.draft import FORM as BOOKING_FORM
from actions.booking.draft import Beside, Draft, forgotten
from actions.booking.hearing import Hearing
from actions.booking.mine import APPOINTMENT, SLOT_CODE, VIEW_ACTION, Meant, meant, proof_of
from actions.booking.settling import settled
from actions.booking.which import (
    CANCEL,
    CANCEL_IT,
    FORM,
    LEAVE_IT,
    MOVE,
    SLOT_APPOINTMENT,
    SLOT_NOTE,
    SLOT_SURE,
    SLOT_TASK,
    SLOTS,
    VIEW,
)
from actions.booking.wishes import the_moment
from actions.booking.words import ANSWER, about, choose, short, way_of, with_ways_on
from actions.dates import Wish
from actions.shortcuts import TYPED
from werkwijzer.content.appointment_words import whole
from werkwijzer.reply import Reply

_WHICH = {
    VIEW: "afspraak_bekijken_meer",
    MOVE: "afspraak_welke_verzetten",
    CANCEL: "afspraak_welke_afzeggen",
}


def left() -> list[EventType]:
    """Give the events after which nothing of the question which appointment is left."""
    return [SlotSet(name, None) for name in SLOTS]


class Managing(Desk):
    """An action that is about an appointment that exists."""

    async def about_one(self, tracker: Tracker, task: str, found: Meant) -> Told:
        """Do the task with the appointment that is meant, or ask which one that is."""
        one = found.one
        if one is None:
            return self._ask_which(tracker, task, found)
        if task == VIEW:
            text = self.library.sentence("afspraak_bekijken_een", whole=whole(self.library, one))
            code = [SlotSet(SLOT_CODE, found.code)] if found.code else []
            return [with_ways_on(self.library, one, [text])], [*stop_asking(tracker), *left(), *code]
        if task == MOVE:
            return await self._begin_moving(tracker, one, found.code)
        kept = [SlotSet(SLOT_TASK, task), SlotSet(SLOT_APPOINTMENT, one.id), SlotSet(SLOT_CODE, found.code)]
        return [], [*stop_asking(tracker), *kept, SlotSet(SLOT_SURE, None), FollowupAction(FORM)]

    def _ask_which(self, tracker: Tracker, task: str, found: Meant) -> Told:
        if tracker.active_loop_name == BOOKING_FORM and not found.several and found.problem is None:
            # The form asks on by itself.
            return [Reply(text=self.library.sentence("afspraak_nog_geen"))], []
        if task == VIEW and found.several:
            return [self.list_of(found.several, task)], [*stop_asking(tracker), *left()]
        kept = [*left(), SlotSet(SLOT_TASK, task), SlotSet(SLOT_NOTE, found.problem)]
        if tracker.active_loop_name == FORM:
            return [], kept
        return [], [*stop_asking(tracker), *kept, FollowupAction(FORM)]

    def list_of(self, several: Sequence[Appointment], task: str) -> Reply:
        """Give the appointments with their numbers, and a button for each."""
        lines = [f"{number}. {whole(self.library, one)}" for number, one in enumerate(several, start=1)]
        buttons = [about(short(one, self.now), task, one.id) for one in several]
        return Reply(text="\n".join([self.library.sentence(_WHICH[task]), *lines]), buttons=buttons)

    async def _begin_moving(self, tracker: Tracker, one: Appointment, code: str | None) -> Told:
        before = Draft.of(tracker)
        number = f"{tracker.sender_id}:{turn_number(tracker)}"
        as_it_is = Wish(without=(the_moment(one.starts),))
        beside = Beside(number=number, moving=one.id, code=code, region=one.region, wish=as_it_is)
        begun = Draft(region=before.region, kind=one.kind, way=way_of(one), beside=beside)
        heard = Hearing(self.library, self.now, tracker, None).hear(begun)
        if heard.beside.wish.windows and heard.beside.wish.allows(one.starts):
            # "Verzet mijn afspraak van donderdag": that names the appointment, not its new time.
            heard = begun
        heard = await settled(heard, self.library, self.appointments)
        heard = heard.noting(self.library.sentence("afspraak_verzetten_begin", whole=whole(self.library, one)))
        return [], [*stop_asking(tracker), *left(), *heard.events(before), FollowupAction(BOOKING_FORM)]


class ForAppointment(Managing):
    """Begin a task that is about an appointment: look it up, move it or cancel it."""

    names = ("action_appointment",)
    shortcuts = TYPED

    async def serve(self, tracker: Tracker) -> Told:
        found = await meant(tracker, self.library, self.appointments, self.now)
        return await self.about_one(tracker, intent_of(tracker), found)


class ViewAppointment(Managing):
    """Look up the appointment of a code that was typed unasked, or the one that an old button was about."""

    names = (VIEW_ACTION,)

    async def serve(self, tracker: Tracker) -> Told:
        found = await meant(tracker, self.library, self.appointments, self.now)
        replies, events = await self.about_one(tracker, VIEW, found)
        goes_on = any(event["event"] == "followup" for event in events)
        # It follows other actions, after which no rule knows what is next: Rasa would call its fallback without end.
        return replies, events if goes_on else [*events, FollowupAction("action_listen")]


class AskAppointment(Managing):
    """Ask which appointment, or for the code of one that was made elsewhere."""

    names = ("action_ask_appointment",)
    understood = False

    async def serve(self, tracker: Tracker) -> Told:
        task = str(tracker.get_slot(SLOT_TASK))
        note = tracker.get_slot(SLOT_NOTE)
        if note is not None:
            return [Reply(text=note, buttons=[self.button("medewerker")])], [SlotSet(SLOT_NOTE, None)]
        mine = await self.appointments.mine(tracker.sender_id)
        if not mine:
            text = self.library.sentence("afspraak_code_vraag")
            return [Reply(text=text, buttons=[self.button("afspraak_maken"), self.button("medewerker")])], []
        return [self.list_of(mine, task)], []


class AskCancel(Managing):
    """Ask whether an appointment is really to be cancelled."""

    names = ("action_ask_appointment_sure",)
    understood = False

    async def serve(self, tracker: Tracker) -> Told:
        one = await current(tracker, self.appointments)
        if one is None:
            return gone(self, tracker)
        text = self.library.sentence("afspraak_afzeggen_zeker", whole=whole(self.library, one))
        buttons = [
            choose(self.library.sentence("afspraak_afzeggen_ja_knop"), ANSWER, CANCEL_IT),
            choose(self.library.sentence("afspraak_afzeggen_nee_knop"), ANSWER, LEAVE_IT),
        ]
        return [Reply(text=text, buttons=buttons)], []


class AppointmentChosen(Managing):
    """Do the task with the appointment that was chosen."""

    names = ("action_appointment_chosen",)

    async def serve(self, tracker: Tracker) -> Told:
        if tracker.get_slot(SLOT_TASK) is None:
            # The question said that there is nothing to ask any more, and ended the form.
            return [], []
        one = await current(tracker, self.appointments)
        if one is None:
            return gone(self, tracker)
        task, code = str(tracker.get_slot(SLOT_TASK)), tracker.get_slot(SLOT_CODE)
        if task != CANCEL:
            return await self.about_one(tracker, task, Meant(one=one, code=code))
        if not tracker.get_slot(SLOT_SURE):
            text = self.library.sentence("afspraak_blijft", whole=whole(self.library, one))
            return [with_ways_on(self.library, one, [text])], left()
        await self.appointments.cancel(one.id, proof_of(tracker, code))
        text = self.library.sentence("afspraak_afgezegd", whole=whole(self.library, one))
        return [Reply(text=text, buttons=[self.button("afspraak_maken")])], [*left(), *forgotten()]


class Remind(Managing):
    """Let somebody be reminded on the day before, because he asked for it."""

    names = ("action_remind",)

    async def serve(self, tracker: Tracker) -> Told:
        try:
            code = tracker.get_slot(SLOT_CODE)
            one = await self.appointments.remind(str(entity(tracker, APPOINTMENT)), proof_of(tracker, code))
        except Refused:
            return gone(self, tracker)
        name = "afspraak_herinneren" if one.reminder else "afspraak_herinneren_kan_niet"
        return [Reply(text=self.library.sentence(name))], []


async def current(tracker: Tracker, appointments: Appointments) -> Appointment | None:
    """Give the appointment that the form is about; none when it is gone by now.

    Raises:
        BackendUnavailable: the agenda cannot be asked.
    """
    named, code = tracker.get_slot(SLOT_APPOINTMENT), tracker.get_slot(SLOT_CODE)
    if code is not None:
        try:
            return await appointments.find(proof_of(tracker, code))
        except Refused:
            return None
    return next((one for one in await appointments.mine(tracker.sender_id) if one.id == named), None)


def gone(action: Managing, tracker: Tracker) -> Told:
    """Say that there is no such appointment any more."""
    text = action.library.sentence("afspraak_weg")
    return [Reply(text=text, buttons=[action.button("afspraak_maken")])], [*stop_asking(tracker), *left()]
