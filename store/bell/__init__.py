"""Redis: a bell that may be lost."""
