"""Graph components of this project's Rasa pipeline, in the order of config.yml."""
