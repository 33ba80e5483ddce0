"""What a text was before gateways touched it."""
