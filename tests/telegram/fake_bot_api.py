"""The fake Bot API that tests talk to: the one of the demo, under the names that tests use."""

from bot.telegram.demo.people import KINDS, Person
from bot.telegram.demo.server import fake_telegram
from bot.telegram.demo.world import TOKEN, Bubble, Refusal, World

__all__ = ["KINDS", "TOKEN", "Bubble", "Person", "Refusal", "World", "fake_telegram"]
