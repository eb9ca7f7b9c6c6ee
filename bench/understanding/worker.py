"""The harness: train or load one system and time it, in its own process and its own environment.

Runs in the Python 3.10 of either Rasa, so nothing but that Rasa and the standard library is imported here.
Use: `python -m bench.understanding.worker train CONFIG DATA MODEL` or `... parse MODEL TEXTS REPORT`.
"""

from __future__ import annotations

import time

STARTED = time.perf_counter()
"""Before Rasa is imported: a start is counted from here."""

import asyncio  # noqa: E402
import json  # noqa: E402
import logging  # noqa: E402
import os  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

WARM_UP = 20
RSS_AFTER = 200


class Asked:
    """Counts how often the sentence encoder is asked, at its port: whatever `make` gives is watched."""

    def __init__(self) -> None:
        self.times = 0

    def watch(self) -> None:
        try:
            from components import encoder as port
        except ImportError:  # Stock Rasa may lack a package that our components need.
            return
        make = port.make

        def watched(name: str) -> Any:
            made = make(name)
            if made.size:
                made.encode = self._counting(made.encode)
            return made

        port.make = watched

    def _counting(self, encode: Any) -> Any:
        def counted(texts: Any) -> Any:
            self.times += 1
            return encode(texts)

        return counted


def train(config: str, data: str, model: str) -> None:
    from rasa.model_training import train_nlu

    made = Path(model)
    train_nlu(config, data, str(made.parent), fixed_model_name=made.name.split(".")[0])


async def parse(model: str, texts: list[str]) -> dict[str, Any]:
    asked = Asked()
    asked.watch()
    from rasa.core.agent import Agent
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    # Without this Rasa spends time on writing every text that it reads to its log.
    configure_structlog(logging.ERROR)
    configure_logging_and_warnings(logging.ERROR, None, warn_only_once=True, filter_repeated_logs=True)
    agent = Agent.load(model)
    rss = {0: _rss()}
    await agent.parse_message(texts[0])
    start = {"wall": time.perf_counter() - STARTED, "cpu": time.process_time()}
    for text in texts[:WARM_UP]:
        await agent.parse_message(text)
    parses = []
    for number, text in enumerate(texts, start=1):
        parses.append(await _parse(agent, text, asked))
        if number == RSS_AFTER:
            rss[number] = _rss()
    return {"start": start, "rss_loaded": rss[0], "rss_used": rss.get(RSS_AFTER, _rss()), "parses": parses}


async def _parse(agent: Any, text: str, asked: Asked) -> dict[str, Any]:
    before, wall, cpu = asked.times, time.perf_counter(), time.process_time()
    parsed = await agent.parse_message(text)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    ranking = [intent["name"] for intent in parsed.get("intent_ranking") or []]
    return {"ranking": ranking, "wall": wall, "cpu": cpu, "asked": asked.times > before}


def _rss() -> int:
    """Give the bytes of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    if command == "train":
        train(*arguments)
    else:
        model, texts, report = arguments
        result = asyncio.run(parse(model, json.loads(Path(texts).read_text())))
        Path(report).write_text(json.dumps(result))
