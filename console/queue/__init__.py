"""The list of all that waits for the team."""
