"""Dates and times for appointments, in Dutch: `read` them from a text, and `say` them so that they read back.

For texts in which a date is expected: the answer to "Wanneer wilt u komen?", or a sentence that books. English and the
forms of learners are read where that is cheap. Where words mean more than one thing, this is what is understood:

- A day without a year is the first one from today on; so is a part of a month, or a week by its number. A day with a
  year is returned as it is, past or not; one that no calendar has is a `NoSuchDay`. Where the weekday that is said
  with a date does not fit it, the date counts: what is understood is always said back in full.
- A weekday is the first one after today, on a Tuesday "dinsdag" is in a week. "Deze dinsdag" may be today. "Volgende
  dinsdag" is the one of next week, "komende dinsdag" the first.
- A week is Monday to Sunday. On a Sunday "volgende week" is the week that starts tomorrow. "Komende week" is the
  seven days from tomorrow. "Over twee weken" is the seven days that begin on that day. "Na het weekend" is all of the
  week.
- A weekday beside a week is that day; beside a month, each such day in it. A refused weekday, without a week, is
  refused in every week: "zaterdag kan ik niet".
- "Na Pasen" starts after the last day of the feast, "tot vrijdag" ends on Thursday, "van … tot …" holds both days.
  "Voor dinsdag" is on Tuesday, as in "een afspraak voor dinsdag"; before a date, a feast or with "vóór" it is before
  it.
- A time on a twelve-hour clock lies between 7.00 and 18.59, unless a part of the day says otherwise: "half drie" is
  14.30, "vanavond om 8" 20.00. A zero in front is taken as it is written: 02.30. "26.11" is a date, "12.11" a time. A
  number of four digits from 2000 on is a year. What ends with "tot 3 uur" begins at 14.59 at the latest; "rond 3 uur"
  is half an hour to either side.
- A number is a time only beside a day, a time or a word such as "om"; alone it is what was asked: one of the times
  that were offered, a day of the month, else an hour. "Donderdag 26" is a date if the coming 26th is a Thursday.
- Times are as the clock on the wall has them; in the hour that comes twice nothing tells the first from the second.
"""

from actions.dates.model import (
    Asked,
    Choice,
    DayRange,
    Direction,
    NoSuchDay,
    Preference,
    Reading,
    Shift,
    TimeRange,
    Unit,
    Window,
    Wish,
)
from actions.dates.reading import read
from actions.dates.saying import say, say_short

__all__ = [
    "Asked",
    "Choice",
    "DayRange",
    "Direction",
    "NoSuchDay",
    "Preference",
    "Reading",
    "Shift",
    "TimeRange",
    "Unit",
    "Window",
    "Wish",
    "read",
    "say",
    "say_short",
]
