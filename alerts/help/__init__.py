"""She calls for help: by a key, a text, a missed call; says more, or that none is needed."""
