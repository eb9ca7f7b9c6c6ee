"""Read the settings of this installation from `WERKWIJZER_*`."""

from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from werkwijzer.errors import SettingsError
from werkwijzer.paths import ROOT
from werkwijzer.reasons import in_dutch


def _split(value: object) -> object:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def _whole(value: object) -> object:
    """Read the number in the text of an environment variable, which a literal does not do by itself."""
    return int(value) if isinstance(value, str) and value.isdecimal() else value


class Settings(BaseSettings):
    """Everything that differs between installations. docs/beheer.md explains each setting."""

    model_config = SettingsConfigDict(env_prefix="WERKWIJZER_", env_file=ROOT / ".env", extra="ignore")

    environment: Literal["development", "production"] = "development"
    var: Annotated[Path, AfterValidator(Path.absolute)] = ROOT / "var"
    content: Path = ROOT / "content"

    host: str = "127.0.0.1"
    port: int = Field(8080, ge=1, le=65535)
    internal_port: int = Field(8081, ge=1, le=65535)
    rasa_port: int = Field(5005, ge=1, le=65535)
    rasa_url: str | None = Field(None, pattern="^https?://")
    """Where Rasa is when it runs elsewhere; without it, `werkwijzer run` starts one."""

    database_url: str | None = Field(None, pattern=r"^postgres(ql)?(\+\w+)?://")
    """One PostgreSQL database for all parts; without it, each has a SQLite file under `var`."""
    redis_url: str | None = Field(None, pattern="^rediss?://")

    secret_key: SecretStr | None = None
    internal_secret: SecretStr | None = None

    allowed_origins: Annotated[list[str], NoDecode, BeforeValidator(_split)] = []
    frame_ancestors: Annotated[
        list[Annotated[str, Field(pattern=r"^https?://[^\s;,']+$")]], NoDecode, BeforeValidator(_split)
    ] = []
    """Sites that may show /embed in a frame."""
    token_hours: int = Field(24, ge=1)
    token_keep_days: int = Field(30, ge=1)
    retention_days: int = Field(30, ge=1, le=30)
    """Days without a word after which a talk is erased; the greeting promises 30, so it may be fewer and never more."""
    messages_per_minute: int = Field(30, ge=1)
    conversations_per_hour: int = Field(60, ge=1)
    rasa_timeout: float = Field(15.0, gt=0)

    appointment_grid_minutes: Annotated[Literal[15, 30, 60], BeforeValidator(_whole)] = 30
    """Between the times at which an appointment may begin, counted from the whole hour."""
    appointment_lead_hours: int = Field(24, ge=0, le=24 * 14)
    appointment_horizon_days: int = Field(56, ge=1, le=366)
    appointments_per_conversation: int = Field(3, ge=1)
    """That are still to come."""
    closed_holidays: Annotated[list[str], NoDecode, BeforeValidator(_split)] = [
        "Nieuwjaarsdag",
        "Goede vrijdag",
        "Eerste paasdag",
        "Tweede paasdag",
        "Koningsdag",
        "Bevrijdingsdag",
        "Hemelvaartsdag",
        "Eerste pinksterdag",
        "Tweede pinksterdag",
        "Eerste kerstdag",
        "Tweede kerstdag",
    ]
    """As the package `holidays` names them. Goede vrijdag and Bevrijdingsdag of every year are among them: many offices
    are closed then, and a day that is offered too little harms less than a person before a closed door."""
    code_attempts_per_hour: int = Field(10, ge=1)
    """Wrong codes of an appointment, per conversation and per address."""

    telegram_token: SecretStr | None = None
    """Without it there is no Telegram channel."""
    telegram_mode: Literal["polling", "webhook"] = "polling"
    telegram_public_url: str | None = Field(None, pattern="^https?://")
    """Where Telegram finds the public port, for webhooks."""
    telegram_api_url: str = Field("https://api.telegram.org", pattern="^https?://")

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

    def require_webhook_address(self) -> Self:
        """Refuse a Telegram webhook without an address that Telegram can call.

        Raises:
            SettingsError: the address is missing, or is no https in production.
        """
        if self.telegram_token is not None and self.telegram_mode == "webhook":
            scheme = "https://" if self.environment == "production" else "http"
            if not (self.telegram_public_url or "").startswith(scheme):
                raise SettingsError(
                    "Met WERKWIJZER_TELEGRAM_MODE=webhook moet WERKWIJZER_TELEGRAM_PUBLIC_URL gezet zijn, "
                    "in production met https://."
                )
        return self


def load() -> Settings:
    """Give the settings, checked.

    Raises:
        SettingsError: a value has the wrong form; the sentence names the setting.
    """
    try:
        return Settings().require_production_secrets().require_webhook_address()
    except ValidationError as error:
        first = error.errors()[0]
        name = "WERKWIJZER_" + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(f"De instelling {name} klopt niet: {in_dutch(first)}.") from error
