"""The fixes in Rasa, and the stand-in for TensorFlow."""

from pathlib import Path

import jsonschema
import pytest
import rasa
import rasa_start
import tensorflow
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import EndpointConfig
from rasa.utils.tensorflow.models import RasaModel
from tarsafe import TarSafe

GOOD = {"events": [{"event": "slot", "name": "region", "value": "elders"}], "responses": [{"text": "Dag."}]}
BAD = {"events": [{"name": "region"}], "responses": []}


@pytest.fixture
def _patched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RemoteAction, "_validate_action_result", RemoteAction._validate_action_result)
    rasa_start.validate_action_results_once_compiled()


def test_fix_refuses_another_rasa(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rasa, "__version__", "3.6.22")
    with pytest.raises(RuntimeError, match=r"3\.6\.22"):
        rasa_start.validate_action_results_once_compiled()


@pytest.mark.usefixtures("_patched")
def test_good_answer_of_the_action_server_passes() -> None:
    assert RemoteAction("action_answer", EndpointConfig("http://127.0.0.1"))._validate_action_result(GOOD)


@pytest.mark.usefixtures("_patched")
def test_bad_answer_of_the_action_server_is_still_refused() -> None:
    with pytest.raises(jsonschema.ValidationError):
        RemoteAction("action_answer", EndpointConfig("http://127.0.0.1"))._validate_action_result(BAD)


def test_archive_of_a_model_is_compressed_quickly_and_read_as_ever(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(TarSafe, "gzopen", TarSafe.gzopen)
    rasa_start.compress_models_quickly()
    (tmp_path / "weights").write_bytes(bytes(range(256)) * 1000)
    with TarSafe.open(tmp_path / "model.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / "weights", "weights")
    # Byte 8 of gzip's header tells the quickest level by a 4.
    assert (tmp_path / "model.tar.gz").read_bytes()[8] == 4
    with TarSafe.open(tmp_path / "model.tar.gz", "r:gz") as archive:
        assert archive.extractfile("weights").read() == (tmp_path / "weights").read_bytes()


def test_component_that_wants_tensorflow_says_so() -> None:
    with pytest.raises(tensorflow.TensorFlowIsAbsent, match="RasaModel"):
        RasaModel()
