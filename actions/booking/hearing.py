"""Read what is said while an appointment is made: any of its answers, in any order, and second thoughts."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from rasa_sdk import Tracker

from actions.base import NEVER_AN_ANSWER, SLOT_REGION, entity, intent_of, own_words, turn_number
from actions.booking.draft import SLOT_KIND, SLOT_SURE, SLOT_TIME, SLOT_WAY, Draft, Way, moment_of
from actions.booking.ways import places_of
from actions.booking.wishes import exact_moment, merged, shifted
from actions.booking.words import ANSWER, CHOOSE, KIND, MOMENT, MORE, OTHER_TIMES, WAY
from actions.dates import Choice, Direction, NoSuchDay, Shift, Unit, Wish, read
from actions.region import chosen_region
from werkwijzer.content.appointments import NO, YES, Mode
from werkwijzer.content.library import Library
from werkwijzer.content.options import NUMBERS, Option, is_question, read_answer
from werkwijzer.content.spoken import plain
from werkwijzer.dutch import MONTHS

_HELD = re.compile(r"\[(telefoon \d+)\]")
"""What bot/ puts in the place of a telephone number."""
_OTHER_TASKS = ("afspraak_verzetten", "afspraak_annuleren")
_A_PERSON = frozenset({"mens", "medewerker", "iemand", "persoon", "collega", "echt"})
_SECOND_THOUGHT = frozenset({"nee", "toch", "liever"})
_ANSWER = "answer"
_OTHERS = Shift(Direction.OTHER, Unit.MINUTE)


class Hearing:
    """What one turn says about a draft; `asked` is the slot that was asked for, None before the first question."""

    def __init__(self, library: Library, now: datetime, tracker: Tracker, asked: str | None) -> None:
        self._library = library
        self._now = now
        self._tracker = tracker
        self._asked = asked
        self._text = own_words(tracker)

    def hear(self, draft: Draft) -> Draft:
        """Give the draft with what the turn says; the same one where it says nothing about an appointment."""
        turn = turn_number(self._tracker)
        if draft.beside.turn == turn:
            return draft
        heard = self._pressed(draft) if not self._text else self._typed(draft)
        return heard if heard == draft else heard.besides(turn=turn)

    def _pressed(self, draft: Draft) -> Draft:
        region = chosen_region(self._tracker, self._library) if self._asked == SLOT_REGION else None
        if region is not None:
            return replace(draft, region=region)
        if intent_of(self._tracker) != CHOOSE:
            return self._with_kind(draft, entity(self._tracker, KIND)) if self._asked is None else draft
        draft = self._with_kind(draft, entity(self._tracker, KIND))
        draft = self._with_way(draft, Way.of(entity(self._tracker, WAY)))
        moment = moment_of(entity(self._tracker, MOMENT))
        if moment is not None:
            draft = replace(draft, time=moment, sure=None)
        return self._with_answer(draft, entity(self._tracker, ANSWER))

    def _with_answer(self, draft: Draft, answer: str | None) -> Draft:
        if answer == YES and self._asked == SLOT_SURE:
            return self._confirmed(draft)
        if answer == MORE:
            return draft.besides(more_kinds=True)
        if answer in (NO, OTHER_TIMES):
            return self._shifted(draft, _OTHERS)
        return draft

    def _typed(self, draft: Draft) -> Draft:
        if self._is_about_something_else():
            return draft
        held = _HELD.search(self._text)
        heard = draft.besides(held_number=held[1]) if held else draft
        if self._asked == SLOT_REGION:
            region = chosen_region(self._tracker, self._library)
            heard = replace(heard, region=region) if region else heard
        heard = self._with_kind(heard, self._kind_in(heard))
        heard = self._with_way(heard, self._way_in(heard))
        moment_said = self._with_moment(heard)
        if moment_said != heard or self._asked not in (SLOT_TIME, SLOT_SURE):
            return moment_said
        if self._asked == SLOT_TIME:
            return self._agreed_to_nothing(heard)
        return self._confirmed(heard) if held else self._with_answer(heard, self._yes_or_no())

    def _is_about_something_else(self) -> bool:
        message = self._tracker.latest_message
        intent, understood = intent_of(self._tracker), message.get("decision") == _ANSWER
        if intent == "medewerker" and self._asked in (SLOT_WAY, SLOT_SURE) and self._asks_to_be_called():
            return False
        if intent in NEVER_AN_ANSWER or self._library.glossary.asked(self._text) is not None:
            return True
        if understood and intent in _OTHER_TASKS and self._asked is not None:
            return True
        return understood and intent == "vraag" and is_question(self._text)

    def _asks_to_be_called(self) -> bool:
        """Say whether this is the way to talk ("bel me maar") and not a wish for a person."""
        asks = read_answer(self._library.appointments.ways, self._text) == Mode.TELEPHONE
        return asks and _A_PERSON.isdisjoint(plain(self._text).split())

    def _kind_in(self, draft: Draft) -> str | None:
        if draft.beside.moving is not None:
            return None
        named = next(self._tracker.get_latest_entity_values(KIND), None)
        thinks_again = not _SECOND_THOUGHT.isdisjoint(plain(self._text).split())
        if self._asked == SLOT_KIND or (thinks_again and self._asked in (SLOT_WAY, SLOT_TIME, SLOT_SURE)):
            return named or read_answer(self._kinds(draft), self._text)
        return named if self._asked is None or intent_of(self._tracker) == "afspraak_maken" else None

    def _kinds(self, draft: Draft) -> Sequence[Option]:
        """Give the kinds of talk with every word for them, in the order in which they are offered."""
        named = {group.id: group for group in self._library.words.appointments}
        kinds = [kind for kind in self._library.appointments.kinds if not draft.where or draft.where in kind.regions]
        return [
            Option(id=kind.id, title=kind.name, words=[group.name, *group.also, *group.unsure])
            for kind in kinds
            for group in [named[kind.id]]
        ]

    def _with_kind(self, draft: Draft, kind: str | None) -> Draft:
        if kind is None or kind == draft.kind or self._library.appointments.kind(kind) is None:
            return draft
        return replace(draft, kind=kind).anew()

    def _way_in(self, draft: Draft) -> Way | None:
        mode = read_answer(self._library.appointments.ways, self._text)
        if mode is None or (self._is_number() and self._asked != SLOT_WAY):
            return None
        if self._is_number():
            return self._way_by_number(draft)
        if mode != Mode.LOCATION:
            return Way(Mode(mode))
        places = places_of(self._library, draft.kind, draft.where)
        return places[0] if len(places) == 1 else None

    def _way_by_number(self, draft: Draft) -> Way | None:
        ways = draft.beside.ways
        number = NUMBERS[plain(self._text).split()[-1]]
        return Way.of(ways[number - 1]) if number <= len(ways) else None

    def _with_way(self, draft: Draft, way: Way | None) -> Draft:
        return draft if way is None or way == draft.way else replace(draft, way=way).anew()

    def _is_number(self) -> bool:
        words = plain(self._text).split()
        return 0 < len(words) <= 2 and words[-1] in NUMBERS

    def _with_moment(self, draft: Draft) -> Draft:
        if self._asked in (SLOT_REGION, SLOT_KIND, SLOT_WAY) and self._is_number():
            return draft
        offered = len(draft.beside.offered) if self._asked in (SLOT_TIME, SLOT_SURE) else 0
        said = read(_HELD.sub(" ", self._text), self._now, offered=offered)
        if isinstance(said, NoSuchDay):
            day = f"{said.day} {MONTHS[said.month - 1]}"
            return draft.noting(self._library.sentence("afspraak_geen_dag", day=day))
        if isinstance(said, Choice):
            return self._picked(draft, said)
        return draft if said is None else self._wished(draft, said)

    def _picked(self, draft: Draft, choice: Choice) -> Draft:
        if not choice.numbers:
            return self._shifted(draft, _OTHERS)
        return replace(draft, time=draft.beside.offered[choice.numbers[0] - 1], sure=None)

    def _wished(self, draft: Draft, said: Wish) -> Draft:
        if said.shift is not None:
            return self._shifted(draft, said.shift)
        if draft.time is not None and said.windows and said.allows(draft.time):
            # "Ja, donderdag om 10 uur": what was agreed, once more.
            return draft
        meant = [moment for moment in draft.beside.offered if said.windows and said.allows(moment)]
        if self._asked == SLOT_TIME and len(meant) == 1 and _names_a_time(said):
            return replace(draft, time=meant[0], sure=None)
        return draft.wishing(merged(draft.beside.wish, said))

    def _shifted(self, draft: Draft, shift: Shift) -> Draft:
        seen = [draft.time] if draft.time is not None else list(draft.beside.offered)
        return draft.wishing(shifted(draft.beside.wish, shift, seen)) if seen else draft

    def _confirmed(self, draft: Draft) -> Draft:
        calls = draft.way is not None and draft.way.mode is Mode.TELEPHONE
        if calls and draft.beside.held_number is None and draft.beside.moving is None:
            return draft.noting(self._library.sentence("afspraak_nummer_nodig"))
        return replace(draft, sure=True)

    def _agreed_to_nothing(self, draft: Draft) -> Draft:
        """Take "ja" for the only time there is; where there are more, say that one has to be chosen."""
        if self._yes_or_no() != YES:
            return draft
        if len(draft.beside.offered) == 1:
            return replace(draft, time=draft.beside.offered[0], sure=None)
        return draft.noting(self._library.sentence("afspraak_kies_tijd"))

    def _yes_or_no(self) -> str | None:
        intent = intent_of(self._tracker)
        if intent in (YES, NO) and self._tracker.latest_message.get("decision") == _ANSWER:
            return intent
        return read_answer(self._library.appointments.yes_or_no, self._text)


def _names_a_time(wish: Wish) -> bool:
    return exact_moment(wish) is not None or all(window.times.first == window.times.last for window in wish.windows)
