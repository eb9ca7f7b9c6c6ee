"""How far to trust the scores: temperatures and thresholds, from texts of writers that the model never saw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from components.decision import EMERGENCY, OUTSIDE, Thresholds
from components.model import Scored
from components.understanding import Temperatures

TEMPERATURES = (0.08, 0.1, 0.12, 0.15, 0.18, 0.22, 0.26, 0.32, 0.4)
MOST_SENT_AWAY = 0.015
"""Of the questions that the bot is about, at most this share may be called outside."""
EMERGENCY_LEVELS = (0.07, 0.1, 0.15, 0.2, 0.3)
MISSED_FOR_A_HIGHER_LEVEL = 0.02
"""A higher level may miss at most this share of emergencies more than the lowest one does."""
RIGHT_AT_THE_EDGE = 0.8
"""An answer of which the bot is only just sure enough must be right four times out of five: a wrong one costs money, a
question with buttons one press."""
EDGE = 400
"""Texts around the threshold over which that is counted."""


@dataclass(frozen=True)
class LeftOut:
    """What the bot thinks best of a text that it never learned from, how sure it is, and the labels that are right."""

    labels: tuple[str, ...]
    best: str
    confidence: float
    emergency: float
    """The confidence that it is an emergency."""

    @property
    def is_outside(self) -> bool:
        return self.labels[0] == OUTSIDE


def temperatures(scored: Scored, labels: Sequence[tuple[str, ...]]) -> Temperatures:
    """Choose for each head the temperature at which the right labels are the likeliest."""
    right = np.array([[label in own for label in scored.labels] for own in labels])
    known = right.any(axis=1)
    usual = Temperatures()

    def of(asked: bool, otherwise: float) -> float:
        rows = known & (scored.asked == asked)
        if not rows.any():
            return otherwise
        return min(TEMPERATURES, key=lambda one: _surprise(scored.scores[rows] / one, right[rows]))

    return Temperatures(words=of(asked=False, otherwise=usual.words), meaning=of(asked=True, otherwise=usual.meaning))


def _surprise(scores: np.ndarray, right: np.ndarray) -> float:
    """Give the mean negative log likelihood of the best right label of each row."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    best = np.where(right, shifted, -np.inf).max(axis=1)
    return float(np.mean(np.log(np.exp(shifted).sum(axis=1)) - best))


def left_out(scored: Scored, labels: Sequence[tuple[str, ...]], found: Temperatures) -> list[LeftOut]:
    """Give what the bot thinks of each text at these temperatures."""
    scaled = scored.scores / np.where(scored.asked, found.meaning, found.words)[:, None]
    powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    shares = powers / powers.sum(axis=1, keepdims=True)
    best = shares.argmax(axis=1)
    emergency = np.flatnonzero(scored.labels == EMERGENCY)
    alarm = shares[:, emergency[0]] if len(emergency) else np.zeros(len(shares))
    return [
        LeftOut(own, str(scored.labels[column]), float(row[column]), float(share))
        for own, row, column, share in zip(labels, shares, best, alarm)
    ]


def choose(rows: Sequence[LeftOut]) -> Thresholds:
    """Choose the thresholds on texts of writers that the model did not see.

    What cannot be told from them stays as usual.
    """
    about_us = [row for row in rows if not row.is_outside]
    emergencies = np.array([row.emergency for row in rows if EMERGENCY in row.labels])
    usual = Thresholds()
    return Thresholds(
        answer_from=_answer_from(rows),
        outside_from=_outside_from(about_us) if len(about_us) < len(rows) else usual.outside_from,
        outside_below=usual.outside_below,
        emergency_from=_emergency_from(emergencies) if len(emergencies) else usual.emergency_from,
    )


def _answer_from(rows: Sequence[LeftOut]) -> float:
    """Give the lowest confidence around which answers are right often enough."""
    candidates = sorted((row.confidence, row.best in row.labels) for row in rows if row.best != OUTSIDE)
    confidence = np.array([confidence for confidence, _ in candidates])
    right = np.array([right for _, right in candidates], dtype=float)
    edge = min(EDGE, len(right))
    around = np.convolve(right, np.ones(edge) / edge, mode="valid")
    enough = np.flatnonzero(around >= RIGHT_AT_THE_EDGE)
    return float(confidence[enough[0] + edge // 2]) if len(enough) else float(confidence[-1])


def _outside_from(about_us: Sequence[LeftOut]) -> float:
    """Give the lowest confidence in `buiten_bereik` at which few questions that the bot is about are sent away."""
    wrongly = sorted((row.confidence for row in about_us if row.best == OUTSIDE), reverse=True)
    allowed = int(MOST_SENT_AWAY * len(about_us))
    return wrongly[allowed] if len(wrongly) > allowed else 0.0


def _emergency_from(shares: np.ndarray) -> float:
    """Give the highest level that sees nearly all emergencies that the lowest one sees."""
    seen = {level: float(np.mean(shares >= level)) for level in EMERGENCY_LEVELS}
    least = seen[EMERGENCY_LEVELS[0]] - MISSED_FOR_A_HIGHER_LEVEL
    return max(level for level in EMERGENCY_LEVELS if seen[level] >= least)
