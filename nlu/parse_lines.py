"""Understand texts without a server: one text a line in, one JSON object a line out, nothing else on stdout.

Use: `python -m parse_lines MODEL < texts > results`, with nlu/ on the path.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from typing import Any

from components.classifier import full_name
from components.decision import OUTSIDE
from components.examples import topic_id
from rasa.core.agent import Agent
from rasa.utils.common import configure_logging_and_warnings
from rasa.utils.log_utils import configure_structlog

ALTERNATIVES = 3


def as_result(text: str, parsed: dict[str, Any]) -> dict[str, Any]:
    """Give what the project promises of a parsed text; ids as in the topics, so without `vraag/`."""
    ranking = parsed.get("intent_ranking") or []
    decision = parsed.get("decision", "outside")
    names = [topic_id(full_name(intent)) for intent in ranking]
    intent = parsed.get("intent") or {}
    chosen = topic_id(full_name(intent)) if decision == "answer" else (names or [OUTSIDE])[0]
    rows = [intent, *ranking] if parsed else []
    confidence = next((row["confidence"] for row in rows if topic_id(full_name(row)) == chosen), 0.0)
    ordered = [chosen, *(name for name in [*names, OUTSIDE, "hulp", "groet"] if name != chosen)]
    return {
        "text": text,
        "language": parsed.get("language", "nl"),
        "topic": chosen,
        "confidence": round(confidence, 4),
        "decision": decision,
        "alternatives": list(dict.fromkeys(ordered))[:ALTERNATIVES],
        "entities": [{"entity": found["entity"], "value": found["value"]} for found in parsed.get("entities", [])],
    }


async def main(model: str) -> None:
    # Rasa prints here and there; only results may reach the real stdout.
    results = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    # Without this Rasa writes every text that it reads to its log.
    configure_structlog(logging.ERROR)
    configure_logging_and_warnings(logging.ERROR, None, warn_only_once=True, filter_repeated_logs=True)
    agent = Agent.load(model)
    for line in sys.stdin.buffer:
        text = line.decode("utf-8", errors="replace").rstrip("\r\n")
        # A leading slash would make Rasa read an intent; the bot hides it in the same way.
        parsed = await agent.parse_message("\u2060" + text) if text.strip() else {}
        results.write(json.dumps(as_result(text, parsed), ensure_ascii=False) + "\n")
        results.flush()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
