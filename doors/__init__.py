"""What all doors share: the web server, the strict reading of a body, and the secret in the path."""
