"""Call-backs and questions: the list of them, and the page where one is seen to."""
