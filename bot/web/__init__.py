"""The web channel: /v1 over HTTP, and the chat page."""
