"""The team: who works here, and what an administrator does about it."""
