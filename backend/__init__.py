"""The data and its rules: what the actions ask over the internal port, and never the public."""
