"""A text goes out: what is due is claimed, a route is chosen, and what came of it is settled."""
