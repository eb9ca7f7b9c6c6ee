"""What Rasa sends along with a call to an action."""

from typing import Any

from rasa_sdk import Tracker


def tracker(
    text: str = "",
    ranking: list[tuple[str, float]] | None = None,
    slots: dict[str, Any] | None = None,
    intent: str = "verduidelijk",
    turns: int = 1,
) -> Tracker:
    """Give a talk of so many turns, of which the last one was understood as `intent` with this ranking."""
    rows = [
        {"name": name.split("/")[0], "confidence": confidence}
        | ({"full_retrieval_intent_name": name} if "/" in name else {})
        for name, confidence in ranking or []
    ]
    return Tracker(
        sender_id="talk",
        slots=slots or {},
        latest_message={"text": text, "intent": {"name": intent}, "intent_ranking": rows, "entities": []},
        events=[{"event": "user", "text": text}] * turns,
        paused=False,
        followup_action=None,
        active_loop={},
        latest_action_name=None,
    )
