"""Keep the secrets of an installation: given ones, or own ones under var/."""

import contextlib
import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path

from werkwijzer.errors import EnvironmentNotReady
from werkwijzer.settings import Settings

SECRET_HEADER = "X-Werkwijzer-Secret"  # noqa: S105 - the name of it
"""Where a call to the internal port brings the shared secret along."""


@dataclass(frozen=True)
class Keys:
    """`signing` signs the tokens of conversations, `internal` opens the internal port and Rasa's API."""

    signing: str
    internal: str


def load_keys(settings: Settings) -> Keys:
    """Give the secrets of the settings; what they do not give is made once and kept under var/.

    Raises:
        EnvironmentNotReady: var/ cannot be written.
    """
    signing = settings.secret_key.get_secret_value() if settings.secret_key else None
    internal = settings.internal_secret.get_secret_value() if settings.internal_secret else None
    directory = settings.var / "keys"
    return Keys(signing or _own(directory / "signing"), internal or _own(directory / "internal"))


def _own(path: Path) -> str:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            _write_once(path, secrets.token_urlsafe(48))
        return path.read_text()
    except OSError as error:
        raise EnvironmentNotReady(f"Kan niet schrijven in {path.parent}: {error.strerror}.") from error


def _write_once(path: Path, secret: str) -> None:
    """Put a secret at `path`, unless another process was first: then its secret stays.

    The file appears whole: who finds it half written would go on with an empty secret.
    """
    with tempfile.NamedTemporaryFile("w", dir=path.parent) as file:
        file.write(secret)
        file.flush()
        with contextlib.suppress(FileExistsError):
            os.link(file.name, path)
