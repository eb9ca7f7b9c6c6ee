"""Keep Telegram's ids and texts unreadable in the database, with keys derived from the signing key."""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet


class Seal:
    """Encrypt, decrypt and hash for this channel alone; another signing key reads nothing of it."""

    def __init__(self, signing_key: str) -> None:
        self._key = signing_key.encode()
        self._fernet = Fernet(base64.urlsafe_b64encode(self._derive("telegram encryption")))
        self._hashing = self._derive("telegram chats")
        self.webhook_secret = self._derive("telegram webhook").hex()
        """What Telegram has to show us with every call."""

    def close(self, text: str) -> str:
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, closed: str) -> str:
        """Decrypt.

        Raises:
            cryptography.fernet.InvalidToken: it was closed with another signing key.
        """
        return self._fernet.decrypt(closed).decode()

    def hash(self, chat_id: int) -> str:
        return hmac.new(self._hashing, str(chat_id).encode(), hashlib.sha256).hexdigest()

    def _derive(self, purpose: str) -> bytes:
        return hmac.new(self._key, purpose.encode(), hashlib.sha256).digest()
