"""What the team does at the console with an alert or a text."""
