"""Who looked at what and why, whether that record holds, and what of it is unusual."""
