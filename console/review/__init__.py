"""Texts that no rule understood: read by somebody, each with a named outcome."""
