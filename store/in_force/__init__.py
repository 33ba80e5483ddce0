"""What the operator keeps in whole versions."""
