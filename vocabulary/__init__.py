"""What every room speaks of: numbers, languages, places by their codes, what a caller chose, and what she asks for."""
