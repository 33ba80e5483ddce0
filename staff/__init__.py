"""Rules about the team: who they are, what each may do, how long a session lasts, what is written of their looking."""
