"""What a text of hers says: a command, a call for help, that none is needed, or nothing that a rule knows."""
