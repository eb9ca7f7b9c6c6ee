"""Count how well texts were understood."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean

from components.decision import EMERGENCY, OUTSIDE

from evaluation.asking import Row

PAIRS = 30
SHOWN_TEXTS = 2
BINS = 10


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def value(self) -> float | None:
        """The share, 0 to 1; nothing where there is nothing to have a share of."""
        return self.count / self.of if self.of else None


@dataclass(frozen=True)
class Measures:
    """How well some texts were understood. "Right" counts a label that also fits.

    The six from `at_once` to `sent_away` are of the texts that the bot is about; the last four of those add up to all.
    `not_answered` is of the other texts: sent away, met with choices, or answered with what also fits.
    `false_alarms` is of the texts that are no emergency, `skipped` (the sentence encoder) of all.
    """

    texts: int
    at_once: Share
    within_three: Share
    answered_right: Share
    answered_wrong: Share
    clarified: Share
    sent_away: Share
    not_answered: Share
    emergencies_seen: Share
    false_alarms: Share
    skipped: Share


@dataclass(frozen=True)
class Confusion:
    """A topic that was meant and another that came first instead, how often, and some of the texts."""

    meant: str
    given: str
    count: int
    texts: list[str]


@dataclass(frozen=True)
class Bin:
    """The texts of which the bot was about so sure; `confidence` is their mean."""

    start: float
    end: float
    texts: int
    confidence: float
    right: float


@dataclass(frozen=True)
class Calibration:
    """How far confidence may be taken for the chance to be right; `error` is the expected calibration error (ECE)."""

    error: float
    bins: list[Bin]


def measure(rows: Sequence[Row]) -> Measures:
    about_us = [row for row in rows if row.is_in_scope]
    others = [row for row in rows if not row.is_in_scope]
    outcomes = Counter(map(_outcome, about_us))
    right, wrong, clarified, away = (
        Share(outcomes[outcome], len(about_us)) for outcome in ("right", "wrong", "clarified", "away")
    )
    return Measures(
        texts=len(rows),
        at_once=_share(about_us, lambda row: row.is_right),
        within_three=_share(about_us, lambda row: not set(row.labels).isdisjoint(row.best)),
        answered_right=right,
        answered_wrong=wrong,
        clarified=clarified,
        sent_away=away,
        not_answered=_share(others, lambda row: not is_false_accept(row)),
        emergencies_seen=_share(
            [row for row in rows if row.meant == EMERGENCY], lambda row: row.is_taken_for_emergency
        ),
        false_alarms=_share([row for row in rows if EMERGENCY not in row.labels], is_false_alarm),
        skipped=_share(rows, lambda row: not row.asked),
    )


def _share(rows: Sequence[Row], holds: Callable[[Row], bool]) -> Share:
    return Share(sum(map(holds, rows)), len(rows))


def _outcome(row: Row) -> str:
    """Say how a text that the bot is about fared; sent away where that fits too is right."""
    if row.decision == "clarify":
        return "clarified"
    if row.decision == "outside":
        return "right" if OUTSIDE in row.labels else "away"
    return "right" if row.is_right else "wrong"


def is_false_alarm(row: Row) -> bool:
    return EMERGENCY not in row.labels and row.is_taken_for_emergency


def is_missed_emergency(row: Row) -> bool:
    return row.meant == EMERGENCY and not row.is_taken_for_emergency


def is_false_accept(row: Row) -> bool:
    """Say whether the bot answered a text that it is not about."""
    return not row.is_in_scope and row.is_answered and not row.is_right


def measure_by(rows: Sequence[Row], key: Callable[[Row], str]) -> dict[str, Measures]:
    """Give the measures of each group, the groups in the order of the alphabet."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[key(row)].append(row)
    return {group: measure(grouped[group]) for group in sorted(grouped)}


def put_at(row: Row) -> str:
    """Give the topic at which the text was put; one that also fits counts as the one meant."""
    return row.meant if row.is_right else row.given


def confusions(rows: Sequence[Row]) -> list[Confusion]:
    """Give the pairs that are confused most, the most frequent first."""
    wrong: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        if not row.is_right:
            wrong[row.meant, row.given].append(row.text)
    most = sorted(wrong.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:PAIRS]
    return [Confusion(meant, given, len(texts), texts[:SHOWN_TEXTS]) for (meant, given), texts in most]


def matrix(rows: Sequence[Row], group_of: Callable[[str], str] = lambda topic: topic) -> Counter[tuple[str, str]]:
    """Count the texts by what was meant and where they were put, by topic or by group of topics."""
    return Counter((group_of(row.meant), group_of(put_at(row))) for row in rows)


def calibration(rows: Sequence[Row]) -> Calibration:
    """Compare how sure the bot was with how often it was right, over ten equal bins of confidence."""
    binned: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        binned[min(int(row.confidence * BINS), BINS - 1)].append(row)
    bins = [
        Bin(
            start=number / BINS,
            end=(number + 1) / BINS,
            texts=len(own),
            confidence=fmean(row.confidence for row in own),
            right=fmean(row.is_right for row in own),
        )
        for number, own in sorted(binned.items())
    ]
    error = sum(one.texts * abs(one.right - one.confidence) for one in bins) / len(rows)
    return Calibration(error, bins)
