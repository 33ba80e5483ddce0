"""What is kept of a caller, read and written as one book."""
