"""Nobody answered in time: who comes next."""
