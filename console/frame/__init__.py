"""What every page of the console stands in: who may open it, its language, its headers, its looks."""
