"""A basic phone: as a web page, in the terminal, and as the language of the tests."""
