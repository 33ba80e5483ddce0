"""DOOR: a woman dials."""
