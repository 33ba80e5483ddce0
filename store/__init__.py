"""MEMORY: the only folder that knows SQL, Redis and RQ."""
