"""Keep Telegram's ids and texts unreadable in the database."""

from werkwijzer.sealing import Cipher, KeyedHash, derived


class Seal:
    """Encrypt, decrypt and hash for this channel alone; another signing key reads nothing of it."""

    def __init__(self, signing_key: str) -> None:
        cipher = Cipher(signing_key, "telegram encryption")
        self.close = cipher.close
        self.open = cipher.open
        self._chats = KeyedHash(signing_key, "telegram chats")
        self.webhook_secret = derived(signing_key, "telegram webhook").hex()
        """What Telegram has to show us with every call."""

    def hash(self, chat_id: int) -> str:
        return self._chats.hex(str(chat_id))
