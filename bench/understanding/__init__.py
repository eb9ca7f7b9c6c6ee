"""Understanding measured beside stock Rasa: same examples, same texts, same harness."""
