"""How what is personal is kept unreadable."""
