"""Call-backs and questions: asked, taken, answered, reminded of in working hours."""
