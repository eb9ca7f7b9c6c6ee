"""A Telegram of our own: the Bot API over HTTP, strict as the real one, for tests and for trying the bot by hand."""
