"""The settings of the channel."""

import pytest

from tests.conftest import free_port
from tests.telegram.fake_bot_api import TOKEN
from tests.telegram.parts import Ground
from werkwijzer.errors import PartFailed, SettingsError
from werkwijzer.settings import Settings, load
from werkwijzer.telegram import look

SECRETS = {"WERKWIJZER_SECRET_KEY": "k" * 32, "WERKWIJZER_INTERNAL_SECRET": "i" * 32}


@pytest.mark.parametrize(
    ("environment", "url", "accepted"),
    [
        ("production", "https://werkwijzer.example.nl", True),
        ("production", "http://werkwijzer.example.nl", False),
        ("production", None, False),
        ("development", "http://127.0.0.1:8080", True),
        ("development", None, False),
    ],
)
def test_webhook_needs_an_address_that_telegram_can_call(
    monkeypatch: pytest.MonkeyPatch, environment: str, url: str | None, accepted: bool
) -> None:
    monkeypatch.setenv("WERKWIJZER_ENVIRONMENT", environment)
    monkeypatch.setenv("WERKWIJZER_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("WERKWIJZER_TELEGRAM_MODE", "webhook")
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    if url is not None:
        monkeypatch.setenv("WERKWIJZER_TELEGRAM_PUBLIC_URL", url)
    if accepted:
        assert load().telegram_mode == "webhook"
    else:
        with pytest.raises(SettingsError, match="WERKWIJZER_TELEGRAM_PUBLIC_URL"):
            load()


def test_without_a_token_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WERKWIJZER_TELEGRAM_MODE", "webhook")
    assert load().telegram_token is None


def test_token_is_not_shown() -> None:
    assert TOKEN not in repr(Settings(_env_file=None, telegram_token=TOKEN))


async def test_look_says_who_we_are(ground: Ground) -> None:
    said: list[str] = []
    await look(Settings(_env_file=None, telegram_token=TOKEN, telegram_api_url=ground.url), said.append)
    assert said == ["Verbonden als @werkwijzer_demo_bot.", "Updates komen via polling; 0 wachten."]


async def test_look_without_a_token_names_the_setting() -> None:
    with pytest.raises(SettingsError, match="WERKWIJZER_TELEGRAM_TOKEN"):
        await look(Settings(_env_file=None), print)


@pytest.mark.parametrize("there", [True, False])
async def test_look_at_a_refusing_or_absent_telegram_says_so_without_the_token(ground: Ground, there: bool) -> None:
    url = ground.url if there else f"http://127.0.0.1:{free_port()}"
    with pytest.raises(PartFailed) as failed:
        await look(Settings(_env_file=None, telegram_token="9:secret", telegram_api_url=url), print)
    assert "secret" not in str(failed.value)
