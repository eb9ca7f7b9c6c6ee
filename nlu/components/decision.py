"""Decide whether the bot is sure enough to answer, asks which of a few topics is meant, or is not about it."""

from __future__ import annotations

from dataclasses import dataclass

OUTSIDE = "buiten_bereik"
CLARIFY = "verduidelijk"
EMERGENCY = "nood"

Shares = dict[str, float]
"""Confidence by label, the best label first."""


@dataclass(frozen=True)
class Thresholds:
    """From which confidence on the bot answers, sends away, or sees an emergency."""

    answer_from: float = 0.55
    outside_from: float = 0.4
    outside_below: float = 0.06
    emergency_from: float = 0.1

    def decide(self, shares: Shares) -> tuple[str, str]:
        """Give `answer`, `clarify` or `outside`, and the intent that goes with it.

        A possible emergency is always answered: a help line too many costs nothing.
        """
        best = next(iter(shares))
        if shares.get(EMERGENCY, 0.0) >= self.emergency_from:
            return "answer", EMERGENCY
        if shares[best] < self.outside_below or (best == OUTSIDE and shares[best] >= self.outside_from):
            return "outside", OUTSIDE
        if best == OUTSIDE or shares[best] < self.answer_from:
            return "clarify", CLARIFY
        return "answer", best
