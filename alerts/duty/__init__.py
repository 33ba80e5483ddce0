"""Who is on duty when, and behind which number."""
