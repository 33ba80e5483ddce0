"""The monitoring team's side: its commands and its web pages."""
