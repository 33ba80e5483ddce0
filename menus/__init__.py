"""RULES: what she sees next."""
