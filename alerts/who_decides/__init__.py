"""Who may decide what, by what proof; PINs and what they open."""
