"""USSD over SMPP 3.4, on the session that the worker keeps with an operator."""
