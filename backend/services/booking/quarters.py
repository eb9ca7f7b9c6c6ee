"""Count time in quarters of an hour, and hold many of them as the bits of one number.

Bit `i` of such a number is the quarter `base + i`. The clocks of the Netherlands differ from UTC by whole hours, so a
quarter of the one is a quarter of the other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice

from werkwijzer.clock import AMSTERDAM

MINUTES = 15
SECONDS = 60 * MINUTES
OF_A_DAY = 24 * 60 // MINUTES


@dataclass(frozen=True)
class Span:
    """Quarters in a row: `first` is in it, `end` is not."""

    first: int
    end: int

    def __len__(self) -> int:
        return max(0, self.end - self.first)

    @property
    def all(self) -> int:
        """Give the number in which every quarter of the span is set, with `first` as base."""
        return (1 << len(self)) - 1

    def longer(self, quarters: int) -> "Span":
        return Span(self.first, self.end + quarters)


def quarter_of(moment: datetime) -> int:
    """Give the quarter in which the moment lies."""
    return int(moment.timestamp() // SECONDS)


def quarter_from(moment: datetime) -> int:
    """Give the first quarter that does not begin before the moment."""
    return int(-(-moment.timestamp() // SECONDS))


def moment_of(quarter: int) -> datetime:
    """Give when the quarter begins, in UTC."""
    return datetime.fromtimestamp(quarter * SECONDS, UTC)


def day_of(quarter: int) -> date:
    """Give the day in the Netherlands in which the quarter lies."""
    return moment_of(quarter).astimezone(AMSTERDAM).date()


def midnight(day: date) -> datetime:
    """Give when the day begins in the Netherlands."""
    return datetime.combine(day, time(), AMSTERDAM)


@lru_cache(maxsize=1024)
def wall_quarters(day: date) -> tuple[int | None, ...]:
    """Give for each of the 96 quarters on the clocks of that day which one it is.

    Nothing for a time that the clocks skip; of an hour that they show twice the first (fold=0).
    """
    start = datetime.combine(day, time())
    return tuple(_quarter_at(start + timedelta(minutes=MINUTES * number)) for number in range(OF_A_DAY))


def _quarter_at(wall: datetime) -> int | None:
    there = wall.replace(tzinfo=AMSTERDAM).astimezone(UTC)
    exists = there.astimezone(AMSTERDAM).replace(tzinfo=None) == wall
    return quarter_of(there) if exists else None


def bits(quarters: Iterable[int], base: int) -> int:
    """Give the number in which these quarters are set."""
    found = 0
    for quarter in quarters:
        found |= 1 << (quarter - base)
    return found


def grid(span: Span, minutes: int) -> int:
    """Give the quarters of the span that begin at a multiple of so many minutes from the whole hour."""
    step = minutes // MINUTES
    return bits(range(-(-span.first // step) * step, span.end, step), span.first)


def runs(free: int, length: int) -> int:
    """Give the quarters at which `length` free ones in a row begin."""
    found = free
    for number in range(1, length):
        found &= free >> number
    return found


def rising(found: int, base: int) -> Iterator[int]:
    """Give the quarters that are set, earliest first."""
    while found:
        lowest = found & -found
        yield base + lowest.bit_length() - 1
        found ^= lowest


def nearest(found: int, base: int, wanted: int, number: int) -> list[int]:
    """Give so many of the quarters that are set: the first ones after the wanted one, and then the last ones before."""
    split = max(0, wanted - base)
    after = list(islice(rising(found >> split + 1, base + split + 1), number))
    before = found & (1 << split) - 1
    while before and len(after) < number:
        highest = before.bit_length() - 1
        after.append(base + highest)
        before ^= 1 << highest
    return after
