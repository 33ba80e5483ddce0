"""The web server: reads each request whole before anything of it takes a thread (docs/decisions/0051)."""
