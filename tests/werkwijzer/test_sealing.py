"""What is stored sealed stays readable: the derived values are pinned, for another derivation would lose them all."""

import pytest
from cryptography.fernet import InvalidToken

from bot.telegram.seal import Seal
from werkwijzer.sealing import Cipher, KeyedHash, derived

KEY = "a key of at least thirty-two characters"
CLOSED = "gAAAAABrBAWRISbDcpCI1rysG8fWnz1gNZKimYxVLSuGA-wFAgwRa7qyjOxx-oxTCUzRkCa7mCPtBCUIGD3Ah2W_chf-Y2alkQ=="


def test_what_telegram_stored_before_stays_readable() -> None:
    seal = Seal(KEY)
    assert seal.open(CLOSED) == "hallo"
    assert seal.hash(42) == "a1e03577e4815a7ce5400d6745b0606f46a8516ff246e37524329d546e500105"
    assert seal.webhook_secret == "114892b9e7e7059c08910854622fedbca76112b54347328a0d07fc312a4cfb34"


def test_keys_of_two_purposes_have_nothing_in_common() -> None:
    assert derived(KEY, "one") != derived(KEY, "other")
    assert KeyedHash(KEY, "one").hex("x") != KeyedHash(KEY, "other").hex("x")


def test_another_purpose_or_signing_key_opens_nothing() -> None:
    closed = Cipher(KEY, "phones").close("+31612345678")
    assert Cipher(KEY, "phones").open(closed) == "+31612345678"
    for other in (Cipher(KEY, "names"), Cipher("another key", "phones")):
        with pytest.raises(InvalidToken):
            other.open(closed)
