"""What the bot says unasked about appointments: written with what causes it, said by the bot."""
