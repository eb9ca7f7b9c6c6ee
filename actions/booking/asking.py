"""Ask for what is still missing of an appointment, with what was wrong with the last answer before it."""

from dataclasses import replace
from datetime import datetime

from rasa_sdk import Tracker

from actions.base import Told
from actions.booking.base import Desk
from actions.booking.client import Bookable
from actions.booking.draft import Draft
from actions.booking.offering import Offer, offer
from actions.booking.ways import ways_of
from actions.booking.wishes import only_day
from actions.booking.words import (
    ANSWER,
    KIND,
    MOMENT,
    MORE,
    OTHER_TIMES,
    WAY,
    choose,
    how,
    kind_name,
    stop_button,
    way_title,
)
from actions.dates import Wish, say, say_short
from werkwijzer.clock import AMSTERDAM
from werkwijzer.content.appointments import YES, Mode
from werkwijzer.reply import Button, Reply

KINDS_SHOWN = 5


class Asking(Desk):
    """A question of the form."""

    understood = False

    def asked(self, before: Draft, draft: Draft, text: str, buttons: list[Button]) -> Told:
        """Give the question, after the note that waited to be said; the draft changed with it."""
        words = f"{draft.beside.note} {text}" if draft.beside.note else text
        return [Reply(text=words, buttons=buttons)], draft.besides(note=None).events(before)


class AskKind(Asking):
    """Ask what the talk is to be about; only what somebody gives in the region is offered."""

    names = ("action_ask_booking_kind",)

    async def serve(self, tracker: Tracker) -> Told:
        draft = Draft.of(tracker)
        kinds = [kind for kind in await self.appointments.kinds(draft.where) if kind.planned and kind.available]
        if not kinds:
            text = self.library.sentence("afspraak_geen_gesprekken")
            return self.end(tracker, Reply(text=text, buttons=[self.button("medewerker"), self.button("contact")]))
        shown = kinds if draft.beside.more_kinds or len(kinds) <= KINDS_SHOWN + 1 else kinds[:KINDS_SHOWN]
        buttons = [choose(kind_name(self.library, kind.id), KIND, kind.id) for kind in shown]
        if len(shown) < len(kinds):
            buttons.append(choose(self.library.sentence("afspraak_soort_meer_knop"), ANSWER, MORE))
        return self.asked(draft, draft, self.library.sentence("afspraak_soort"), buttons)


class AskWay(Asking):
    """Ask how somebody wants to talk."""

    names = ("action_ask_booking_way",)

    async def serve(self, tracker: Tracker) -> Told:
        before = Draft.of(tracker)
        products = await self.appointments.kinds(before.where)
        product = next((product for product in products if product.id == before.kind and product.available), None)
        ways = ways_of(self.library, product, before.where) if product is not None else []
        if not ways:
            # Since the kind was chosen, the last who gave it stopped.
            gone = replace(before, kind=None).noting(self.library.sentence("afspraak_soort_niet_hier"))
            return self.ask_on(before, gone)
        draft = before.besides(ways=tuple(str(way) for way in ways))
        buttons = [choose(way_title(self.library, way), WAY, str(way)) for way in ways]
        text = self.library.sentence("afspraak_wijze", kind=kind_name(self.library, str(draft.kind)))
        return self.asked(before, draft, text, buttons)


class AskTime(Asking):
    """Offer times that are free, as near as can be to what was wished."""

    names = ("action_ask_booking_time",)

    async def serve(self, tracker: Tracker) -> Told:
        before = Draft.of(tracker)
        free = await self.appointments.free(str(before.kind), before.where, before.way)
        if not free:
            reply = Reply(text=self.library.sentence("afspraak_geen_tijd"), buttons=[self.button("medewerker")])
            return self.end(tracker, reply)
        found = offer(free, before.beside.wish)
        draft = before.besides(offered=found.times)
        if not found.fits:
            reason = _why_not(self, before.beside.wish, await self.appointments.bookable(), self.now)
            draft = draft.noting(reason) if reason else draft
        buttons = [
            choose(f"{number}. {say_short(time, self.now)}", MOMENT, time.isoformat())
            for number, time in enumerate(found.times, start=1)
        ]
        buttons.append(choose(self.library.sentence("afspraak_andere_tijden_knop"), ANSWER, OTHER_TIMES))
        return self.asked(before, draft, self._question(found, before.beside.wish), buttons)

    def _question(self, found: Offer, wish: Wish) -> str:
        if not found.fits:
            return self.library.sentence("afspraak_tijd_past_niet")
        return self.library.sentence("afspraak_tijd" if wish == Wish() else "afspraak_tijd_past")


class AskSure(Asking):
    """Say the whole appointment back before anything is booked."""

    names = ("action_ask_booking_sure",)

    async def serve(self, tracker: Tracker) -> Told:
        draft = Draft.of(tracker)
        assert draft.way is not None
        assert draft.time is not None
        asks_number = draft.way.mode is Mode.TELEPHONE and not (draft.beside.moving or draft.beside.held_number)
        name = "afspraak_klopt_telefoon" if asks_number else "afspraak_klopt"
        text = self.library.sentence(
            "afspraak_klopt_verzetten" if draft.beside.moving else name,
            kind=kind_name(self.library, str(draft.kind)),
            how=how(self.library, draft.way),
            when=say(draft.time),
        )
        buttons = [] if asks_number else [choose(self.library.sentence("afspraak_ja_knop"), ANSWER, YES)]
        buttons += [
            choose(self.library.sentence("afspraak_andere_tijden_knop"), ANSWER, OTHER_TIMES),
            stop_button(self),
        ]
        return self.asked(draft, draft, text, buttons)


def _why_not(action: Asking, wish: Wish, bookable: Bookable, now: datetime) -> str | None:
    """Say why nothing can be had on the day that was wished, where there is a reason."""
    day = only_day(wish)
    if day is None:
        return None
    today = now.astimezone(AMSTERDAM).date()
    if day < today:
        return action.library.sentence("afspraak_voorbij")
    if day < bookable.first:
        return action.library.sentence("afspraak_te_snel", day=say(bookable.first))
    if day > bookable.last:
        return action.library.sentence("afspraak_te_ver", day=say(bookable.last))
    holiday = bookable.closed.get(day)
    return action.library.sentence("afspraak_feestdag", day=_capital(say(day)), holiday=holiday) if holiday else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
