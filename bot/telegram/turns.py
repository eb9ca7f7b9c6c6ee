"""Lead a turn of a Telegram chat: find its conversation, let it be answered, deliver."""

import html
from dataclasses import replace

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.conversation import ConversationService
from bot.errors import NoConversation, TalkError, TooManyMessages
from bot.limits import Limits
from bot.said import Own, Said
from bot.telegram.chats import Chat, Chats
from bot.telegram.delivery import Delivery
from bot.telegram.kinds import Kind
from werkwijzer import choices
from werkwijzer.content.live import LiveLibrary
from werkwijzer.reply import Button, Reply

ERASE = "/telegram_wis"
KEEP = "/telegram_bewaar"
"""Payloads that this channel answers itself; they never reach Rasa."""
REMEMBERED_CHATS = 1000


class Turns:
    """What is done with each kind of update. The number of the update is the id of the turn: twice does nothing."""

    def __init__(
        self, conversations: ConversationService, chats: Chats, delivery: Delivery, live: LiveLibrary, limits: Limits
    ) -> None:
        self._conversations = conversations
        self._chats = chats
        self._delivery = delivery
        self._live = live
        self._limits = limits
        self._told_to_wait: dict[int, str] = {}
        self._albums: dict[int, str] = {}
        self.under_way: set[str] = set()
        """The conversations whose messages will be delivered at the end of a turn."""

    async def start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Greet; a region in the deep link is remembered."""
        wanted, library = (context.args or [""])[0], self._live.current
        region = wanted if wanted in library.where else None
        chat = await self._chats.find(_chat_id(update))
        if chat is None:
            await self._begin(update, region)
            return
        await self._let_in(chat)
        if chat.begun_by == update.update_id:
            # It was handled before, up to the sending perhaps.
            await self._delivery.deliver(chat.conversation_id)
        elif region is not None:
            choice = Button(title="/start", payload=f'/kies_regio{{"region": "{region}"}}')
            await self._lead(update, Said(choice=choice))
        else:
            await self._own(update, "/start", choices.menu(library, library.sentence("welkom")))

    async def help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what the bot can do."""
        await self._lead(update, Said(choice=Button(title="/help", payload="/hulp")))

    async def stop(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """End whatever was being asked."""
        await self._lead(update, Said(choice=Button(title="/stop", payload="/stop")))

    async def privacy(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what is kept, and by whom; the whole story is a button away."""
        library = self._live.current
        buttons = [choices.button(library, "privacy")]
        await self._own(update, "/privacy", Reply(text=library.sentence("telegram_privacy"), buttons=buttons))

    async def ask_to_erase(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Ask whether everything may go."""
        if await self._chats.find(_chat_id(update)) is None:
            await self._tell(update, "telegram_wis_niets")
            return
        library = self._live.current
        buttons = [
            Button(title=library.sentence("telegram_wis_ja_knop"), payload=ERASE),
            Button(title=library.sentence("telegram_wis_nee_knop"), payload=KEEP),
        ]
        await self._own(update, "/wis", Reply(text=library.sentence("telegram_wis"), buttons=buttons))

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Take the keyboard away, show the choice, and do it."""
        query = update.callback_query
        assert query is not None
        chat = await self._chats.find(_chat_id(update))
        button = await self._conversations.pressed(chat.conversation_id, query.data or "") if chat else None
        if query.message is not None:
            # First this: as long as the press is unanswered, the phone takes no second one.
            await self._delivery.quietly(lambda: query.edit_message_reply_markup(None))
        await self._delivery.quietly(lambda: query.answer(button.title if button else None))
        if chat is None:
            await self._tell(update, "knop_verlopen")
        elif button is not None and button.payload == ERASE:
            await self._conversations.erase(chat.conversation_id)
            await self._tell(update, "telegram_gewist")
        elif button is not None and button.payload == KEEP:
            await self._own(update, button.title, Reply(text=self._live.current.sentence("telegram_bewaard")))
        else:
            await self._lead(update, Said(button=query.data))

    async def text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer words."""
        await self._lead(update, Said(text=_message(update).text))

    async def kind(self, update: Update, kind: Kind) -> None:
        """Say that this cannot be read; words that came with it are answered."""
        message = _message(update)
        sentence = self._live.current.sentence(kind.sentence)
        if message.caption:
            await self._lead(update, Said(text=message.caption, note=sentence))
        elif self._is_new(message):
            await self._own(update, kind.shown, Reply(text=sentence))

    async def edited(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say that only new messages are read; a live location, edited every few seconds, is left alone."""
        if update.edited_message is not None and update.edited_message.location is None:
            await self._own(
                update, "(bericht aangepast)", Reply(text=self._live.current.sentence("telegram_aangepast"))
            )

    async def decline(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Leave a group or channel, with a word."""
        chat = update.effective_chat
        assert chat is not None
        sentence = html.escape(self._live.current.sentence("telegram_groep"), quote=False)
        await self._delivery.quietly(lambda: context.bot.send_message(chat.id, sentence), again=True)
        await self._delivery.quietly(lambda: context.bot.leave_chat(chat.id), again=True)

    async def blocked(self, update: Update, *, now: bool) -> None:
        """Keep that somebody blocked the bot, or let it in again."""
        chat = await self._chats.find(_chat_id(update))
        if chat is not None and now:
            await self._delivery.give_up(chat)
        elif chat is not None:
            await self._let_in(chat)

    async def apologise(self, update: Update, error: Exception | None) -> None:
        """Say what went wrong; that somebody sends too much, once."""
        chat_id = _chat_id(update)
        if isinstance(error, TooManyMessages):
            if self._told_to_wait.get(chat_id):
                return
            _remember(self._told_to_wait, chat_id, "told")
        sentence = error.sentence if isinstance(error, TalkError) else self._live.current.sentence("storing")
        await self._delivery.text(chat_id, html.escape(sentence, quote=False))

    async def _own(self, update: Update, shown: str, reply: Reply) -> None:
        await self._lead(update, Said(own=Own(shown, (reply,))))

    async def _lead(self, update: Update, said: Said) -> None:
        chat = await self._chats.find(_chat_id(update)) or await self._begin(update, None)
        await self._let_in(chat)
        try:
            await self._answer(chat, update, said)
        except NoConversation:
            # It was erased elsewhere just now, and the chat with it: this message begins a new one.
            await self._answer(await self._begin(update, None), update, said)

    async def _answer(self, chat: Chat, update: Update, said: Said) -> None:
        self.under_way.add(chat.conversation_id)
        said = replace(said, address=self._limits.address_key(_address(chat.id)))
        try:
            async with self._delivery.typing(chat.id):
                await self._conversations.handle(chat.conversation_id, f"tg-{update.update_id}", said)
        finally:
            self.under_way.discard(chat.conversation_id)
        self._told_to_wait.pop(chat.id, None)
        await self._delivery.deliver(chat.conversation_id)

    async def _begin(self, update: Update, region: str | None) -> Chat:
        """Begin a conversation for the chat; the greeting goes out first."""
        chat_id = _chat_id(update)
        await self._limits.conversation(_address(chat_id))
        conversation_id, _ = await self._conversations.begin(region, self._limits.address_key(_address(chat_id)))
        chat = await self._chats.join(chat_id, conversation_id, update.update_id)
        await self._delivery.deliver(conversation_id)
        return chat

    async def _let_in(self, chat: Chat) -> None:
        if chat.blocked:
            await self._chats.unblock(chat.conversation_id)

    async def _tell(self, update: Update, name: str) -> None:
        """Send a small sentence that belongs to no conversation."""
        await self._delivery.text(_chat_id(update), html.escape(self._live.current.sentence(name), quote=False))

    def _is_new(self, message: Message) -> bool:
        """Say whether this is not a further picture of the same album: ten pictures get one answer."""
        album, chat_id = message.media_group_id, message.chat.id
        if album is None:
            return True
        known = self._albums.get(chat_id) == album
        _remember(self._albums, chat_id, album)
        return not known


def _remember(of_chats: dict[int, str], chat_id: int, value: str) -> None:
    """Keep something of the last chats only, and in memory only."""
    of_chats.pop(chat_id, None)
    of_chats[chat_id] = value
    if len(of_chats) > REMEMBERED_CHATS:
        del of_chats[next(iter(of_chats))]


def _message(update: Update) -> Message:
    assert update.effective_message is not None
    return update.effective_message


def _chat_id(update: Update) -> int:
    whose = update.effective_chat or update.effective_user
    assert whose is not None
    return whose.id


def _address(chat_id: int) -> str:
    return f"telegram {chat_id}"
