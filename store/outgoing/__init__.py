"""Texts on their way out, and the routes they go by."""
