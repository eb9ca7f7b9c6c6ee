"""Start Rasa's command line with the two fixes that this project needs.

Use: `python -m rasa_start train ...`, `python -m rasa_start run ...`, with nlu/ on the path.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import rasa
from jsonschema.validators import validator_for
from rasa.__main__ import main
from rasa.core.actions.action import RemoteAction
from tarsafe import TarSafe

TESTED_WITH = "3.6.21"
QUICKEST = 1


def validate_action_results_once_compiled() -> None:
    """Check the answers of the action server without checking the schema itself each time.

    `RemoteAction._validate_action_result` calls `jsonschema.validate`, which validates the constant schema anew
    for every action: most of a turn's CPU time. The validator is made once instead.

    Raises:
        RuntimeError: another Rasa than the one this was read against.
    """
    if rasa.__version__ != TESTED_WITH:
        raise RuntimeError(f"rasa_start was written for Rasa {TESTED_WITH}, this is {rasa.__version__}: read it again.")
    schema = RemoteAction.action_response_format_spec()
    validator = validator_for(schema)(schema)

    def _validate_action_result(self: RemoteAction, result: dict[str, Any]) -> bool:
        validator.validate(result)
        return True

    RemoteAction._validate_action_result = _validate_action_result


def compress_models_quickly() -> None:
    """Compress the archive of a model at the quickest level.

    `tarfile` compresses at the highest, which takes ten seconds of each training to make weights a few percent smaller.
    """
    TarSafe.gzopen = classmethod(partial(TarSafe.gzopen.__func__, compresslevel=QUICKEST))


if __name__ == "__main__":
    compress_models_quickly()
    validate_action_results_once_compiled()
    main()
