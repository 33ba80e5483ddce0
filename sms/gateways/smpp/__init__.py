"""SMPP 3.4: a connection that stands, over which texts go out, and texts and receipts come in."""
