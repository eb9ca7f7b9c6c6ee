"""Answer, clarify, or say that it is not about this."""

import pytest
from components.decision import CLARIFY, EMERGENCY, OUTSIDE, Thresholds

THRESHOLDS = Thresholds(answer_from=0.5, outside_from=0.4, outside_below=0.1, emergency_from=0.2)


@pytest.mark.parametrize(
    ("shares", "decision"),
    [
        ({"vraag/digid": 0.8, "vraag/contact": 0.1}, ("answer", "vraag/digid")),
        ({"vraag/digid": 0.5}, ("answer", "vraag/digid")),
        ({"vraag/digid": 0.49, "vraag/contact": 0.4}, ("clarify", CLARIFY)),
        ({OUTSIDE: 0.4, "vraag/digid": 0.3}, ("outside", OUTSIDE)),
        ({OUTSIDE: 0.39, "vraag/digid": 0.3}, ("clarify", CLARIFY)),
        ({"vraag/digid": 0.09}, ("outside", OUTSIDE)),
        ({"vraag/digid": 0.3, EMERGENCY: 0.2}, ("answer", EMERGENCY)),
        ({OUTSIDE: 0.7, EMERGENCY: 0.25}, ("answer", EMERGENCY)),
    ],
)
def test_decision_for_the_shares_of_the_labels(shares: dict[str, float], decision: tuple[str, str]) -> None:
    assert THRESHOLDS.decide(shares) == decision
