"""The Telegram channel: what comes in is kept until it is handled, what goes out is sent once."""

import os

# Times of the library as timedelta, which its next major version gives; without it every 429 brings a warning.
os.environ.setdefault("PTB_TIMEDELTA", "true")
