"""USSD over HTTP by description: a file says how an operator's gateway asks and how it wants to be answered."""
