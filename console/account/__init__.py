"""The account: what every member sees and changes of their own."""
