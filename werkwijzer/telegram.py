"""The command `werkwijzer telegram`: look whether the connection is well, or try the channel without Telegram."""

from collections.abc import Callable

from pydantic import SecretStr
from telegram import Bot
from telegram.error import TelegramError

from bot.telegram.demo.server import fake_telegram
from bot.telegram.demo.world import TOKEN
from werkwijzer.errors import PartFailed, SettingsError
from werkwijzer.run import run
from werkwijzer.settings import Settings

Say = Callable[[str], None]


async def demo(settings: Settings, port: int, say: Say) -> None:
    """Run the line with a Telegram of our own and a page that looks like a phone.

    Raises:
        WerkwijzerError: as `run`.
    """
    url = f"http://127.0.0.1:{port}"
    on_telegram = {
        "telegram_token": SecretStr(TOKEN),
        "telegram_mode": "polling",
        "telegram_api_url": url,
    }
    async with fake_telegram("127.0.0.1", port):
        say(f"De telefoon staat op {url}/")
        await run(settings.model_copy(update=on_telegram), say)


async def look(settings: Settings, say: Say) -> None:
    """Say who we are to Telegram, and how it brings updates.

    Raises:
        SettingsError: there is no token.
        PartFailed: Telegram refuses it, or does not answer.
    """
    if settings.telegram_token is None:
        raise SettingsError("WERKWIJZER_TELEGRAM_TOKEN is niet gezet. Uitproberen kan met: werkwijzer telegram --demo")
    token = settings.telegram_token.get_secret_value()
    try:
        async with Bot(token, base_url=f"{settings.telegram_api_url}/bot") as bot:
            webhook = await bot.get_webhook_info()
            say(f"Verbonden als @{bot.username}.")
            say(f"Updates komen via {webhook.url or 'polling'}; {webhook.pending_update_count} wachten.")
    except TelegramError as error:
        # The message of a refused token holds the token.
        raise PartFailed(f"Geen verbinding met Telegram ({type(error).__name__}).") from None
