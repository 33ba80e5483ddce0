"""The SMS providers: a folder for each, which `registry.py` names, and what several of them share."""
