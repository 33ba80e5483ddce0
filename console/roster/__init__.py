"""The room for the roster: who is on duty when, where nobody is, and who is told next."""
