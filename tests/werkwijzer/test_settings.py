"""Settings are read from the environment, and a wrong one is named in a sentence."""

from pathlib import Path

import pytest

from werkwijzer.errors import SettingsError
from werkwijzer.settings import Settings, load

LONG = "x" * 32


@pytest.fixture(autouse=True)
def _no_env_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(Settings.model_config, "env_file", None)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("PORT", "abc", "hier hoort een heel getal"),
        ("PORT", "0", "het getal moet minstens 1 zijn"),
        ("INTERNAL_PORT", "65536", "het getal mag hoogstens 65535 zijn"),
        ("RASA_PORT", "", "hier hoort een heel getal"),
        ("RASA_TIMEOUT", "lang", "hier hoort een getal"),
        ("RASA_TIMEOUT", "0", "het getal moet meer dan 0.0 zijn"),
        ("TOKEN_HOURS", "0", "het getal moet minstens 1 zijn"),
        ("ENVIRONMENT", "prod", "kies uit 'development' of 'production'"),
        ("CLOCK", "gisteren", "hier hoort een datum of tijd"),
        ("CLOCK", "2026-11-22T10:00:00", "de tijdzone ontbreekt"),
        ("DATABASE_URL", "onzin", "de tekst moet passen bij"),
        ("DATABASE_URL", "mysql://localhost/bot", "de tekst moet passen bij"),
        ("REDIS_URL", "localhost:6379", "de tekst moet passen bij"),
        ("RASA_URL", "localhost:5005", "de tekst moet passen bij"),
    ],
)
def test_wrong_value_gives_a_dutch_sentence_that_names_the_setting(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, reason: str
) -> None:
    monkeypatch.setenv(f"WERKWIJZER_{name}", value)
    with pytest.raises(SettingsError) as refused:
        load()
    sentence = str(refused.value)
    assert sentence.startswith(f"De instelling WERKWIJZER_{name} klopt niet: {reason}")
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_sentence_about_a_wrong_value_does_not_repeat_the_password_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WERKWIJZER_DATABASE_URL", "mysql://bot:geheim@localhost/bot")
    with pytest.raises(SettingsError) as refused:
        load()
    assert "geheim" not in str(refused.value)


@pytest.mark.parametrize("name", ["SECRET_KEY", "INTERNAL_SECRET"])
@pytest.mark.parametrize("secret", [None, "", "x" * 31])
def test_production_refuses_a_missing_or_short_secret(
    monkeypatch: pytest.MonkeyPatch, name: str, secret: str | None
) -> None:
    monkeypatch.setenv("WERKWIJZER_ENVIRONMENT", "production")
    monkeypatch.setenv("WERKWIJZER_SECRET_KEY", LONG)
    monkeypatch.setenv("WERKWIJZER_INTERNAL_SECRET", LONG)
    if secret is None:
        monkeypatch.delenv(f"WERKWIJZER_{name}")
    else:
        monkeypatch.setenv(f"WERKWIJZER_{name}", secret)
    with pytest.raises(SettingsError, match=f"WERKWIJZER_{name} moet gezet zijn, met minstens 32 tekens"):
        load()


def test_production_accepts_two_long_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WERKWIJZER_ENVIRONMENT", "production")
    monkeypatch.setenv("WERKWIJZER_SECRET_KEY", LONG)
    monkeypatch.setenv("WERKWIJZER_INTERNAL_SECRET", LONG)
    assert load().environment == "production"


def test_development_needs_no_secrets() -> None:
    assert load().secret_key is None


def test_secrets_do_not_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WERKWIJZER_SECRET_KEY", "een-geheim-van-meer-dan-32-tekens")
    assert "een-geheim" not in repr(load())


def test_relative_folder_is_read_from_where_the_program_starts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WERKWIJZER_VAR", "eigen/var")
    assert load().var == tmp_path / "eigen" / "var"


def test_allowed_origins_are_split_at_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WERKWIJZER_ALLOWED_ORIGINS", "https://a.nl, https://b.nl,")
    assert load().allowed_origins == ["https://a.nl", "https://b.nl"]


@pytest.mark.parametrize("url", ["postgres://u:p@db/bot", "postgresql://db/bot", "postgresql+psycopg://db:5433/bot"])
def test_every_spelling_of_a_postgres_address_is_accepted(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("WERKWIJZER_DATABASE_URL", url)
    assert load().database_url == url
