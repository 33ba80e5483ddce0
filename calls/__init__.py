"""DOOR: she calls, and it rings once: a missed call says help, at no cost to her."""
