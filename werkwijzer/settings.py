"""Read the settings of this installation from `WERKWIJZER_*`."""

from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from werkwijzer.errors import SettingsError
from werkwijzer.paths import ROOT


def _split(value: object) -> object:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


class Settings(BaseSettings):
    """Everything that differs between installations. docs/beheer.md explains each setting."""

    model_config = SettingsConfigDict(env_prefix="WERKWIJZER_", env_file=ROOT / ".env", extra="ignore")

    environment: Literal["development", "production"] = "development"
    var: Path = ROOT / "var"
    content: Path = ROOT / "content"

    host: str = "127.0.0.1"
    port: int = Field(8080, ge=1, le=65535)
    internal_port: int = Field(8081, ge=1, le=65535)
    rasa_port: int = Field(5005, ge=1, le=65535)
    rasa_url: str | None = None
    """Where Rasa is when it runs elsewhere; without it, `werkwijzer run` starts one."""

    database_url: str | None = None
    """One PostgreSQL database for all parts; without it, each has a SQLite file under `var`."""
    redis_url: str | None = None

    secret_key: SecretStr | None = None
    internal_secret: SecretStr | None = None

    allowed_origins: Annotated[list[str], NoDecode, BeforeValidator(_split)] = []
    token_hours: int = Field(24, ge=1)
    messages_per_minute: int = Field(30, ge=1)
    conversations_per_hour: int = Field(60, ge=1)
    rasa_timeout: float = Field(15.0, gt=0)

    clock: AwareDatetime | None = None
    clock_file: Path | None = None

    def require_production_secrets(self) -> Self:
        """Refuse to run in production on secrets that were made by the program itself.

        Raises:
            SettingsError: a secret is missing or too short to resist guessing.
        """
        if self.environment == "production":
            for name in ("secret_key", "internal_secret"):
                secret = getattr(self, name)
                if secret is None or len(secret.get_secret_value()) < 32:
                    raise SettingsError(
                        f"In production WERKWIJZER_{name.upper()} moet gezet zijn, met minstens 32 tekens."
                    )
        return self


def load() -> Settings:
    """Give the settings, checked.

    Raises:
        SettingsError: a value has the wrong form; the sentence names the setting.
    """
    try:
        return Settings().require_production_secrets()
    except ValidationError as error:
        first = error.errors()[0]
        name = "WERKWIJZER_" + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(f"De instelling {name} klopt niet: {first['msg']}.") from error
