"""The two channels and what they share: masking, order, memory, delivery."""
