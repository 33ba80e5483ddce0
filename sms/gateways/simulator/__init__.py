"""The phones of a demonstration."""
