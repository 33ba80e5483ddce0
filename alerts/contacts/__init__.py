"""Her help contacts: who they are, that they agreed, and how much they can be sent."""
