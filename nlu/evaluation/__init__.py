"""Measure understanding: voices left out in turn, or sets of questions, with a report of either."""
