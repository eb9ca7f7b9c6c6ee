"""Every kind of update that Telegram sends us, and what is done with it.

    private chat ── /start /help /privacy /stop /wis ──> Turns.start, help, ...
                 ├─ words, /unknown, forwarded ────────> Turns.text     (ConversationService, as on the web)
                 ├─ a button ──────────────────────────> Turns.press
                 ├─ photo, voice, location, ... ───────> Turns.kind     (a sentence; a caption is read)
                 ├─ an edited message ─────────────────> Turns.edited
                 ├─ a service message (pinned, ...) ───> nothing
                 └─ blocks the bot, or lets it in ─────> Turns.blocked
    group, channel ────────────────────────────────────> Turns.decline  (a sentence, and leave)

Inline queries, reactions and the rest are not asked for. Start it with a token in WERKWIJZER_TELEGRAM_TOKEN, or try
it without one: `werkwijzer telegram --demo`.
"""

import traceback
from typing import Any

import structlog
from telegram import Chat, ChatMember, Update
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.telegram.kinds import KINDS, OTHER, Kind
from bot.telegram.order import OrderPerChat
from bot.telegram.turns import Turns

log = structlog.get_logger()

ASKED_FOR = ["message", "edited_message", "callback_query", "my_chat_member", "channel_post"]
"""The kinds of update that Telegram may send."""

COMMANDS = ("start", "help", "privacy", "stop", "wis")
"""The menu; each has its description in content/zinnen.yml as telegram_menu_<command>."""

Handler = BaseHandler[Update, ContextTypes.DEFAULT_TYPE, Any]
PtbApplication = Application[Any, Any, Any, Any, Any, Any]

_READ_SECONDS = 20.0
"""A call that times out is made again, and might then be done twice: rather wait."""


def build(token: str, api_url: str, order: OrderPerChat) -> PtbApplication:
    """Give the library's application; updates reach its queue by way of our inbox, so it has no updater."""
    return (
        Application.builder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .updater(None)
        .job_queue(None)
        .concurrent_updates(order)
        .read_timeout(_READ_SECONDS)
        .pool_timeout(_READ_SECONDS)
        .build()
    )


def install(application: PtbApplication, turns: Turns) -> None:
    """Let the application handle each kind of update; the first handler that fits gets it."""
    new = filters.UpdateType.MESSAGE

    async def decline_or_note(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await _membership(turns, update, context)

    application.add_handlers(
        [
            ChatMemberHandler(decline_or_note, ChatMemberHandler.MY_CHAT_MEMBER),
            MessageHandler(~filters.ChatType.PRIVATE & ~filters.StatusUpdate.LEFT_CHAT_MEMBER, turns.decline),
            MessageHandler(filters.UpdateType.EDITED_MESSAGE, turns.edited),
            CommandHandler("start", turns.start, new),
            CommandHandler("help", turns.help, new),
            CommandHandler("privacy", turns.privacy, new),
            CommandHandler("stop", turns.stop, new),
            CommandHandler("wis", turns.ask_to_erase, new),
            MessageHandler(new & filters.TEXT, turns.text),
            MessageHandler(filters.StatusUpdate.ALL, _nothing),
            *(_kind_handler(turns, kind) for kind in (*KINDS, OTHER)),
            CallbackQueryHandler(turns.press),
            TypeHandler(Update, _nothing),
        ]
    )

    async def failed(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        await _failed(turns, update, context)

    application.add_error_handler(failed)


def _kind_handler(turns: Turns, kind: Kind) -> Handler:
    async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await turns.kind(update, kind)

    return MessageHandler(filters.UpdateType.MESSAGE & kind.filter, handle)


async def _membership(turns: Turns, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A private chat blocks the bot or lets it in; a group or channel that takes it in is declined."""
    assert update.my_chat_member is not None
    status = update.my_chat_member.new_chat_member.status
    if update.my_chat_member.chat.type == Chat.PRIVATE:
        await turns.blocked(update, now=status == ChatMember.BANNED)
    elif status in (ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.RESTRICTED):
        await turns.decline(update, context)


async def _nothing(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Leave it: nobody waits for an answer to this."""


async def _failed(turns: Turns, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log where it went wrong, never with what words: an error of the database quotes them. Then apologise."""
    error = context.error
    frames = traceback.extract_tb(error.__traceback__)[-4:] if error is not None else []
    where = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames]
    log.error("telegram update failed", error=type(error).__name__, where=where)
    # When Telegram itself fails, an apology would not arrive either; the answer is sent later.
    if isinstance(update, Update) and not isinstance(error, TelegramError):
        try:
            await turns.apologise(update, error)
        except TelegramError as again:
            log.error("no apology sent", error=type(again).__name__)
