"""Keep what the database need not show unreadable, with keys derived from the signing key, one for each purpose."""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet


def derived(signing_key: str, purpose: str) -> bytes:
    """Give the key for a purpose; from it nobody learns the signing key, nor the key for another purpose."""
    return hmac.new(signing_key.encode(), purpose.encode(), hashlib.sha256).digest()


class Cipher:
    """Encrypt and decrypt for one purpose; another signing key reads nothing of it."""

    def __init__(self, signing_key: str, purpose: str) -> None:
        self._fernet = Fernet(base64.urlsafe_b64encode(derived(signing_key, purpose)))

    def close(self, text: str) -> str:
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, closed: str) -> str:
        """Decrypt.

        Raises:
            cryptography.fernet.InvalidToken: it was closed with another signing key.
        """
        return self._fernet.decrypt(closed).decode()


class KeyedHash:
    """Hash for one purpose, so that who sees only the hashes cannot try out what they are of."""

    def __init__(self, signing_key: str, purpose: str) -> None:
        self._key = derived(signing_key, purpose)

    def digest(self, text: str) -> bytes:
        return hmac.new(self._key, text.encode(), hashlib.sha256).digest()

    def hex(self, text: str) -> str:
        return self.digest(text).hex()
