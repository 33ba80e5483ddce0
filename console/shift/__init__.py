"""The page of a shift: who is here, what one has in hand, and handing all of it over."""
