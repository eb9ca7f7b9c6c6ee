"""Keep the secrets of an installation: given ones, or own ones under var/."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from werkwijzer.errors import EnvironmentNotReady
from werkwijzer.settings import Settings


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
            # Two processes may start at once: both read what the first one wrote.
            try:
                with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                    file.write(secrets.token_urlsafe(48))
            except FileExistsError:
                pass
        return path.read_text()
    except OSError as error:
        raise EnvironmentNotReady(f"Kan niet schrijven in {path.parent}: {error.strerror}.") from error
