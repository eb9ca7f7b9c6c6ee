"""Read what somebody types about days and times."""

from datetime import datetime

from actions.dates.counted_rules import COUNTED
from actions.dates.date_rules import DATES
from actions.dates.day_rules import DAYS
from actions.dates.limits import limited
from actions.dates.model import Asked, NoSuchDay, Reading
from actions.dates.numbers import with_hours
from actions.dates.periods import PERIODS
from actions.dates.picks import PICKS, chosen
from actions.dates.pieces import Context, scan
from actions.dates.remarks import REMARKS
from actions.dates.time_rules import TIMES
from actions.dates.unrelated import UNRELATED
from actions.dates.wishes import wish
from actions.dates.words import canonical
from werkwijzer.clock import AMSTERDAM

_RULES = [*PICKS, *DATES, *DAYS, *COUNTED, *PERIODS, *TIMES, *REMARKS, *UNRELATED]


def read(text: str, now: datetime, *, offered: int = 0, asked: Asked = Asked.EITHER) -> Reading | None:
    """Give what a text says about days and times; None: nothing.

    Args:
        now: aware; days and times are those of Amsterdam.
        offered: how many times stand before the user to choose from, numbered from 1.
        asked: what the bot asked for.
    """
    context = Context(now.astimezone(AMSTERDAM), offered, asked)
    words = canonical(text)
    found = scan(words, _RULES, context)
    choice = chosen(words, found, context)
    pieces = limited(words, with_hours(words, found, context), context)
    unreal = next((piece.value for piece in pieces if isinstance(piece.value, NoSuchDay)), None)
    if unreal is not None:
        return unreal
    wanted = wish(words, pieces, context)
    return wanted if choice is None or (wanted and wanted.shift) else choice
