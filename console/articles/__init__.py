"""The room for the articles of "Good to know": what callers read, on what it rests, and who has read it."""
