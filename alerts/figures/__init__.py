"""What is counted, and shown only where nobody can be seen in it."""
