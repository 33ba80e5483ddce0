"""RULES: what happens after she asks for help."""
