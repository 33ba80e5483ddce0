"""Who works here, who is signed in, and what they looked at."""
