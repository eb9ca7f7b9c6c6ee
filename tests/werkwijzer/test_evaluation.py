"""`werkwijzer evaluate` hands what was asked for to the Rasa environment, and its exit code back."""

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from werkwijzer import evaluation, nlu_env
from werkwijzer.cli import app

RECORDER = """#!/bin/sh
printf '%s\\n' "$@" > "{asked}"
exit 3
"""


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a recorder in Rasa's place and a made model where the trained one would be; give the file it writes."""
    asked, recorder = tmp_path / "asked", tmp_path / "recorder"
    recorder.write_text(RECORDER.format(asked=asked))
    recorder.chmod(0o755)
    monkeypatch.setattr(nlu_env, "python", lambda: recorder)
    monkeypatch.setattr(evaluation, "ensure_model", lambda var: var / "models" / "made.tar.gz")
    monkeypatch.setenv("WERKWIJZER_VAR", str(tmp_path))
    return asked


def evaluate(*arguments: str) -> int:
    return CliRunner().invoke(app, ["evaluate", *arguments]).exit_code


def test_without_options_every_voice_is_left_out_and_reported_under_var(asked: Path, tmp_path: Path) -> None:
    assert evaluate() == 3
    model, report = tmp_path / "models" / "made.tar.gz", tmp_path / "evaluation"
    assert asked.read_text().splitlines() == ["-m", "evaluation", str(model), str(report), "--encoder", "e5"]


def test_every_option_is_handed_on(asked: Path, tmp_path: Path) -> None:
    sets = ["--set", "een.jsonl", "--set", f"twee{os.sep}drie.jsonl"]
    evaluate("--encoder", "none", "--voices", "gewoon,boos", *sets, "--report", str(tmp_path / "hier"))
    assert asked.read_text().splitlines()[3:] == [
        str(tmp_path / "hier"),
        *("--encoder", "none", "--voices", "gewoon,boos"),
        *sets,
    ]


def test_encoder_that_does_not_exist_is_refused(asked: Path) -> None:
    assert evaluate("--encoder", "E6") == 2
    assert not asked.exists()


def test_train_can_say_where_the_model_is_for_a_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("werkwijzer.training.ensure_model", lambda var: var / "made.tar.gz")
    monkeypatch.setenv("WERKWIJZER_VAR", str(tmp_path))
    assert CliRunner().invoke(app, ["train", "--path"]).stdout == f"{tmp_path / 'made.tar.gz'}\n"
