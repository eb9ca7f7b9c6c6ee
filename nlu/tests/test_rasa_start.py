"""The one fix in Rasa, and the stand-in for TensorFlow."""

import jsonschema
import pytest
import rasa
import rasa_start
import tensorflow
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import EndpointConfig
from rasa.utils.tensorflow.models import RasaModel

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


def test_component_that_wants_tensorflow_says_so() -> None:
    with pytest.raises(tensorflow.TensorFlowIsAbsent, match="RasaModel"):
        RasaModel()
