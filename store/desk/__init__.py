"""What lies on the desk of the team."""
