"""Answer, clarify, or say that it is not about this."""

import pytest
from components.decision import CLARIFY, OUTSIDE, Decision
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

SETTINGS = {"answer_from": 0.5, "outside_from": 0.4, "outside_below": 0.1, "emergency_from": 0.2}


@pytest.mark.parametrize(
    ("confidence", "decision"),
    [
        ({"vraag/digid": 0.8, "vraag/contact": 0.1}, "answer"),
        ({"vraag/digid": 0.5}, "answer"),
        ({"vraag/digid": 0.49, "vraag/contact": 0.4}, "clarify"),
        ({OUTSIDE: 0.4, "vraag/digid": 0.3}, "outside"),
        ({OUTSIDE: 0.39, "vraag/digid": 0.3}, "clarify"),
        ({"vraag/digid": 0.09}, "outside"),
        ({"vraag/digid": 0.3, "nood": 0.2}, "answer"),
        ({OUTSIDE: 0.7, "nood": 0.25}, "answer"),
    ],
)
def test_decision_for_the_shares_of_the_labels(confidence: dict[str, float], decision: str) -> None:
    assert Decision(SETTINGS).decide(confidence) == decision


def processed(*ranking: tuple[str, float]) -> Message:
    rows = [
        {"name": name.split("/")[0], "full_retrieval_intent_name": name, "confidence": share}
        if "/" in name
        else {"name": name, "confidence": share}
        for name, share in ranking
    ]
    message = Message({TEXT: "tekst", INTENT_RANKING_KEY: rows})
    return Decision(SETTINGS).process([message])[0]


def test_unclear_text_becomes_the_intent_to_clarify_and_keeps_its_ranking() -> None:
    message = processed(("vraag/digid", 0.3), ("vraag/contact", 0.25))
    assert message.get(INTENT)["name"] == CLARIFY
    assert len(message.get(INTENT_RANKING_KEY)) == 2


def test_emergency_behind_another_topic_is_taken_for_an_emergency() -> None:
    assert processed(("vraag/schulden", 0.6), ("nood", 0.25)).get(INTENT)["name"] == "nood"


def test_answered_question_keeps_its_full_name() -> None:
    assert processed(("vraag/digid", 0.9)).get(INTENT)["full_retrieval_intent_name"] == "vraag/digid"


def test_text_of_which_nothing_was_left_is_outside() -> None:
    message = Decision(SETTINGS).process([Message({TEXT: ""})])[0]
    assert message.get(INTENT)["name"] == OUTSIDE
