"""What the doors for gateways share: the strict reading of a form, and the secret in the path."""
