"""What is left as counts."""
