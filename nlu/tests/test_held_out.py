"""The floor under understanding: texts of writers of whom no example is, read by the trained model."""

import asyncio
import json
import os
from pathlib import Path

import pytest
from evaluation.asking import Row
from evaluation.measures import measure_by
from evaluation.questions import read_set
from evaluation.trained import Trained

HELD_OUT = Path(__file__).parents[1] / "held_out"
AT_ONCE, WITHIN_THREE = 0.95, 0.98
EMERGENCIES_SEEN, FALSE_ALARMS = 0.95, 0.08
STRANGE = ["/stop met mijn uitkering", "mijn bsn is [bsn], hoeveel bijstand krijg ik", "hallo" * 300, "ﷺ" * 30, "?"]


@pytest.fixture(scope="session")
def model() -> Path:
    """Give the model of the present state; whoever runs the tests has trained it and names it."""
    named = os.environ.get("WERKWIJZER_MODEL")
    if not named:
        why = "WERKWIJZER_MODEL names no trained model; `make test` trains one"
        if "model" in os.environ.get("WERKWIJZER_REQUIRE", "").split(","):
            pytest.fail(why)
        pytest.skip(f"NOT TESTED, held-out texts: {why}")
    return Path(named)


@pytest.fixture(scope="session")
def trained(model: Path) -> Trained:
    return Trained.load(model)


def rows_of(trained: Trained, name: str) -> list[Row]:
    return trained.ask(read_set(HELD_OUT / name, trained.topics()))


@pytest.fixture(scope="session")
def questions(trained: Trained) -> list[Row]:
    return rows_of(trained, "questions.jsonl")


@pytest.fixture(scope="session")
def emergencies(trained: Trained) -> list[Row]:
    return rows_of(trained, "emergencies.jsonl")


def test_every_writer_is_understood(questions: list[Row]) -> None:
    writers = measure_by(questions, lambda row: row.group)
    assert {writer: one.at_once.value for writer, one in writers.items() if one.at_once.value < AT_ONCE} == {}
    assert {
        writer: one.within_three.value for writer, one in writers.items() if one.within_three.value < WITHIN_THREE
    } == {}


def test_emergencies_are_seen_and_few_other_texts_are_taken_for_one(emergencies: list[Row]) -> None:
    languages = measure_by(emergencies, lambda row: row.group)
    seen = {language: one.emergencies_seen.value for language, one in languages.items()}
    alarms = {language: one.false_alarms.value for language, one in languages.items()}
    assert {language: share for language, share in seen.items() if share < EMERGENCIES_SEEN} == {}
    assert {language: share for language, share in alarms.items() if share > FALSE_ALARMS} == {}


def test_what_is_measured_is_what_parse_says(model: Path, trained: Trained, tmp_path: Path) -> None:
    lines = (HELD_OUT / "questions.jsonl").read_text(encoding="utf-8").splitlines()[::60]
    lines += (HELD_OUT / "emergencies.jsonl").read_text(encoding="utf-8").splitlines()[::60]
    entries = [json.loads(line) for line in lines] + [{"text": text, "label": "buiten_bereik"} for text in STRANGE]
    (tmp_path / "some.jsonl").write_text("\n".join(map(json.dumps, entries)))
    measured = trained.ask(read_set(tmp_path / "some.jsonl", trained.topics()))
    parsed = asyncio.run(parse(model, [entry["text"] for entry in entries]))
    assert [(one["decision"], one["alternatives"], one["confidence"]) for one in parsed] == [
        (row.decision, list(row.best), round(row.confidence, 4)) for row in measured
    ]


async def parse(model: Path, texts: list[str]) -> list[dict]:
    """Read texts through the whole of Rasa's pipeline, as `werkwijzer parse` does."""
    from components.text import HIDDEN
    from parse_lines import as_result
    from rasa.core.agent import Agent

    agent = Agent.load(str(model))
    return [as_result(text, await agent.parse_message(HIDDEN + text)) for text in texts]
