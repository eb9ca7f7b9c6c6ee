"""What staff do: who works when, what time is kept free, and who comes."""
