"""The page on which alerts are found again, open and closed."""
