"""The page of one alert, and what the team does with it."""
