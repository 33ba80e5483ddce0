"""A responder's answer is taken: from the text to what the alert becomes by it."""
