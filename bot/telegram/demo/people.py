"""People with a phone: they type, press, send and block; tests and the demo page move them."""

import re
from typing import Any

from bot.telegram.demo.markup import Shown
from bot.telegram.demo.world import BOT, Bubble, World, now

_COMMAND = re.compile(r"/\w{1,32}(?:@\w+)?")
_FILE = {"file_id": "file-1", "file_unique_id": "unique-1"}
_PICTURE = {**_FILE, "width": 90, "height": 90}
KINDS: dict[str, Any] = {
    "photo": [_PICTURE],
    "video": {**_PICTURE, "duration": 3},
    "video_note": {**_FILE, "length": 90, "duration": 3},
    "animation": {**_PICTURE, "duration": 3},
    "voice": {**_FILE, "duration": 3},
    "audio": {**_FILE, "duration": 3},
    "document": {**_FILE, "file_name": "brief.pdf"},
    "sticker": {**_PICTURE, "type": "regular", "is_animated": False, "is_video": False},
    "dice": {"emoji": "🎲", "value": 4},
    "location": {"latitude": 51.92, "longitude": 4.48},
    "contact": {"phone_number": "+31612345678", "first_name": "Jan"},
    "poll": {
        "id": "1",
        "question": "Koffie?",
        "options": [],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": False,
        "members_only": False,
    },
    "story": {"chat": {"id": 5, "type": "private"}, "id": 1},
    "pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}},
}
"""The smallest content of each kind of message that the library reads."""


class Person:
    """Somebody with a private chat with the bot."""

    def __init__(self, world: World, chat_id: int, name: str = "Sam") -> None:
        self.world = world
        self.room = world.room(chat_id)
        self.user = {"id": chat_id, "is_bot": False, "first_name": name, "language_code": "nl"}

    @property
    def heard(self) -> list[Bubble]:
        """Give what the bot said."""
        return [bubble for bubble in self.room.bubbles if bubble.from_bot]

    @property
    def last(self) -> Bubble:
        return self.heard[-1]

    async def hears(self, count: int) -> list[Bubble]:
        """Wait until the bot has said `count` messages in all; give them."""
        await self.world.until(lambda: len(self.heard) >= count)
        return self.heard

    async def types(self, text: str, **extra: Any) -> int:
        """Send words; give the number of the update."""
        command = _COMMAND.match(text)
        marks = [{"type": "bot_command", "offset": 0, "length": command.end()}] if command else []
        self._show(text)
        return await self._send("message", text=text, **({"entities": marks} if marks else {}), **extra)

    async def sends(self, kind: str, **extra: Any) -> int:
        """Send something else than words."""
        self._show(f"[{kind}] {extra.get('caption', '')}".strip())
        return await self._send("message", **{kind: KINDS[kind]}, **extra)

    async def edits(self, **content: Any) -> int:
        return await self._send("edited_message", edit_date=now(), **content)

    async def presses(self, title: str) -> int:
        """Press the newest button with this title that is still there.

        Raises:
            LookupError: there is none.
        """
        for bubble in reversed(self.heard):
            for row in bubble.keyboard:
                for button in row:
                    if button["text"] == title:
                        return await self.presses_data(bubble, button["callback_data"])
        raise LookupError(f"no button {title!r}")

    async def presses_data(self, bubble: Bubble, data: str) -> int:
        number = await self.world.push("callback_query", self._query(bubble, data))
        self.world.queries[f"query-{bubble.id}-{data}"] = self.room.id
        return number

    async def blocks(self) -> None:
        self.room.refusal = "Forbidden: bot was blocked by the user"
        await self._membership("member", "kicked")

    async def unblocks(self) -> None:
        self.room.refusal = None
        await self._membership("kicked", "member")

    def _query(self, bubble: Bubble, data: str) -> dict[str, Any]:
        message = {"message_id": bubble.id, "date": now(), "chat": self._chat(), "from": BOT, "text": bubble.text}
        self.world.queries[f"query-{bubble.id}-{data}"] = self.room.id
        return {
            "id": f"query-{bubble.id}-{data}",
            "from": self.user,
            "chat_instance": "1",
            "data": data,
            "message": message,
        }

    async def _membership(self, before: str, after: str) -> None:
        old, new = ({"user": BOT, "status": status, "until_date": 0} for status in (before, after))
        change = {"chat": self._chat(), "from": self.user, "date": now()}
        await self.world.push("my_chat_member", {**change, "old_chat_member": old, "new_chat_member": new})

    def _chat(self) -> dict[str, Any]:
        return {"id": self.room.id, "type": self.room.kind, "first_name": self.user["first_name"]}

    async def _send(self, update: str, **content: Any) -> int:
        message_id = self.room.bubbles[-1].id if self.room.bubbles else self.world.next_message_id()
        message = {"message_id": message_id, "date": now(), "chat": self._chat(), "from": self.user}
        return await self.world.push(update, {**message, **content})

    def _show(self, text: str) -> None:
        self.room.bubbles.append(Bubble(self.world.next_message_id(), from_bot=False, shown=Shown(text)))
