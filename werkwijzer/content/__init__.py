"""Read what the bot says and knows from content/, checked against a schema."""
