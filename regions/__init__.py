"""RULES: where she is, and who serves there."""
