"""Temperatures and thresholds from texts that were left out."""

import numpy as np
from components.calibration import LeftOut, choose, left_out, temperatures
from components.decision import EMERGENCY, OUTSIDE, Thresholds
from components.model import Scored
from components.understanding import Temperatures


def row(label: str, best: str, confidence: float, emergency: float = 0.0) -> LeftOut:
    return LeftOut((label,), best, confidence, confidence if best == EMERGENCY else emergency)


def rows() -> list[LeftOut]:
    """Give texts of which the surer ones are the more often right: all from 0.7 on, every second one below."""
    return [
        row("vraag/digid", "vraag/digid" if step >= 700 or step % 2 else "vraag/contact", step / 1000)
        for step in range(200, 1000)
    ]


def test_bot_answers_from_where_four_answers_of_five_are_right() -> None:
    chosen = choose(rows()).answer_from
    assert 0.55 < chosen < 0.75


def test_surer_model_answers_sooner() -> None:
    surer = [one for one in rows() if one.best == "vraag/digid"]
    assert choose(surer).answer_from < choose(rows()).answer_from


def test_few_questions_are_sent_away_as_outside() -> None:
    wrongly = [row("vraag/digid", OUTSIDE, confidence / 100) for confidence in range(30, 80)]
    away = [row(OUTSIDE, OUTSIDE, 0.9) for _ in range(50)]
    chosen = choose([*rows(), *wrongly, *away])
    assert sum(one.confidence >= chosen.outside_from for one in wrongly) <= 0.015 * (800 + 50) + 1


def test_emergency_level_is_as_high_as_misses_hardly_more() -> None:
    clear = [row(EMERGENCY, EMERGENCY, 0.9) for _ in range(95)]
    faint = [row(EMERGENCY, "vraag/schulden", 0.6, emergency=0.12) for _ in range(5)]
    assert choose([*rows(), *clear, *faint]).emergency_from == 0.1
    assert choose([*rows(), *clear]).emergency_from == 0.3


def test_without_emergencies_and_outside_texts_the_usual_levels_stay() -> None:
    chosen = choose(rows())
    assert chosen.emergency_from == Thresholds().emergency_from
    assert chosen.outside_from == Thresholds().outside_from


def scored(right_of_ten: int) -> tuple[Scored, list[tuple[str, ...]]]:
    scores = np.array([[0.5, 0.0, -0.5]] * 10)
    labels = [("a",) if number < right_of_ten else ("b",) for number in range(10)]
    return Scored(np.array(["a", "b", EMERGENCY]), scores, np.ones(10, dtype=bool)), labels


def test_model_that_is_often_wrong_gets_a_higher_temperature() -> None:
    assert temperatures(*scored(6)).meaning > temperatures(*scored(10)).meaning


def test_head_that_was_never_asked_keeps_its_usual_temperature() -> None:
    assert temperatures(*scored(6)).words == Temperatures().words


def test_what_the_bot_thinks_of_a_text_follows_the_temperature_of_its_head() -> None:
    rows = left_out(*scored(10), Temperatures(words=9.0, meaning=0.25))
    assert rows[0].best == "a"
    assert round(rows[0].confidence, 3) == round(1 / (1 + np.exp(-2) + np.exp(-4)), 3)
    assert 0 < rows[0].emergency < rows[0].confidence
