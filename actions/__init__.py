"""What Rasa asks to be done: fetch an answer from content/, ask the backend, remember a choice."""
