"""Begin an appointment, and book it once all is known and agreed."""

from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction

from actions.base import Told, before_choosing, entity, stop_asking, turn_number, typed_text
from actions.booking.base import Desk
from actions.booking.client import NO_SUCH_MODE, Booked, Refused, Wanted
from actions.booking.draft import FORM, Beside, Draft, forgotten
from actions.booking.hearing import Hearing
from actions.booking.mine import VIEW_ACTION, proof_of
from actions.booking.settling import settled
from actions.booking.words import ANSWER, with_ways_on
from actions.shortcuts import TYPED
from werkwijzer.content.appointment_words import preparation, whole
from werkwijzer.content.appointments import Mode
from werkwijzer.content.places import ELSEWHERE
from werkwijzer.reply import Reply

_TIME_IS_GONE = ("taken", "outside_hours", "too_soon", "too_far", "closed", "in_the_past")


class Book(Desk):
    """Begin an appointment with all that was said at once; the form asks the rest."""

    names = ("action_book",)
    shortcuts = TYPED

    async def serve(self, tracker: Tracker) -> Told:
        if tracker.active_loop_name is None and entity(tracker, ANSWER) is not None:
            # A "ja" that was pressed twice, or long after: it asks for nothing but what it brought about.
            return [], [FollowupAction(VIEW_ACTION)]
        before, said = Draft.of(tracker), before_choosing(tracker)
        begun = before
        if tracker.active_loop_name != FORM:
            number = f"{tracker.sender_id}:{turn_number(tracker)}"
            begun = Draft(region=self._region(said), beside=Beside(number=number))
        heard = Hearing(self.library, self.now, said, None).hear(begun)
        if heard.where == ELSEWHERE:
            return self.elsewhere(tracker)
        heard = await settled(heard, self.library, self.appointments)
        events = [*(stop_asking(tracker) if tracker.active_loop_name != FORM else []), *heard.events(before)]
        return [], [*events, FollowupAction(FORM)]

    def _region(self, tracker: Tracker) -> str | None:
        """Give the region that the sentence names, else the one that is known."""
        text = typed_text(tracker)
        named = self.library.places.residence(text) or self.library.places.mentioned(text)
        known: str | None = tracker.get_slot("region")
        return named.region if named is not None and named.region in self.library.regions else known


class Agreed(Desk):
    """Book or move what was agreed; where that time is gone by now, offer others and keep all the rest."""

    names = ("action_booked",)

    async def serve(self, tracker: Tracker) -> Told:
        draft = Draft.of(tracker)
        if draft.where == ELSEWHERE:
            return self.elsewhere(tracker)
        if draft.asks() is not None:
            # A question that had nothing to offer said so and ended the form; Rasa comes here after it all the same.
            return [], []
        try:
            if draft.beside.moving is not None:
                return await self._move(tracker, draft)
            return await self._book(tracker, draft)
        except Refused as refusal:
            return self._refused(tracker, draft, refusal)

    async def _book(self, tracker: Tracker, draft: Draft) -> Told:
        assert draft.way is not None
        assert draft.time is not None
        wanted = Wanted(
            key=str(uuid5(NAMESPACE_URL, f"{draft.beside.number} {draft.kind} {draft.way} {draft.time.isoformat()}")),
            conversation=tracker.sender_id,
            kind=str(draft.kind),
            region=draft.where,
            way=draft.way,
            starts_at=draft.time,
            held_number=draft.beside.held_number if draft.way.mode is Mode.TELEPHONE else None,
        )
        booked = await self.appointments.book(wanted)
        return [self._made(booked)], forgotten()

    def _made(self, booked: Booked) -> Reply:
        appointment, library = booked.appointment, self.library
        lines = [library.sentence("afspraak_geboekt", whole=whole(library, appointment))]
        lines += preparation(library, appointment)
        lines.append(library.sentence("afspraak_code", code=f"{booked.code[:4]} {booked.code[4:]}"))
        return with_ways_on(library, appointment, lines)

    async def _move(self, tracker: Tracker, draft: Draft) -> Told:
        assert draft.time is not None
        proof = proof_of(tracker, draft.beside.code)
        moved = await self.appointments.move(str(draft.beside.moving), proof, draft.time)
        line = self.library.sentence("afspraak_verzet", whole=whole(self.library, moved))
        return [with_ways_on(self.library, moved, [line])], forgotten()

    def _refused(self, tracker: Tracker, draft: Draft, refusal: Refused) -> Told:
        if refusal.code == NO_SUCH_MODE and draft.beside.moving is None:
            again = replace(draft, way=None, sure=None).noting(self.library.sentence("afspraak_wijze_kan_niet"))
            return self.ask_on(draft, again)
        if refusal.code in (*_TIME_IS_GONE, NO_SUCH_MODE):
            name = "afspraak_net_weg" if refusal.code == "taken" else "afspraak_niet_vrij"
            return self.ask_on(draft, draft.anew().noting(self.library.sentence(name)))
        if refusal.code in ("phone_needed", "bad_phone"):
            name = "afspraak_nummer_fout" if refusal.code == "bad_phone" else "afspraak_nummer_nodig"
            again = replace(draft, sure=None).besides(held_number=None).noting(self.library.sentence(name))
            return self.ask_on(draft, again)
        if refusal.code == "too_many":
            text = self.library.sentence("afspraak_te_veel", limit=refusal.details["limit"])
            return self.end(tracker, Reply(text=text, buttons=[self.button("afspraak_bekijken")]))
        if refusal.code == "not_found":
            text = self.library.sentence("afspraak_weg")
            return self.end(tracker, Reply(text=text, buttons=[self.button("afspraak_maken")]))
        return self.ask_on(draft, replace(draft, kind=None, way=None, sure=None))

    def out_of_reach(self, tracker: Tracker) -> Told:
        """Keep everything but the last word, so that "ja" tries again."""
        draft = Draft.of(tracker)
        again = replace(draft, sure=None).noting(self.library.sentence("afspraak_backend_weg"))
        return self.ask_on(draft, again)
