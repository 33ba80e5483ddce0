"""How one signs in at a demonstration, in a file of its own: who starts the service needs no more of the console."""

DEMO_PASSWORD = "faqat-namoyish-uchun"  # noqa: S105  # public on purpose; production refuses these members
DEMO_LOGIN = "supervisor"
"""Of the first of the team, who may see most."""
