"""WORDS: everything that a person reads, and how long it is on a phone."""
