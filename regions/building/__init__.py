"""How the data of this folder is made from published packages; nothing here runs in the service."""
