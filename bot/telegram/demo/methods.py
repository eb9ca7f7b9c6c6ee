"""The methods of the Bot API that the bot uses, with the limits and errors of the real one."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from bot.telegram.demo.markup import BadMarkup, Shown, read_html, units
from bot.telegram.demo.world import BOT, Bubble, Refusal, Room, SentFile, World, now

MAX_UNITS = 4096
MAX_DATA_BYTES = 64
LONG_POLL_SECONDS = 1.0
"""Shorter than the real one, so that stopping takes no time."""

Parameters = dict[str, Any]


async def get_me(world: World, given: Parameters) -> Any:
    return {**BOT, "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}


async def get_updates(world: World, given: Parameters) -> Any:
    if world.webhook:
        raise Refusal(409, "Conflict: can't use getUpdates method while webhook is active")
    world.polls += 1
    mine = world.polls
    offset = int(given.get("offset", 0))
    world.pending = [update for update in world.pending if update["update_id"] >= offset]
    await world.change()
    try:
        seconds = min(float(given.get("timeout", 0)), LONG_POLL_SECONDS)
        await world.until(lambda: bool(world.pending) or world.polls != mine or world.closing, seconds)
    except TimeoutError:
        return []
    if world.polls != mine:
        raise Refusal(409, "Conflict: terminated by other getUpdates request; only one bot instance may run")
    return world.pending[:100]


async def set_webhook(world: World, given: Parameters) -> Any:
    if not given.get("url"):
        return await delete_webhook(world, given)
    world.webhook = {"url": given["url"], "secret_token": given.get("secret_token", "")}
    waiting, world.pending = world.pending, []
    for update in waiting:
        number = update.pop("update_id")
        ((kind, content),) = update.items()
        await world.push(kind, content, number)
    return True


async def delete_webhook(world: World, given: Parameters) -> Any:
    world.webhook = {}
    return True


async def get_webhook_info(world: World, given: Parameters) -> Any:
    info = {"has_custom_certificate": False, "pending_update_count": len(world.pending)}
    return {"url": world.webhook.get("url", ""), **info}


async def send_message(world: World, given: Parameters) -> Any:
    room = _room(world, given)
    shown = _shown(str(given.get("text", "")), given.get("parse_mode"))
    bubble = Bubble(world.next_message_id(), from_bot=True, shown=shown, keyboard=_keyboard(given))
    return _put(room, bubble, text=shown.text)


async def send_document(world: World, given: Parameters) -> Any:
    room = _room(world, given)
    sent = given.get("document")
    if not isinstance(sent, SentFile) or not sent.content:
        raise Refusal(400, "Bad Request: file must be non-empty")
    name = f"file-{len(world.files) + 1}"
    world.files[name] = sent.content
    caption = _shown(str(given["caption"]), given.get("parse_mode")) if given.get("caption") else Shown("")
    bubble = Bubble(world.next_message_id(), from_bot=True, shown=caption, keyboard=_keyboard(given))
    bubble.file, bubble.file_name = name, sent.name
    return _put(room, bubble, document={"file_id": name, "file_unique_id": name, "file_name": sent.name})


async def get_file(world: World, given: Parameters) -> Any:
    name = given.get("file_id")
    if name not in world.files:
        raise Refusal(400, "Bad Request: invalid file_id")
    return {"file_id": name, "file_unique_id": name, "file_path": f"documents/{name}"}


async def send_chat_action(world: World, given: Parameters) -> Any:
    _room(world, given).typing += 1
    return True


async def answer_callback_query(world: World, given: Parameters) -> Any:
    chat_id = world.queries.pop(str(given.get("callback_query_id")), None)
    if chat_id is None:
        raise Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    if units(str(given.get("text", ""))) > 200:
        raise Refusal(400, "Bad Request: MESSAGE_TOO_LONG")
    world.room(chat_id).toast = str(given.get("text", ""))
    return True


async def edit_message_reply_markup(world: World, given: Parameters) -> Any:
    room = _room(world, given)
    for bubble in room.bubbles:
        if bubble.id == int(given["message_id"]) and bubble.from_bot:
            keyboard = _keyboard(given)
            if keyboard == bubble.keyboard:
                raise Refusal(400, "Bad Request: message is not modified")
            bubble.keyboard = keyboard
            return _message(room, bubble.id, text=bubble.text)
    raise Refusal(400, "Bad Request: message to edit not found")


async def set_my_commands(world: World, given: Parameters) -> Any:
    world.commands = json.loads(given["commands"])
    for command in world.commands:
        if not 1 <= len(command["description"]) <= 256 or not command["command"].islower():
            raise Refusal(400, "Bad Request: BOT_COMMAND_INVALID")
    return True


async def leave_chat(world: World, given: Parameters) -> Any:
    _room(world, given).refusal = "Forbidden: bot is not a member of the group chat"
    return True


METHODS: dict[str, Callable[[World, Parameters], Awaitable[Any]]] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "sendMessage": send_message,
    "sendDocument": send_document,
    "getFile": get_file,
    "sendChatAction": send_chat_action,
    "answerCallbackQuery": answer_callback_query,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "setMyCommands": set_my_commands,
    "leaveChat": leave_chat,
}


def _room(world: World, given: Parameters) -> Room:
    room = world.rooms.get(int(given.get("chat_id", 0)))
    if room is None:
        raise Refusal(400, "Bad Request: chat not found")
    if room.refusal is not None:
        raise Refusal(403, room.refusal)
    return room


def _shown(text: str, parse_mode: Any) -> Shown:
    try:
        shown = read_html(text) if parse_mode == "HTML" else Shown(text)
    except BadMarkup as error:
        raise Refusal(400, f"Bad Request: can't parse entities: {error}") from error
    if not shown.text.strip():
        raise Refusal(400, "Bad Request: message text is empty")
    if units(shown.text) > MAX_UNITS:
        raise Refusal(400, "Bad Request: message is too long")
    return shown


def _keyboard(given: Parameters) -> list[list[dict[str, str]]]:
    markup = json.loads(given.get("reply_markup") or "{}")
    keyboard: list[list[dict[str, str]]] = markup.get("inline_keyboard", [])
    for button in (button for row in keyboard for button in row):
        if not 1 <= len(button.get("callback_data", "").encode()) <= MAX_DATA_BYTES:
            raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
        if not button.get("text", "").strip():
            raise Refusal(400, "Bad Request: inline keyboard button text must be non-empty")
    return keyboard


def _put(room: Room, bubble: Bubble, **content: Any) -> Any:
    room.bubbles.append(bubble)
    return _message(room, bubble.id, **content)


def _message(room: Room, message_id: int, **content: Any) -> Any:
    chat = {"id": room.id, "type": room.kind, "first_name": "Sam"}
    return {"message_id": message_id, "date": now(), "chat": chat, "from": BOT, **content}
